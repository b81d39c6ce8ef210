/** Evidence per outcome, in the fields of a Summary of Findings table (Cochrane Handbook, 14.1). */

import { z } from 'astro/zod'

import { pluralCategories, type PluralCategory } from '../../messages/message.ts'
import { recordId, text } from '../../shared/schema.ts'
import { certainties, findings } from '../scales.ts'
import { effectMeasures } from './measure.ts'

/** Reasons to rate certainty down, and up (GRADE handbook, 5.2 and 5.3). */
export const reasonsDown = [
  'risk-of-bias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publication-bias',
] as const
export const reasonsUp = ['large-effect', 'dose-response', 'opposing-confounding'] as const

const interval = z
  .tuple([z.number(), z.number()], 'must be two numbers: [lower limit, upper limit]')
  .describe('The lower and the upper limit of its interval: [<lower>, <upper>].')

const effectFields = {
  estimate: z.number().describe('The effect of the treatment compared with the comparator.'),
  interval: interval.optional(),
}

/** What a claim is about, as the heading of its outcomes says it. */
export const comparisonSchema = z.strictObject({
  population: text.describe('Who was treated: adults with osteoarthritis of the knee.'),
  setting: text.optional().describe('Where they were treated.'),
  treatment: text.describe('The treatment in a few words: PRP injections.'),
  comparator: text.describe('What it was compared with: salt-water injections.'),
})

/** The effect on one outcome. */
export const outcomeSchema = z.strictObject({
  name: text.describe('What was measured: pain, quality of life, any adverse event.'),
  time: text.optional().describe('When it was measured: 12 months.'),
  scale: text.optional().describe('How it was measured: a scale of 0 (no pain) to 10.'),
  unit: z
    .union([
      text,
      z.strictObject({
        ...(Object.fromEntries(
          pluralCategories.map((name) => [
            name,
            text.optional().describe(`For numbers of the plural category “${name}” of Unicode.`),
          ]),
        ) as Record<PluralCategory, z.ZodOptional<typeof text>>),
        other: text.describe('For all other numbers, and without a number: points.'),
      }),
    ])
    .optional()
    .describe(
      'The unit of differences: cm, %, or its singular and its plural, such as `{ one: point, other: points }`.',
    ),
  better: z
    .enum(['lower', 'higher'])
    .optional()
    .describe(
      'Which values are better for patients. Of ratios, whether fewer or more events are better.',
    ),
  importance: z
    .enum(['critical', 'important'])
    .optional()
    .describe('How important it is to a decision, in GRADE’s terms.'),
  smallestImportantDifference: z
    .number()
    .positive('must be above zero')
    .optional()
    .describe('The smallest difference that matters to patients, in the same unit.'),
  means: z
    .strictObject({
      what: text.optional().describe('What the two numbers are, if not means: mean change.'),
      comparator: z.number().describe('With the comparator.'),
      treatment: z.number().optional().describe('With the treatment.'),
    })
    .optional()
    .describe('The means of the groups, for scores.'),
  risks: z
    .strictObject({
      comparator: z.number().min(0, 'must not be below zero').describe('With the comparator.'),
      treatment: z
        .number()
        .min(0, 'must not be below zero')
        .optional()
        .describe('With the treatment. Without it, it is computed from the effect.'),
      interval: interval.optional(),
      per: z
        .int()
        .positive('must be above zero')
        .default(1000)
        .describe('Of how many people: by default of 1000.'),
    })
    .optional()
    .describe('To how many people it happens.'),
  effect: z
    .strictObject({
      measure: z.enum(effectMeasures).describe('How the effect is measured.'),
      ...effectFields,
      level: z
        .number()
        .gt(50, 'must be a percentage between 50 and 100')
        .lt(100, 'must be a percentage between 50 and 100')
        .default(95)
        .describe('The level of the interval in per cent: by default 95.'),
    })
    .optional()
    .describe('The effect, over all studies. Leave it out if its number is not known.'),
  results: z
    .array(
      z.strictObject({
        reference: recordId.describe('The study: a citation key.'),
        name: text.optional().describe('The study, if one source reports several.'),
        ...effectFields,
        weight: z
          .number()
          .min(0, 'must not be below zero')
          .max(100, 'must not be above 100')
          .optional()
          .describe('Its weight in the effect over all studies, in per cent.'),
      }),
    )
    .optional()
    .describe(
      'The effects of single studies, in the measure of `effect`; they make a forest plot.',
    ),
  studies: z.int().min(0).optional().describe('How many studies measured it.'),
  participants: z.int().min(0).optional().describe('How many people took part in them.'),
  certainty: z
    .enum(certainties)
    .optional()
    .describe('How certain the evidence on this outcome is, in GRADE’s terms.'),
  reasons: z
    .array(
      z.strictObject({
        domain: z.enum([...reasonsDown, ...reasonsUp]).describe('The domain, in GRADE’s terms.'),
        levels: z
          .int()
          .min(1)
          .max(2, 'must be 1 (serious) or 2 (very serious)')
          .default(1)
          .describe('By how many levels: 1 or 2.'),
        because: text.optional().describe('Why, in a sentence.'),
      }),
    )
    .default([])
    .describe('Why its certainty was rated down or up.'),
  finding: z.enum(findings).optional().describe('What it says about the claim.'),
  meaning: text.describe('What that means, in one plain sentence.'),
  sources: z
    .array(recordId)
    .min(1, 'is empty; name the source of the numbers')
    .describe('Where the numbers are from: citation keys.'),
})

export type Comparison = z.output<typeof comparisonSchema>
export type Outcome = z.output<typeof outcomeSchema>
