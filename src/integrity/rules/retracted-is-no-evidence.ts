import { defineRule } from '../rule.ts'

/** No supporting evidence of a claim comes from a retracted source. */
export const retractedIsNoEvidence = defineRule({
  name: 'retracted-is-no-evidence',
  holds: 'No retracted source is evidence that supports a claim.',
  severity: 'error',
  check: ({ claims, references }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.evidence ?? []).flatMap(({ reference, finding }, index) =>
        finding !== 'supports' || references.get(reference)?.data?.health?.kind !== 'retracted'
          ? []
          : {
              place: record.placeOf(['evidence', index, 'reference']),
              message: `\`${reference}\` was retracted, but is listed as evidence that supports the claim.`,
              hint: 'Remove this entry and rate the claim without it. An article can still describe the study and its retraction.',
              length: reference.length,
            },
      ),
    ),
})
