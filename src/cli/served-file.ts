/** Finds the file of the finished site that belongs to an address. */

import { realpathSync, statSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

/**
 * Splits the path of a request into its decoded segments.
 *
 * @param path without the base path and the query: `references/ash%3A2020/`
 * @returns `undefined` if an escape is malformed or decodes to no text
 */
export function decodedSegments(path: string): string[] | undefined {
  try {
    const segments = path.split('/').map(decodeURIComponent)
    return segments.some((segment) => segment.includes('\0')) ? undefined : segments
  } catch {
    return undefined
  }
}

/**
 * Finds the file that a static host would serve: the file itself, the page of that name, or the index of the folder.
 *
 * Refused are hidden files and folders but for `.well-known` (RFC 8615), files that hosts read themselves, names that contain
 * a separator, `..`, and links out of the site.
 *
 * @param root absolute path of the site; it may be a link
 * @param segments the decoded path
 * @returns the path of the file below the root, with `/` between its parts
 */
export function servedFile(root: string, segments: readonly string[]): string | undefined {
  const names = segments.filter((segment) => segment !== '')
  if (names.some(isRefused)) return undefined
  const isFolder = segments.at(-1) === ''
  const path = names.join('/')
  const candidates = [...(isFolder ? [] : [path, `${path}.html`]), posix.join(path, 'index.html')]
  return candidates.find((candidate) => isWithin(root, candidate))
}

function isRefused(name: string, index: number): boolean {
  if (name.startsWith('.')) return name !== '.well-known' || index > 0
  if (index === 0 && /^_(?:headers|redirects)$/.test(name)) return true
  return /[/\\]/.test(name)
}

/** Returns whether there is such a file, and whether it is one of the site's once every link is followed. */
function isWithin(root: string, path: string): boolean {
  try {
    const file = realpathSync(join(root, path))
    const names = relative(realpathSync(root), file).split(sep)
    return !names.some(isRefused) && statSync(file).isFile()
  } catch {
    return false
  }
}
