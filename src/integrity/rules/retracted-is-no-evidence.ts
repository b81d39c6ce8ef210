import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'

/** No entry of a claim's evidence that supports it rests on a retracted source. */
export const retractedIsNoEvidence = defineRule({
  name: 'retracted-is-no-evidence',
  holds: 'A retracted source is no evidence in favour of a claim.',
  severity: 'error',
  check,
})

function check({ claims, references }: RuleContext): Problem[] {
  return [...claims.values()].flatMap(({ record, data }) =>
    (data?.evidence ?? []).flatMap(({ reference, finding }, index) =>
      finding !== 'supports' || references.get(reference)?.data?.health?.kind !== 'retracted'
        ? []
        : [
            {
              place: record.placeOf(['evidence', index, 'reference']),
              message: `\`${reference}\` was retracted, but stands here as evidence that supports the claim.`,
              hint: 'Remove this entry and judge the claim without it; an article may still tell of the study and its retraction.',
              length: reference.length,
            },
          ],
    ),
  )
}
