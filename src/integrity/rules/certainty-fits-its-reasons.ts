import { defineRule } from '../rule.ts'

import { type Outcome, reasonsUp } from '../../claims/outcomes/schema.ts'
import { certainties, type Certainty } from '../../claims/scales.ts'

/**
 * The certainty of an outcome is no higher than its reasons allow. In GRADE, it starts at high at most, and each reason
 * rates it down or up by one level or two (GRADE handbook, 5).
 */
export const certaintyFitsItsReasons = defineRule({
  name: 'certainty-fits-its-reasons',
  holds: 'The certainty of an outcome is no higher than its reasons allow.',
  severity: 'warning',
  check: ({ claims, pointAt }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.outcomes ?? []).flatMap(({ name, certainty, reasons }, index) => {
        if (reasons.length === 0) return []
        const highest = highestFor(reasons)
        if (certainty === undefined)
          return {
            place: record.placeOf(['outcomes', index, 'reasons'], 'name'),
            message: `The outcome “${name}” has \`reasons\` for its certainty, but no \`certainty\`.`,
            hint: `Add \`certainty\`, or remove \`reasons\`.`,
            length: 'reasons'.length,
            record,
          }
        if (certainties.indexOf(certainty) >= certainties.indexOf(highest)) return []
        return {
          ...pointAt(record, ['outcomes', index, 'certainty'], certainty),
          message: `The certainty of the outcome “${name}” is \`${certainty}\`, but with its reasons it is at most \`${highest}\`.`,
          hint: `Write \`certainty: ${highest}\` or lower, or correct \`reasons\`.`,
          record,
        }
      }),
    ),
})

function highestFor(reasons: Outcome['reasons']): Certainty {
  const steps = reasons.map(({ domain, levels }) =>
    reasonsUp.some((each) => each === domain) ? -levels : levels,
  )
  const below = steps.reduce((sum, step) => sum + step, 0)
  const lowest = certainties.indexOf('very-low')
  return certainties[Math.min(Math.max(below, 0), lowest)] ?? 'high'
}
