import { isAbsolute, relative, sep } from 'node:path'

/**
 * Returns the name of a file for reports: relative to a directory, with forward slashes.
 *
 * @example
 * fileName('/site', '/site/content/a.mdx') // => 'content/a.mdx'
 */
export function fileName(directory: string, file: string): string {
  return (relative(directory, file) || file).replaceAll(sep, '/')
}

/** Returns whether a name returned by `fileName` is outside the directory. */
export function isOutside(name: string): boolean {
  return name === '..' || name.startsWith('../') || isAbsolute(name)
}
