/** Reads the old addresses that authors write. */

import { toNormalForm } from './normal-form.ts'
import { decodeWith, encodePath } from './percent-encoding.ts'

/** An old address on the host of the site: its decoded path, and its query without `?`. */
export interface OldPath {
  path: string
  query?: string
}

/** Why a text is no old address, as the end of a sentence, and what it could have been. */
export interface OldPathFault {
  fault: string
  suggestion?: string
}

/**
 * Reads an old address: the whole path from the root of the host, with a query if there was one.
 *
 * Letters can be percent-encoded or not: `/über/` is `/%C3%BCber/`.
 *
 * @example readOldPath('/?p=123') // => { path: '/', query: 'p=123' }
 */
export function readOldPath(written: string): OldPath | OldPathFault {
  const whole = /^https?:\/\/[^/]+(\/.*)$/i.exec(written)?.[1]
  if (whole !== undefined) return { fault: 'is a whole address', suggestion: whole }
  const [, raw = '', query, fragment] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(written) ?? []
  if (fragment !== undefined)
    return {
      fault: 'contains `#`, which servers are not sent',
      suggestion: written.slice(0, -fragment.length),
    }
  if (!raw.startsWith('/')) {
    const near = `/${written.replace(/^(?:\.{1,2}\/)+/, '')}`
    return {
      fault: 'does not begin with `/`',
      ...('path' in readOldPath(near) && { suggestion: near }),
    }
  }
  const segments = raw.slice(1).split('/')
  const decoded = segments.map((segment) => decodeWith(decodeURIComponent, toNormalForm(segment)))
  if (decoded.some((segment) => segment === undefined))
    return { fault: 'contains a `%` that starts no escape' }
  const names = decoded.map(String)
  if (query === '') return { fault: 'ends with `?`', suggestion: raw }
  const fault = faultOfNames(names) ?? (query === undefined ? undefined : faultOfQuery(query))
  if (fault !== undefined) return { fault }
  return { path: `/${names.join('/')}`, ...(query !== undefined && { query }) }
}

function faultOfNames(names: readonly string[]): string | undefined {
  if (names.slice(0, -1).includes('')) return 'contains `//`'
  if (names.some((name) => name.startsWith('.')))
    return 'contains a name that begins with a full stop'
  return names.some((name) => /[/\\\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    ? 'contains a character that no path can contain'
    : undefined
}

/** Servers compare the query as it is sent: in ASCII, without white space (RFC 3986, section 3.4). */
function faultOfQuery(query: string): string | undefined {
  return /^[\w!'()*+,./:;=?@%&~-]+$/.test(query)
    ? undefined
    : 'contains a character in its query that has to be percent-encoded'
}

/**
 * Returns the form in which paths are compared: decoded, in lower case, without `index.html` and the slash at the end.
 * Hosts and file systems that treat these as the same would else serve one for the other.
 */
export function comparedPath(path: string): string {
  const plain = decodeWith(decodeURIComponent, path) ?? path
  return toNormalForm(plain)
    .toLowerCase()
    .replace(/\/(?:index\.html?)?$/, '')
}

/** Writes an old address as a link of the site would. */
export function writeOldPath({ path, query }: OldPath): string {
  return encodePath(path) + (query === undefined ? '' : `?${query}`)
}

/** Returns whether an alias of an article is an old slug, and no path: letters, digits, `-` and `_`, and `/` for folders. */
export function isOldSlug(written: string): boolean {
  return /^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(written)
}
