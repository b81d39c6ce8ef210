import type { Nodes } from 'mdast'

import type { CheckedText } from '../text.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'
import { isDraft } from '../unpublished.ts'
import { headingsOf, holdsText, nodesOf, nodesOutsideNotes } from '../nodes.ts'

/** Every article and page that is published has text below its front matter, and not only headings. */
export const articleHasText = defineRule({
  name: 'article-has-text',
  holds: 'Every article and page has text, and not only headings.',
  severity: 'error',
  check,
})

function check({ articles, pages }: RuleContext): Problem[] {
  return [
    ...articles.flatMap((text) => (isDraft(text.record) ? [] : withoutText(text, 'article'))),
    ...pages.flatMap((text) => withoutText(text, 'page')),
  ]
}

function withoutText({ record }: CheckedText, kind: 'article' | 'page'): Problem[] {
  const { tree, file } = record
  if (!tree || record.data === undefined) return []
  const inHeadings = new Set<Nodes>(headingsOf(tree).flatMap(({ node }) => nodesOf(node)))
  if (nodesOutsideNotes(tree).some((node) => !inHeadings.has(node) && holdsText(node))) return []
  return [
    {
      place: { file, line: 1, column: 1 },
      message: `This ${kind} has no text${inHeadings.size > 0 ? ' but its headings' : ''}.`,
      hint: `Write it below the front matter${kind === 'article' ? ', or mark the article with `draft: true`' : ', or remove the file'}.`,
    },
  ]
}
