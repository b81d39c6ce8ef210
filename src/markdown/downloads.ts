/** The files in the folder of a text that readers can download. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

import { attachmentKind, attachmentPath } from '../articles/attachments.ts'
import { walkTree } from '../shared/tree.ts'
import { literalValue } from './literals.ts'
import { setTextFacts } from '../publication/text-facts.ts'

/** Remark plugin: puts the paths of the files that a text links to, from its folder, into its front matter as `downloads`. */
export function remarkDownloads() {
  return (tree: Root, file: VFile): void => {
    setTextFacts(file, { downloads: downloadsIn(tree) })
  }
}

/** Returns the paths of the files that a text links to as downloads, without repetitions. */
export function downloadsIn(tree: Root): string[] {
  const found = new Set<string>()
  const add = (address: string | undefined) => {
    const path = address === undefined ? undefined : attachmentPath(address)
    if (path !== undefined && attachmentKind(path)) found.add(path)
  }
  const called = new Set<string>()
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'linkReference') called.add(node.identifier)
  })
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'link') add(node.url)
    if (node.type === 'definition' && called.has(node.identifier)) add(node.url)
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    if (node.name !== 'a') return
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'href') {
        add(literalValue(attribute))
      }
    }
  })
  return [...found]
}
