import { type Problem, defineRule } from '../rule.ts'

import type { SourceRecord } from '../../reading/record.ts'
import type { Outcome } from '../../claims/outcomes/schema.ts'
import type { DataPath } from '../../shared/place.ts'

/** No supporting evidence of a claim, and no number of its outcomes, comes from a retracted source. */
export const retractedIsNoEvidence = defineRule({
  name: 'retracted-is-no-evidence',
  holds:
    'No retracted source is evidence that supports a claim, or gives the numbers of an outcome.',
  severity: 'error',
  check({ claims, references }) {
    const isRetracted = (key: string) => references.get(key)?.data?.health?.kind === 'retracted'
    return [...claims.values()].flatMap(({ record, data }) => [
      ...(data?.evidence ?? []).flatMap(({ reference, finding }, index) =>
        finding === 'supports' && isRetracted(reference)
          ? {
              place: record.placeOf(['evidence', index, 'reference']),
              message: `\`${reference}\` was retracted, but is listed as evidence that supports the claim.`,
              hint: 'Remove this entry and rate the claim without it. An article can still describe the study and its retraction.',
              length: reference.length,
            }
          : [],
      ),
      ...(data?.outcomes ?? []).flatMap((outcome, index) =>
        sourcesOf(outcome)
          .filter(({ key }) => isRetracted(key))
          .map(({ key, path }) =>
            problemOf(record, { key, outcome, path: ['outcomes', index, ...path] }),
          ),
      ),
    ])
  },
})

/** Returns where the numbers of an outcome are from. */
function sourcesOf({ sources, results = [] }: Outcome): { key: string; path: DataPath }[] {
  return [
    ...sources.map((key, at) => ({ key, path: ['sources', at] })),
    ...results.map(({ reference }, at) => ({ key: reference, path: ['results', at, 'reference'] })),
  ]
}

function problemOf(
  record: SourceRecord,
  { key, outcome, path }: { key: string; outcome: Outcome; path: DataPath },
): Problem {
  return {
    place: record.placeOf(path),
    message: `\`${key}\` was retracted, but gives numbers of the outcome “${outcome.name}”.`,
    hint: 'Remove its numbers. An article can still describe the study and its retraction.',
    length: key.length,
  }
}
