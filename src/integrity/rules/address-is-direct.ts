import { type Problem, defineRule } from '../rule.ts'

import { truncate } from '../../shared/truncate.ts'
import { isWebAddress } from '../../shared/web-address.ts'
import { webAddresses } from '../web-addresses.ts'

/** Why an address does not take readers directly to its page. */
interface Detour {
  /** The end of a sentence that starts with the address. */
  problem: string
  /** The address of the page itself, if it can be derived. */
  direct?: string | undefined
}

export const addressIsDirect = defineRule({
  name: 'address-is-direct',
  holds: 'Every address takes readers directly to its page.',
  severity: 'error',
  check: (checked) =>
    webAddresses(checked).flatMap(({ record, written, where }): Problem | [] => {
      const detour = detourOf(written)
      if (!detour) return []
      const direct =
        detour.direct !== undefined && isWebAddress(detour.direct) ? detour.direct : undefined
      return {
        ...where(),
        message: `\`${truncate(written, 80)}\` ${detour.problem}.`,
        hint:
          direct === undefined
            ? 'Open the page and copy its own address.'
            : `Use the page’s own address, \`${direct}\`, and open it once to check.`,
        ...(direct === undefined ? {} : { suggestion: direct }),
        record,
      }
    }),
})

/** Services that redirect to another address, each with the parameters that contain it. */
const redirects: readonly {
  host: RegExp
  path: RegExp
  parameters: readonly string[]
  name: string
}[] = [
  {
    host: /^(?:www\.)?google\.[a-z.]+$/,
    path: /^\/url$/,
    parameters: ['q', 'url'],
    name: 'Google',
  },
  {
    host: /^lm?\.facebook\.com$|^l\.instagram\.com$/,
    path: /^\//,
    parameters: ['u'],
    name: 'Facebook',
  },
  {
    host: /\.safelinks\.protection\.outlook\.com$/,
    path: /^\//,
    parameters: ['url'],
    name: 'Outlook',
  },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'], name: 'YouTube' },
  {
    host: /^(?:www\.)?linkedin\.com$/,
    path: /^\/(?:redir\/redirect|safety\/go)/,
    parameters: ['url'],
    name: 'LinkedIn',
  },
  { host: /^slack-redir\.net$/, path: /^\//, parameters: ['url'], name: 'Slack' },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'], name: 'Reddit' },
  {
    host: /^translate\.google\.[a-z.]+$/,
    path: /^\/translate/,
    parameters: ['u'],
    name: 'Google Translate',
  },
]

/** Host names of the proxies through which libraries give their members access. */
const proxy =
  /(?:^|[.-])(?:ez-?proxy|lib-?proxy|libaccess|webvpn)[\w-]*\.|\.idm\.oclc\.org$|(?:^|\.)proxy\.(?:lib|library)\./

/** Only addresses that match this are parsed, which saves time. */
const sign =
  /google|facebook|instagram|safelinks|youtube\.com\/redirect|linkedin\.com\/(?:redir|safety)|slack-redir|out\.reddit|urldefense|prox|libaccess|webvpn|oclc|jsessionid|sess(?:ion)?_?id|cftoken|webcache|translate|mail|outlook/i

function detourOf(written: string): Detour | undefined {
  if (!sign.test(written)) return undefined
  const url = URL.parse(written.trim())
  if (!url) return undefined
  const { hostname, pathname, searchParams, search } = url
  const redirect = redirects.find(({ host, path }) => host.test(hostname) && path.test(pathname))
  const target = redirect?.parameters.map((name) => searchParams.get(name)).find(Boolean)
  if (redirect && target) {
    return { problem: `redirects through ${redirect.name}, which tracks readers`, direct: target }
  }
  const defended = /^https:\/\/urldefense(?:\.proofpoint)?\.com\/v3\/__(.+?)__;/.exec(written)?.[1]
  if (defended !== undefined) {
    return { problem: 'redirects through a mail filter', direct: defended }
  }
  const page = /^\/amp\/s\/(.+)$/.exec(pathname)?.[1]
  if (/^(?:www\.)?google\.[a-z.]+$/.test(hostname) && page !== undefined) {
    return { problem: 'links to a copy on Google', direct: `https://${page}` }
  }
  if (hostname === 'webcache.googleusercontent.com') {
    return { problem: 'links to a copy on Google that no longer exists' }
  }
  if (hostname.endsWith('.translate.goog')) {
    return {
      problem: 'links to a machine translation',
      direct: `https://${hyphenated(hostname.slice(0, -'.translate.goog'.length))}${pathname}`,
    }
  }
  if (proxy.test(hostname)) {
    return {
      problem: 'links through a library proxy, which asks readers for a password',
      direct: searchParams.get('url') ?? searchParams.get('qurl') ?? withoutProxy(url),
    }
  }
  if (
    /;jsessionid=|[?&](?:jsessionid|phpsessid|aspsessionid\w*|session_?id|cftoken)=/i.test(
      pathname + search,
    )
  ) {
    return {
      problem: 'contains a session number, which expires',
      direct: withoutSession(written),
    }
  }
  const isMailbox =
    /^mail\.google\.com$|^outlook\.(?:live|office|office365)\.com$/.test(hostname) &&
    !/^\/mail\/(?:about|help)\b/.test(pathname)
  if (isMailbox) {
    return { problem: 'links to a mailbox that only its owner can open' }
  }
  return undefined
}

/** Turns `www-example-com.ezproxy.example.edu` into `www.example.com`. Two hyphens mean one. */
function withoutProxy({ hostname, pathname, search }: URL): string | undefined {
  const [first = '', ...rest] = hostname.split('.')
  if (first.includes('-') && !proxy.test(`${first}.`)) {
    return `https://${hyphenated(first)}${pathname}${search}`
  }
  const at = rest.findIndex((label) => proxy.test(`${label}.`))
  return at > 0
    ? `https://${[first, ...rest.slice(0, at)].join('.')}${pathname}${search}`
    : undefined
}

function hyphenated(label: string): string {
  return label.replace(/--/g, '\0').replace(/-/g, '.').replaceAll('\0', '-')
}

function withoutSession(address: string): string {
  return address
    .replace(/;jsessionid=[^?#]*/i, '')
    .replace(
      /([?&])(?:jsessionid|phpsessid|aspsessionid\w*|session_?id|cfid|cftoken)=[^&#]*/gi,
      '$1',
    )
    .replace(/&{2,}/g, '&')
    .replace(/\?&/, '?')
    .replace(/[?&](?=#|$)/, '')
}
