import type { Nodes } from 'mdast'

import { defineRule } from '../rule.ts'

import { isDraft } from '../../articles/embargo.ts'
import { headingsOf, holdsText, nodesOf, nodesOutsideNotes } from '../nodes.ts'

/** Every published article and page has text below its front matter, besides headings. */
export const articleHasText = defineRule({
  name: 'article-has-text',
  holds: 'Every article and page has text besides its headings.',
  severity: 'error',
  checkText({ record, kind }) {
    const { tree, file } = record
    if (!tree || record.data === undefined || (kind === 'article' && isDraft(record.data)))
      return []
    const inHeadings = new Set<Nodes>(headingsOf(tree).flatMap(({ node }) => nodesOf(node)))
    if (nodesOutsideNotes(tree).some((node) => !inHeadings.has(node) && holdsText(node))) return []
    return [
      {
        place: { file, line: 1, column: 1 },
        message: `This ${kind} has no text${inHeadings.size > 0 ? ' besides its headings' : ''}.`,
        hint: `Add text below the front matter, or ${kind === 'article' ? 'set `draft: true`' : 'remove the file'}.`,
      },
    ]
  },
})
