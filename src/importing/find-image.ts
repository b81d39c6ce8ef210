/** Finds the images that old texts show. */

import { statSync } from 'node:fs'
import { join, relative } from 'node:path'

import { decodePercent } from '../shared/percent-encoding.ts'
import { pathOnHost } from './old-addresses.ts'
import type { BlogSettings, OldPost } from './old-post.ts'

/**
 * Finds the file of an image.
 *
 * @param address as the text names it
 * @param folder the absolute path of the blog
 * @returns its absolute path, below the folder of the blog
 */
export function findImage(
  address: string,
  post: Pick<OldPost, 'folder'>,
  folder: string,
  { origin, base = '' }: Pick<BlogSettings, 'origin' | 'base'>,
): string | undefined {
  const path = pathOnHost(address, origin)
  if (path === undefined || /^[a-z][a-z\d+.-]*:|^\/\/|\0/i.test(path)) return undefined
  const plain = decodePercent(path.replace(/[?#].*$/s, ''))
  const roots = ['', 'static', 'assets', 'source', 'public', 'content', 'src', 'src/assets']
  const below = plain.startsWith(`${base}/`) ? [plain.slice(base.length)] : []
  const own = post.folder === undefined || plain.startsWith('/') ? [] : [join(post.folder, plain)]
  const places = [...below, plain].flatMap((each) => roots.map((root) => join(folder, root, each)))
  return [...own, ...places].find((file) => {
    const isBelow = !relative(folder, file).startsWith('..')
    return isBelow && statSync(file, { throwIfNoEntry: false })?.isFile()
  })
}
