/** The risk of bias of a study, as RoB 2 and ROBINS-I set it out. */

import { z } from 'astro/zod'

import { text } from '../../shared/schema.ts'

/** The tools that can be used: RoB 2 for randomised trials, ROBINS-I for other studies of treatments. */
export const biasTools = ['rob-2', 'robins-i'] as const

type BiasTool = (typeof biasTools)[number]

/** The domains of each tool, in its order (RoB 2: doi:10.1136/bmj.l4898; ROBINS-I: doi:10.1136/bmj.i4919). */
const domains = {
  'rob-2': ['randomisation', 'deviations', 'missing-data', 'measurement', 'reporting'],
  'robins-i': [
    'confounding',
    'selection',
    'classification',
    'deviations',
    'missing-data',
    'measurement',
    'reporting',
  ],
} as const

/** The judgements of each tool, from the lowest risk to the highest. */
const judgements = {
  'rob-2': ['low', 'some-concerns', 'high'],
  'robins-i': ['low', 'moderate', 'serious', 'critical', 'no-information'],
} as const

export type BiasDomain = (typeof domains)[BiasTool][number]
export type BiasJudgement = (typeof judgements)[BiasTool][number]

/** Returns the domains that a tool judges, in its order. */
export function biasDomainsOf(tool: BiasTool): readonly BiasDomain[] {
  return domains[tool]
}

function fieldsOf<Tool extends BiasTool>(tool: Tool) {
  const judgement = z.enum(judgements[tool])
  return z.strictObject({
    tool: z.literal(tool).describe('The tool: rob-2 for randomised trials, robins-i for others.'),
    by: text.optional().describe('Who judged it: the authors of a review, or the desk.'),
    overall: judgement.describe('The judgement over all domains.'),
    domains: z
      .partialRecord(z.enum(domains[tool]), judgement)
      .default({})
      .describe('The judgement of each domain. Leave out what nobody judged.'),
  })
}

/** The risk of bias of one study. */
export const riskOfBiasSchema = z.discriminatedUnion('tool', [
  fieldsOf('rob-2'),
  fieldsOf('robins-i'),
])

export type RiskOfBias = z.output<typeof riskOfBiasSchema>
