/** The charts in a text. */

import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'

import { walkTree } from '../shared/tree.ts'
import { literalValue } from './literals.ts'
import { setTextFacts } from '../publication/text-facts.ts'

/** Remark plugin: puts the data files of the charts in a text, as it names them, into its front matter as `charts`. */
export function remarkCharts() {
  return (tree: Root, file: VFile): void => {
    setTextFacts(file, { charts: chartsIn(tree) })
  }
}

/** Returns the data files that a text names in `<Chart src="…">`, in order. */
export function chartsIn(tree: Root): string[] {
  const found: string[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    if (node.name !== 'Chart') return
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'src') continue
      const src = literalValue(attribute)
      if (src !== undefined) found.push(src)
    }
  })
  return found
}
