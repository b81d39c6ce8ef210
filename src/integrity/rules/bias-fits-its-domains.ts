import type { Claim } from '../../claims/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

import { type BiasDomain, riskLevel } from '../../claims/bias/schema.ts'
import { type DesignKind, designRows } from '../../claims/design.ts'

type Study = Claim['evidence'][number]
type Judged = Study & { riskOfBias: NonNullable<Study['riskOfBias']> }

/**
 * The risk of bias over all domains is at least that of the worst domain, and the tool fits the design of the study: RoB 2
 * judges randomised trials (doi:10.1136/bmj.l4898), ROBINS-I other studies of treatments (doi:10.1136/bmj.i4919).
 */
export const biasFitsItsDomains = defineRule({
  name: 'bias-fits-its-domains',
  holds:
    'The overall risk of bias of a study is that of its worst domain or higher, and the tool fits the design.',
  severity: 'warning',
  check: ({ claims }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.evidence ?? []).flatMap((study, index) => {
        const { riskOfBias } = study
        if (riskOfBias === undefined) return []
        const judged = { ...study, riskOfBias }
        return [...belowWorst(record, judged, index), ...otherDesign(record, judged, index)]
      }),
    ),
})

function belowWorst(record: SourceRecord, { riskOfBias }: Judged, index: number): Problem[] {
  const { overall, domains } = riskOfBias
  const [worst] = (Object.entries(domains) as [BiasDomain, typeof overall][])
    .filter(([, judgement]) => riskLevel(judgement) > riskLevel(overall))
    .sort(([, one], [, other]) => riskLevel(other) - riskLevel(one))
  if (!worst) return []
  const [domain, judgement] = worst
  return [
    {
      place: record.placeOf(['evidence', index, 'riskOfBias', 'overall']),
      message: `The overall risk of bias is \`${overall}\`, but that of the domain \`${domain}\` is \`${judgement}\`.`,
      hint: `Write \`overall: ${judgement}\`, or correct the judgement of the domain.`,
      length: overall.length,
      record,
    },
  ]
}

/** What no tool of the risk of bias judges: reviews, laboratory studies and guidance. */
const isNoStudyOfPeople = (kind: DesignKind) =>
  ['synthesis', 'laboratory', 'guidance'].includes(designRows[kind]) ||
  kind === 'narrative-review' ||
  kind === 'expert-opinion'

function otherDesign(
  record: SourceRecord,
  { designKind, riskOfBias: { tool } }: Judged,
  index: number,
): Problem[] {
  if (designKind === undefined || designKind === 'other') return []
  const isRandomised = designKind === 'randomised-trial'
  const isNone = isNoStudyOfPeople(designKind)
  if (!isNone && isRandomised === (tool === 'rob-2')) return []
  const purpose = tool === 'rob-2' ? 'randomised trials' : 'studies that are not randomised'
  return [
    {
      place: record.placeOf(['evidence', index, 'riskOfBias', 'tool']),
      message: `The tool \`${tool}\` judges ${purpose}, but the \`designKind\` of this source is \`${designKind}\`.`,
      hint: isNone
        ? 'Remove `riskOfBias`, or correct `designKind`. In a review, the tool judges each of the studies.'
        : `Use \`tool: ${isRandomised ? 'rob-2' : 'robins-i'}\` with its own domains, or correct \`designKind\`.`,
      length: tool.length,
      record,
    },
  ]
}
