/** Old addresses that lead to pages of the site. */

import { decodeWith } from '../shared/percent-encoding.ts'

/** A redirect. Paths are from the root of the host, so an old path can be outside the base path of the site. */
export interface Redirect {
  /** The old path, decoded: `/2019/über/`. */
  path: string
  /** The query of the old address, as it is sent, without `?`: `p=123`. */
  query?: string | undefined
  /** The path of the page now, encoded as the site encodes it. */
  to: string
  /** The title of that page. */
  title: string
}

/**
 * Returns the file of the site that redirects from an old path.
 *
 * @param base the path of the site, with a slash at both ends
 * @returns its path below the site; `undefined` if a file cannot do that: the address has a query or is outside the site,
 *   or a host would not serve the file as a page
 */
export function redirectFile({ path, query }: Pick<Redirect, 'path' | 'query'>, base: string) {
  if (query !== undefined || !path.startsWith(base) || path === base) return undefined
  const name = path.slice(base.length)
  // Longer names are no names of files (ext4, APFS, NTFS).
  if (name.split('/').some((part) => Buffer.byteLength(part) > 255)) return undefined
  if (name.endsWith('/')) return `${name}index.html`
  if (/\.html?$/i.test(name)) return name
  // A host chooses the type of `x.php` or `x.xml` by its ending.
  return /\.[a-z\d]{1,5}$/i.test(name) ? undefined : `${name}/index.html`
}

/** Where requests are redirected to, by what is requested. What is requested is decoded, except for the query. */
export interface RedirectTable {
  /** By path and query, as `/?a=1&b=2`. They come first. */
  withQuery: ReadonlyMap<string, string>
  /**
   * By the name of the only parameter of their query, and then by path and parameter, as `/?p=123`. Other parameters of a request
   * do not count: networks add their own to each link (`?p=123&fbclid=…`).
   */
  byParameter: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By path alone. A query of the request is kept: it is not part of the old address (`?utm_source=…`). */
  byPath: ReadonlyMap<string, string>
}

/** Returns the table of redirects. If several are from one address, the first is in it. */
export function redirectTable(redirects: readonly Redirect[]): RedirectTable {
  const withQuery = new Map<string, string>()
  const byParameter = new Map<string, Map<string, string>>()
  const byPath = new Map<string, string>()
  const tableOf = (query: string | undefined) => {
    if (query === undefined) return byPath
    const [, name] = oneParameter.exec(query) ?? []
    if (name === undefined) return withQuery
    const known = byParameter.get(name) ?? new Map<string, string>()
    byParameter.set(name, known)
    return known
  }
  for (const { path, query, to } of redirects) {
    const table = tableOf(query)
    for (const each of spellings(path)) {
      const key = query === undefined ? each : `${each}?${query}`
      if (!table.has(key)) table.set(key, to)
    }
  }
  return { withQuery, byParameter, byPath }
}

/** Returns whether nothing is redirected. */
export function isEmpty({ withQuery, byParameter, byPath }: RedirectTable): boolean {
  return withQuery.size + byParameter.size + byPath.size === 0
}

/** A query with one parameter, whose name is the name of a variable for every server, and whose value is sent as it is. */
const oneParameter = /^([a-z][a-z\d_]*)=[\w.-]+$/

/** Returns the spellings of an old path that are requested: with and without a slash at the end, if it is no file. */
function spellings(path: string): string[] {
  if (path === '/') return [path]
  const plain = path.replace(/\/$/, '')
  return /\.[a-z\d]{1,5}$/i.test(plain) && plain === path ? [path] : [`${plain}/`, plain]
}

/**
 * Finds where a request is redirected to, as web servers do with the same table.
 *
 * @param address the path and query of the request
 * @returns the path and query; `undefined` if it is no old address
 */
export function redirectTarget(address: string, table: RedirectTable): string | undefined {
  const [, written = '', query = ''] = /^([^?]*)(?:\?(.*))?$/s.exec(address) ?? []
  const path = decodeWith(decodeURIComponent, written)
  if (path === undefined) return undefined
  const to = table.byPath.get(path)
  const kept = query === '' ? to : to && `${to}?${query}`
  const asked = new URLSearchParams(query)
  const byParameter = Array.from(table.byParameter, ([name, targets]) =>
    targets.get(`${path}?${name}=${asked.get(name) ?? ''}`),
  ).find((each) => each !== undefined)
  return table.withQuery.get(`${path}?${query}`) ?? byParameter ?? kept
}
