/** The files that static hosts read: `_headers` and `_redirects` (Netlify, Cloudflare Pages). */

import { encodePath } from '../shared/percent-encoding.ts'
import { unescapedPath } from '../shared/urls.ts'
import { type HeaderRule, commonHeaders, headerRules } from './rules.ts'
import { withBase } from './path-pattern.ts'
import type { Redirect } from './redirects.ts'

/**
 * Writes the headers for hosts that read `_headers`. `!` leaves out a header of another rule (Cloudflare Pages, "Headers",
 * "Detach a header"); Netlify skips such a line, because it has no colon.
 *
 * @param base the path of the site, with a slash at both ends
 */
export function headersFile(base: string): string {
  const all: HeaderRule[] = [{ paths: ['/*'], headers: commonHeaders }, ...headerRules]
  const rules = all.flatMap(({ paths, headers, without = [] }) =>
    paths.map((pattern) =>
      [
        withBase(pattern, base),
        ...without.map((name) => `  ! ${name}`),
        ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
        '',
      ].join('\n'),
    ),
  )
  return `# Made by npm run build from src/hosting/rules.ts.\n\n${rules.join('\n')}`
}

/**
 * Writes the redirects for hosts that read `_redirects`. A query is a field of its own, which only Netlify reads ("Redirect
 * options", "Query parameters"); other hosts skip such a line. There, `!` makes it apply although `/` is a page.
 */
export function redirectsFile(redirects: readonly Redirect[]): string {
  const lines = redirects.map(({ path, query, to }) => {
    const from = requested(path)
    return query === undefined
      ? `${from} ${to} 301`
      : `${from} ${query.split('&').join(' ')} ${to} 301!`
  })
  return ['# Made by npm run build from the `aliases` of the content.', ...lines, ''].join('\n')
}

/** A path as browsers send it, but without `*` and `:`, which mean more in these files. */
function requested(path: string): string {
  return unescapedPath(encodePath(path)).replace(/[*:]/g, (sign) => (sign === '*' ? '%2A' : '%3A'))
}
