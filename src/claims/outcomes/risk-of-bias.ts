/** The risk of bias of a study, as RoB 2 and ROBINS-I set it out. */

import { z } from 'astro/zod'

import { text } from '../../shared/schema.ts'

/** The domains of RoB 2 (Sterne 2019, doi:10.1136/bmj.l4898). */
const rob2Domains = [
  'randomisation',
  'deviations',
  'missing-data',
  'measurement',
  'reporting',
] as const

/** The domains of ROBINS-I (Sterne 2016, doi:10.1136/bmj.i4919). */
const robinsDomains = [
  'confounding',
  'selection',
  'classification',
  'deviations',
  'missing-data',
  'measurement',
  'reporting',
] as const

/** The judgements of each tool, from the lowest risk to the highest. */
const rob2Judgements = ['low', 'some-concerns', 'high'] as const
const robinsJudgements = ['low', 'moderate', 'serious', 'critical', 'no-information'] as const

export const biasDomains = [...new Set([...robinsDomains, ...rob2Domains])]
export type BiasDomain = (typeof biasDomains)[number]
export type BiasJudgement = (typeof rob2Judgements | typeof robinsJudgements)[number]

/** The tools by name, with the domains that each judges. */
export const biasTools = { 'rob-2': rob2Domains, 'robins-i': robinsDomains } as const

const by = text.describe('Who judged it: a citation key, or the desk.')

/** Makes the fields of a tool: a judgement for each domain and over all. */
function toolSchema<Tool extends string, Domain extends string, Judgement extends string>(
  tool: Tool,
  domains: readonly Domain[],
  judgements: readonly [Judgement, ...Judgement[]],
) {
  const judgement = z.enum(judgements)
  return z.strictObject({
    tool: z.literal(tool).describe('The tool: rob-2 for randomised trials, robins-i for others.'),
    by: by.optional(),
    overall: judgement.describe('The judgement over all domains.'),
    domains: z
      .partialRecord(z.enum(domains as [Domain, ...Domain[]]), judgement)
      .describe('The judgement of each domain; leave out what nobody judged.'),
  })
}

/** The risk of bias of one study. */
export const riskOfBiasSchema = z.discriminatedUnion('tool', [
  toolSchema('rob-2', rob2Domains, rob2Judgements),
  toolSchema('robins-i', robinsDomains, robinsJudgements),
])

export type RiskOfBias = z.output<typeof riskOfBiasSchema>
