import type { Check } from '../check.ts'

/** No entry of a claim's evidence that supports it rests on a retracted source. */
export const retractedIsNoEvidence: Check = ({ claims, references }) =>
  [...claims.values()].flatMap(({ record, data }) =>
    (data?.evidence ?? []).flatMap(({ reference, finding }, index) =>
      finding !== 'supports' || references.get(reference)?.data?.health?.kind !== 'retracted'
        ? []
        : [
            {
              rule: 'retracted-is-no-evidence' as const,
              place: record.placeOf(['evidence', index, 'reference']),
              message: `\`${reference}\` was retracted, but stands here as evidence that supports the claim.`,
              hint: 'Remove this entry and judge the claim without it; an article may still tell of the study and its retraction.',
              length: reference.length,
            },
          ],
    ),
  )
