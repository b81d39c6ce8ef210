import { type Problem, defineRule } from '../rule.ts'

import { figureReferences, figuresIn } from '../../markdown/figure-numbers.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../../shared/suggestion.ts'

/** A link without a text, such as `[](#pain-scores)`, refers to a figure or table with a caption in the same text. */
export const figureReferenceResolves = defineRule({
  name: 'figure-reference-resolves',
  holds: 'Every reference to a figure or table names one in the same text.',
  severity: 'error',
  fixed: true,
  checkText({ record: { tree, file, body } }) {
    if (!tree || !body.includes('[](#')) return []
    const ids = new Set(figuresIn(tree).flatMap(({ id }) => id ?? []))
    return figureReferences(tree).flatMap(({ node, id }): Problem | [] => {
      if (ids.has(id)) return []
      const start = node.position?.start.offset ?? 0
      const raw = body.slice(start, node.position?.end.offset)
      const near = nearest(id, ids)
      return {
        place: placeOfOffset(file, body, start + Math.max(0, raw.indexOf('#'))),
        message: `This text has no figure or table with a caption and the \`id\` \`${id}\`${suggestion(near) || '.'}`,
        hint:
          near === undefined
            ? `Give the figure this \`id\`, as in \`<Chart id="${id}" …>\`, or write the text of the link: \`[the results](#${id})\`.`
            : `Write \`[](#${near})\`.`,
        length: node.url.length,
        ...(near === undefined ? {} : { suggestion: `#${near}` }),
      }
    })
  },
})
