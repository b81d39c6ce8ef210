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

/** The judgements of all tools, each once. */
export const biasJudgements: readonly BiasJudgement[] = [
  ...new Set(Object.values(judgements).flat()),
]

/** Returns how high a risk is, for judgements of the same tool. No information is below all others, because it is no risk. */
export function riskLevel(judgement: BiasJudgement): number {
  if (judgement === 'no-information') return -1
  return Math.max(
    ...Object.values(judgements).map((all) => (all as readonly string[]).indexOf(judgement)),
  )
}

/** Returns the domains that a tool judges, in its order. */
export function biasDomainsOf(tool: BiasTool): readonly BiasDomain[] {
  return domains[tool]
}

const judgement = z.enum(biasJudgements)
const ofDomain = (description: string) => judgement.optional().describe(description)

/** The risk of bias of one study. */
export const riskOfBiasSchema = z
  .strictObject({
    tool: z.enum(biasTools).describe('The tool: rob-2 for randomised trials, robins-i for others.'),
    by: text.optional().describe('Who judged it: the authors of a review, or the desk.'),
    overall: judgement.describe('The judgement over all domains.'),
    domains: z
      .strictObject({
        randomisation: ofDomain('How people were put into groups.'),
        confounding: ofDomain('Differences between the groups that could explain the result.'),
        selection: ofDomain('Who was included in the study.'),
        classification: ofDomain('How it was recorded who had which treatment.'),
        deviations: ofDomain('Whether people got the treatment that was planned.'),
        'missing-data': ofDomain('Results that are missing.'),
        measurement: ofDomain('How the outcome was measured.'),
        reporting: ofDomain('Whether all results are reported, or a choice of them.'),
      } satisfies Record<BiasDomain, z.ZodType>)
      .default({})
      .describe('The judgement of each domain. Leave out what nobody judged.'),
  })
  .superRefine(({ tool, overall, domains: judged }, context) => {
    const report = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    for (const [domain, value] of Object.entries({ overall, ...judged })) {
      const path = domain === 'overall' ? [domain] : ['domains', domain]
      if (domain !== 'overall' && !isOneOf(domain, domains[tool]))
        report(path, `is no domain of ${tool}; its domains are ${listed(domains[tool])}`)
      else if (!isOneOf(value, judgements[tool]))
        report(path, `is no judgement of ${tool}; it can be ${listed(judgements[tool])}`)
    }
  })

function isOneOf(value: string | undefined, allowed: readonly string[]): boolean {
  return value === undefined || allowed.includes(value)
}

function listed(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ')
}

export type RiskOfBias = z.output<typeof riskOfBiasSchema>
