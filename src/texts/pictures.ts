/** The images of a text. */

import type { Nodes, Root } from 'hast'
import type { VFile } from 'vfile'

import { walkTree } from '../shared/tree.ts'

/**
 * Rehype plugin that leaves images to the component `img`, with the path that the author wrote, and adds their paths to
 * `pictures`. Astro would import each image as a module.
 *
 * It must run before the plugins of Astro, which look for the images in `file.data.astro`.
 */
export function rehypePictures(pictures: string[]) {
  return (tree: Root, file: VFile): void => {
    const local = new Set(file.data.astro?.localImagePaths)
    if (local.size === 0) return
    walkTree<Nodes>(tree, (node) => {
      if (node.type !== 'element' || node.tagName !== 'img') return
      const { properties } = node
      if (typeof properties['src'] !== 'string') return
      const path = decodeURI(properties['src'])
      if (!local.has(path)) return
      properties['src'] = path
      if (!pictures.includes(path)) pictures.push(path)
    })
    if (file.data.astro) file.data.astro.localImagePaths = []
  }
}
