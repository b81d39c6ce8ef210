import { type Problem, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { normalizedWords } from '../normalized-words.ts'
import { nodesOf, wordsOf } from '../nodes.ts'

/** Link texts that say only that there is a link, normalised. */
const vagueTexts = new Set([
  'click',
  'click here',
  'here',
  'hier',
  'ici',
  'link',
  'read more',
  'read more here',
  'see here',
  'this link',
  'this page',
  'this website',
])

/** The text of a link says where it leads (WCAG 2.2, success criterion 2.4.4). */
export const linkSaysWhere = defineRule({
  name: 'link-says-where',
  holds: 'The text of a link says where it leads.',
  severity: 'warning',
  checkText: ({ record: { tree, body, file } }) =>
    (tree ? nodesOf(tree) : []).flatMap((node): Problem | [] => {
      const isElement = 'name' in node && node.name === 'a'
      if (node.type !== 'link' && node.type !== 'linkReference' && !isElement) return []
      const words = wordsOf(node).trim()
      if (!vagueTexts.has(normalizedWords(words))) return []
      const start = node.position?.start.offset ?? 0
      const raw = body.slice(start, node.position?.end.offset)
      const at = Math.max(0, raw.indexOf(words))
      return {
        place: placeOfOffset(file, body, start + at),
        message: `The link text \`${words}\` does not say where the link leads.`,
        hint: 'Link words that describe the target: `[the trial’s protocol](https://…)`.',
        length: words.length,
      }
    }),
})
