/** Marks dated facts whose day is in the text around them, so that it is not shown twice. */

import type { Nodes, Root } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import { toString } from 'mdast-util-to-string'
import { formatDate, isCalendarDate } from '../shared/dates.ts'
import { walkTree } from '../shared/tree.ts'

/**
 * Marks each dated fact whose paragraph, cell or heading contains its day.
 *
 * @param tree the tree of a text; a `Dated` in it gets the attribute `stated`
 * @param language the language in which days are written
 */
export function markStatedDates(tree: Root, language: string): void {
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'tableCell' && node.type !== 'heading') return
    const facts = node.children.filter(isDated)
    if (facts.length === 0) return
    const text = toString(node)
    for (const fact of facts) {
      const day = dayOf(fact)
      if (day !== undefined && text.includes(formatDate(day, language)))
        fact.attributes.push({ type: 'mdxJsxAttribute', name: 'stated', value: 'yes' })
    }
  })
}

/** Remark plugin: the same. */
export function remarkDated({ language }: { language: string }) {
  return (tree: Root): void => {
    markStatedDates(tree, language)
  }
}

function isDated(node: Nodes): node is MdxJsxTextElement {
  return node.type === 'mdxJsxTextElement' && node.name === 'Dated'
}

function dayOf({ attributes }: MdxJsxTextElement): string | undefined {
  const value = attributes.find(
    (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'as',
  )?.value
  return typeof value === 'string' && isCalendarDate(value) ? value : undefined
}
