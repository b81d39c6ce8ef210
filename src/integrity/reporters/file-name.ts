import { isAbsolute, relative, sep } from 'node:path'

/**
 * Names a file as reports do: relative to a directory, with forward slashes.
 *
 * @example
 * fileName('/site', '/site/content/a.mdx') // => 'content/a.mdx'
 */
export function fileName(directory: string, file: string): string {
  return (relative(directory, file) || file).replaceAll(sep, '/')
}

/** Whether a name that `fileName` gave leads out of the directory. */
export function isOutside(name: string): boolean {
  return name === '..' || name.startsWith('../') || isAbsolute(name)
}
