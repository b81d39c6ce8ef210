/** The names of records in the attributes of elements. */

import type { Nodes, Root } from 'mdast'

import { toNormalForm } from '../shared/normal-form.ts'
import { walkTree } from '../shared/tree.ts'
import { namingAttributes } from './vocabulary.ts'

/** Remark plugin that converts the names of records in attributes to the Unicode form in which names are compared. */
export function remarkNames() {
  return (tree: Root): void => {
    normalizeAttributes(tree)
  }
}

/** The same for the check. The tree is changed. */
export function normalizeAttributes(tree: Root): void {
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    for (const attribute of node.attributes) {
      if (
        attribute.type === 'mdxJsxAttribute' &&
        typeof attribute.value === 'string' &&
        namingAttributes[node.name ?? '']?.includes(attribute.name)
      ) {
        attribute.value = toNormalForm(attribute.value)
      }
    }
  })
}
