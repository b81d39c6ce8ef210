import { defineRule } from '../rule.ts'

import { overallCertainty } from '../../claims/outcomes/overall-certainty.ts'

/** The certainty of a claim is the lowest of its critical outcomes, or the claim says why it is not. */
export const certaintyFitsOutcomes = defineRule({
  name: 'certainty-fits-outcomes',
  holds:
    'The certainty of a claim is that of its critical outcomes, or the difference is explained.',
  severity: 'warning',
  check: ({ claims, pointAt }) =>
    [...claims.values()].flatMap(({ record, data }) => {
      if (data === undefined || data.certaintyNote !== undefined) return []
      const overall = overallCertainty(data.outcomes ?? [])
      if (overall === undefined || overall === data.certainty) return []
      return {
        ...pointAt(record, ['certainty'], data.certainty),
        message: `The certainty of the claim is \`${data.certainty}\`, but the lowest of its critical outcomes is \`${overall}\`.`,
        hint: `Write \`certainty: ${overall}\`, or explain the difference in \`certaintyNote\`.`,
      }
    }),
})
