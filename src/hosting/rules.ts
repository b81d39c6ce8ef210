/** What a site is sent with: the headers of every file. Hosts, `npm run preview` and the tests use this table. */

import {
  contentType,
  isText,
  mediaTypes,
  namedTypes,
  typesByEnding,
} from '../shared/media-types.ts'
import { patternSource } from './path-pattern.ts'

/** Headers of the files whose paths match one of the patterns (`path-pattern.ts`). */
export interface HeaderRule {
  paths: readonly string[]
  headers: Readonly<Record<string, string>>
  /** The names of headers of every response that these files are sent without. */
  without?: readonly string[]
}

/**
 * The policy of SVG images, which are documents of their own when they are opened (CSP 3). It covers the images in
 * `public/`, which `npm run check` does not see.
 */
const svgPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'; sandbox"

/** Headers of every response. `X-Frame-Options` covers hosts that cannot send `frame-ancestors` with pages only. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
}

/**
 * Headers of files for which no rule sets them. `_headers` files cannot say this; the hosts that read them let browsers
 * ask again before they show a kept page, which `no-cache` asks for.
 */
export const otherwise: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy': "frame-ancestors 'none'",
}

/** The endings of files whose type every host gets right, or has to be asked for by a longer name. */
const leftToHost = new Set(['htm', 'html', 'json', 'xml'])

/**
 * The rules. No path gets the same header from two of them, because Cloudflare Pages would join the values
 * ("Headers", "Attach a header").
 */
export const headerRules: readonly HeaderRule[] = [
  { paths: ['/*.svg'], headers: { 'Content-Security-Policy': svgPolicy } },
  {
    // Cards are shown on pages of other sites. What a card may load is in its own policy. Netlify cannot leave out a header,
    // but browsers ignore `X-Frame-Options` beside `frame-ancestors` (HTML, "The `X-Frame-Options` header"). nginx compares the
    // name of the file.
    paths: ['/claims/*/card/', '/claims/*/card/index.html'],
    headers: { 'Content-Security-Policy': 'frame-ancestors *' },
    without: ['X-Frame-Options'],
  },
  {
    // The names change with the contents.
    paths: [
      '/_astro/*',
      ...['fragment', 'index', 'filter', 'meta'].map((part) => `/pagefind/*.pf_${part}`),
    ],
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  },
  {
    // Feeds and data are for other sites and programs.
    paths: ['bib', 'csv', 'json', 'ris', 'tsv', 'xml', 'zip'].map((ending) => `/*.${ending}`),
    headers: { 'Access-Control-Allow-Origin': '*' },
  },
  ...typeRules(),
]

/** The rules for the types of texts, each with its encoding. */
function typeRules(): HeaderRule[] {
  const byEnding = Object.entries(typesByEnding)
    .filter(([ending, type]) => isText(type) && !leftToHost.has(ending))
    .map(([ending, type]) => [`/*.${ending}`, type] as const)
  const patterns = Map.groupBy([...Object.entries(namedTypes), ...byEnding], ([, type]) => type)
  return [...patterns].map(([type, of]) => ({
    paths: of.map(([pattern]) => pattern),
    headers: { 'Content-Type': contentType(type) },
  }))
}

/** Returns the media type of a file by its path from the root of the site: `/rss.xml`. */
export function mediaTypeOf(path: string): string {
  const named = Object.entries(namedTypes).find(([pattern]) => matches(pattern, path))
  if (named) return named[1]
  if (path.endsWith('/')) return mediaTypes.html
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(typesByEnding, ending) && typesByEnding[ending]) || mediaTypes.bytes
}

/**
 * Returns every header of a file.
 *
 * @param path its decoded path from the root of the site, with `/`: `/rss.xml`, `/articles/prp/`
 */
export function headersOf(path: string): Record<string, string> {
  const own = headerRules.filter(({ paths }) => paths.some((pattern) => matches(pattern, path)))
  const without = own.flatMap((rule) => rule.without ?? [])
  return Object.fromEntries([
    ...Object.entries({ ...commonHeaders, ...otherwise }).filter(
      ([name]) => !without.includes(name),
    ),
    ['Content-Type', contentType(mediaTypeOf(path))],
    ...own.flatMap(({ headers }) => Object.entries(headers)),
  ])
}

const expressions = new Map<string, RegExp>()

/** Returns whether a pattern matches a path from the root of the site. */
export function matches(pattern: string, path: string): boolean {
  const known = expressions.get(pattern)
  const expression = known ?? new RegExp(patternSource(pattern, '/'), 's')
  if (!known) expressions.set(pattern, expression)
  return expression.test(path)
}
