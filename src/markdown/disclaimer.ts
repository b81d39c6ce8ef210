import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

import { setTextFacts } from '../publication/text-facts.ts'
import { walkTree } from '../shared/tree.ts'

/** Remark plugin: notes in the front matter as `disclaimed` that a text holds a disclaimer, so that none follows it. */
export function remarkDisclaimer() {
  return (tree: Root, file: VFile): void => {
    setTextFacts(file, { disclaimed: holdsDisclaimer(tree) })
  }
}

/** Returns whether a text contains a `<Disclaimer />`. */
export function holdsDisclaimer(tree: Root): boolean {
  let found = false
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    found ||= node.name === 'Disclaimer'
  })
  return found
}
