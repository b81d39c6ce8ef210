import type { InlineCode, Root, Text } from 'mdast'

import type { CitationNode } from './citation-node.ts'

import { smartenPunctuation } from '../markdown/punctuation.ts'
import { splitSuffix } from './locator.ts'
import { quotationMarks } from './quotation-marks.ts'

/**
 * Finishes the affixes of extracted citations: separates locators from suffixes, and sets quotes and dashes as in the text.
 *
 * @param nodes the citations, which are changed; each suffix still contains the locator
 * @param language of the text, a BCP 47 tag
 */
export function finishAffixes(nodes: readonly CitationNode[], language: string): void {
  const tree: Root = { type: 'root', children: [] }
  const finish: (() => void)[] = []
  for (const item of nodes.flatMap(({ citation }) => citation.items)) {
    const { suffix: written = '', ...rest } = item
    const split = splitSuffix(written, language)
    delete item.suffix
    Object.assign(item, split)
    if (rest.prefix === undefined && split.suffix === undefined) continue
    const prefix: Text = { type: 'text', value: rest.prefix ?? '' }
    const suffix: Text = { type: 'text', value: split.suffix ?? '' }
    const source: InlineCode = { type: 'inlineCode', value: 'A' }
    tree.children.push({ type: 'paragraph', children: [prefix, source, suffix] })
    finish.push(() => {
      if (rest.prefix !== undefined) item.prefix = prefix.value
      if (split.suffix !== undefined) item.suffix = suffix.value
    })
  }
  smartenPunctuation(tree, quotationMarks(language))
  for (const each of finish) each()
}
