import { type Problem, defineRule } from '../rule.ts'

import { figuresIn } from '../../markdown/figure-numbers.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../../shared/suggestion.ts'

/** A link without a text, such as `[](#pain-scores)`, refers to a figure or table with a caption in the same text. */
export const figureReferenceResolves = defineRule({
  name: 'figure-reference-resolves',
  holds: 'Every reference to a figure or table names one in the same text.',
  severity: 'error',
  fixed: true,
  checkText({ record: { tree, file, body }, found: { links } }) {
    const references = links.filter(({ isReference }) => isReference)
    if (!tree || references.length === 0) return []
    const ids = new Set(figuresIn(tree).flatMap(({ id }) => id ?? []))
    return references.flatMap(({ written, offset }): Problem | [] => {
      const id = decodePercent(written.slice(1))
      if (ids.has(id)) return []
      const near = nearest(id, ids)
      return {
        place: placeOfOffset(file, body, offset),
        message: `This text has no figure or table with a caption and the \`id\` \`${id}\`${suggestion(near) || '.'}`,
        hint:
          near === undefined
            ? `Give the figure this \`id\`, as in \`<Chart id="${id}" …>\`, or write the text of the link: \`[the results](#${id})\`.`
            : `Write \`[](#${near})\`.`,
        length: written.length,
        ...(near === undefined ? {} : { suggestion: `#${near}` }),
      }
    })
  },
})
