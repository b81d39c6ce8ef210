import type { Nodes } from 'mdast'

import type { CheckedText } from '../text.ts'
import { type Problem, defineRule } from '../rule.ts'

import { isDraft } from '../unpublished.ts'
import { headingsOf, holdsText, nodesOf, nodesOutsideNotes } from '../nodes.ts'

/** Every published article and page has text below its front matter, besides headings. */
export const articleHasText = defineRule({
  name: 'article-has-text',
  holds: 'Every article and page has text besides its headings.',
  severity: 'error',
  check: ({ articles, pages }) => [
    ...articles.flatMap((text) => (isDraft(text.record) ? [] : withoutText(text, 'article'))),
    ...pages.flatMap((text) => withoutText(text, 'page')),
  ],
})

function withoutText({ record }: CheckedText, kind: 'article' | 'page'): Problem | [] {
  const { tree, file } = record
  if (!tree || record.data === undefined) return []
  const inHeadings = new Set<Nodes>(headingsOf(tree).flatMap(({ node }) => nodesOf(node)))
  if (nodesOutsideNotes(tree).some((node) => !inHeadings.has(node) && holdsText(node))) return []
  return {
    place: { file, line: 1, column: 1 },
    message: `This ${kind} has no text${inHeadings.size > 0 ? ' besides its headings' : ''}.`,
    hint: `Add text below the front matter, or ${kind === 'article' ? 'set `draft: true`' : 'remove the file'}.`,
  }
}
