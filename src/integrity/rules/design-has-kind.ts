import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { designKinds } from '../../claims/design.ts'
import { likelyDesign } from '../likely-design.ts'

/** A study whose design is described also has its kind, by which evidence maps group it. */
export const designHasKind = defineRule({
  name: 'design-has-kind',
  holds: 'Every study design that is described also has a kind.',
  severity: 'warning',
  check: ({ claims, pointAt }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.evidence ?? []).flatMap(({ design, designKind }, index) =>
        design === undefined || designKind !== undefined
          ? []
          : [problemOf(record, { design, index }, pointAt)],
      ),
    ),
})

function problemOf(
  record: SourceRecord,
  { design, index }: { design: string; index: number },
  pointAt: RuleContext['pointAt'],
): Problem {
  const kind = likelyDesign(design)
  return {
    ...pointAt(record, ['evidence', index, 'design'], design),
    message: `The design “${design}” has no \`designKind\`, so evidence maps show the study among “Other sources”.`,
    hint:
      kind === undefined
        ? `Add the kind below it: \`designKind: other\`, or one of ${listed(designKinds)}.`
        : `Add the kind below it: \`designKind: ${kind}\`, or another one if that is wrong.`,
  }
}

function listed(kinds: readonly string[]): string {
  return kinds
    .filter((kind) => kind !== 'other')
    .map((kind) => `\`${kind}\``)
    .join(', ')
}
