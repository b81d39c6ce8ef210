import { z } from 'astro/zod'

import {
  ignored,
  oldAddresses,
  markdownText,
  ratingId,
  recordId,
  text,
  webAddress,
} from '../shared/schema.ts'
import { designKinds } from './design.ts'
import { appearanceSchema, claimantEntry, mediaPlace } from './appearances/schema.ts'
import { mediaCategoryNames } from './media.ts'
import { comparisonSchema, outcomeSchema } from './outcomes/schema.ts'
import { riskOfBiasSchema } from './bias/schema.ts'
import { certainties, findings } from './scales.ts'

/** The media that make a claim, and what the check found out about them. */
const mediaSchema = mediaPlace.extend({
  archived: webAddress.optional().describe('The address of an archived copy of that page.'),
  category: z
    .enum(mediaCategoryNames)
    .describe(
      'What it is: original, missing-context (unaltered but misleading), edited (or cropped), transformed (manipulated or generated), staged or satire.',
    ),
  original: webAddress.optional().describe('The address of the original, if it is known.'),
  context: text.optional().describe('What it really shows, in a sentence.'),
})

/** One claim: `content/claims/<id>.yaml`. */
export const claimSchema = z.strictObject({
  statement: text.describe('The claim exactly as it is checked, in one sentence.'),
  claimants: z.array(claimantEntry).default([]).describe('Who makes the claim, where and when.'),
  appearances: z
    .array(appearanceSchema)
    .optional()
    .describe('The places in which the claim was made, one entry each.'),
  rating: ratingId.describe('The verdict: the name of a file in content/ratings/.'),
  certainty: z.enum(certainties).describe('How certain the evidence is, in GRADE’s terms.'),
  certaintyReason: text
    .optional()
    .describe(
      'The reasons for the certainty, in GRADE’s terms: for example risk of bias, inconsistency, indirectness, imprecision or publication bias.',
    ),
  rationale: text.describe('The reason for the verdict, in one sentence.'),
  media: mediaSchema
    .optional()
    .describe('The image, video or recording that makes the claim, and what it really is.'),
  evidence: z
    .array(
      z.strictObject({
        reference: recordId.describe('The study: a citation key.'),
        design: text
          .optional()
          .describe('The design in a few words: randomised trial, placebo-controlled.'),
        designKind: z
          .enum(designKinds)
          .optional()
          .describe('The kind of design, by which evidence maps group the studies.'),
        participants: z.int().min(0).optional().describe('How many people took part.'),
        comparator: text.optional().describe('What it was compared with.'),
        blinding: text.optional().describe('Who did not know the treatment.'),
        finding: z.enum(findings).describe('What the study says about the claim.'),
        summary: markdownText.optional().describe('The result in a sentence, with its numbers.'),
        limits: markdownText.optional().describe('The limits of the study.'),
        funding: text.optional().describe('Who paid for it.'),
        riskOfBias: riskOfBiasSchema
          .optional()
          .describe('The risk of bias of the study, by the domains of a tool.'),
      }),
    )
    .default([])
    .describe('The studies on which the verdict is based, one entry each.'),
  comparison: comparisonSchema
    .optional()
    .describe('Who was treated with what, and what it was compared with, for `outcomes`.'),
  outcomes: z
    .array(outcomeSchema)
    .optional()
    .describe('The effect on each outcome, as in a Summary of Findings table.'),
  certaintyNote: text
    .optional()
    .describe('Why the certainty is not that of the critical outcome, where it is not.'),
  unknowns: z
    .array(text)
    .optional()
    .describe('What is not known, for the leaflet to print: a few plain sentences.'),
  questions: z
    .array(text)
    .optional()
    .describe(
      'What readers can ask before they decide, for the leaflet to print: a few plain questions.',
    ),
  background: z
    .array(recordId)
    .optional()
    .describe(
      'Explainers that help to understand it: names of files in content/articles/ that check no claim.',
    ),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this claim, each with a reason.'),
})

export type Claim = z.output<typeof claimSchema>
export type Media = NonNullable<Claim['media']>
