import type { Problem, RuleContext } from '../rule.ts'

import { truncate } from '../../shared/truncate.ts'
import { isWebAddress } from '../../shared/web-address.ts'
import { defineRule } from '../rule.ts'
import { webAddresses } from '../web-addresses.ts'

/** Why readers do not reach a page by an address, or not straight. */
interface Detour {
  /** The end of a sentence that starts with the address. */
  says: string
  /** The address of the page itself, where it can be told. */
  instead?: string | undefined
}

/** Every address leads all readers straight to its page. */
export const addressIsDirect = defineRule({
  name: 'address-is-direct',
  holds: 'Every address leads all readers straight to its page.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  return webAddresses(checked).flatMap(({ record, written, where }): Problem[] => {
    const detour = detourOf(written)
    if (!detour) return []
    const instead =
      detour.instead !== undefined && isWebAddress(detour.instead) ? detour.instead : undefined
    return [
      {
        ...where(),
        message: `\`${truncate(written, 80)}\` ${detour.says}.`,
        hint:
          instead === undefined
            ? 'Open the page, and copy its own address.'
            : `Write the address of the page itself, and open it once: \`${instead}\`.`,
        ...(instead === undefined ? {} : { suggestion: instead }),
        record,
      },
    ]
  })
}

/** Services that lead on to another address, each with the parameters that hold it. */
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

/** What the machines are called through which libraries give their members access. */
const proxy =
  /(?:^|[.-])(?:ez-?proxy|lib-?proxy|libaccess|webvpn)[\w-]*\.|\.idm\.oclc\.org$|(?:^|\.)proxy\.(?:lib|library)\./

/** Addresses that hold one of these never need taking apart otherwise. */
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
    return { says: `leads through ${redirect.name}, which follows the reader`, instead: target }
  }
  const defended = /^https:\/\/urldefense(?:\.proofpoint)?\.com\/v3\/__(.+?)__;/.exec(written)?.[1]
  if (defended !== undefined) {
    return { says: 'leads through a mail filter', instead: defended }
  }
  const page = /^\/amp\/s\/(.+)$/.exec(pathname)?.[1]
  if (/^(?:www\.)?google\.[a-z.]+$/.test(hostname) && page !== undefined) {
    return { says: 'leads to a copy at Google', instead: `https://${page}` }
  }
  if (hostname === 'webcache.googleusercontent.com') {
    return { says: 'leads to a copy at Google, which is no longer there' }
  }
  if (hostname.endsWith('.translate.goog')) {
    return {
      says: 'leads to a translation by a machine',
      instead: `https://${hyphenated(hostname.slice(0, -'.translate.goog'.length))}${pathname}`,
    }
  }
  if (proxy.test(hostname)) {
    return {
      says: 'leads through the proxy of a library, which asks readers for a password',
      instead: searchParams.get('url') ?? searchParams.get('qurl') ?? withoutProxy(url),
    }
  }
  if (
    /;jsessionid=|[?&](?:jsessionid|phpsessid|aspsessionid\w*|session_?id|cftoken)=/i.test(
      pathname + search,
    )
  ) {
    return {
      says: 'holds the number of a session, which has ended',
      instead: withoutSession(written),
    }
  }
  const isMailbox =
    /^mail\.google\.com$|^outlook\.(?:live|office|office365)\.com$/.test(hostname) &&
    !/^\/mail\/(?:about|help)\b/.test(pathname)
  if (isMailbox) {
    return { says: 'leads into a mailbox, which only its owner can open' }
  }
  return undefined
}

/** `www-example-com.ezproxy.example.edu` stands for `www.example.com`; two hyphens for one. */
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
