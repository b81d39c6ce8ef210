import { z } from 'astro/zod'

import { ignored, oldAddresses, text } from '../shared/schema.ts'

/** The tones of a rating; each has its own mark. */
export const tones = [
  'supported',
  'mixed',
  'misleading',
  'unproven',
  'not-supported',
  'false',
] as const

/** One rating of the closed verdict scale: `content/ratings/<id>.yaml`. */
export const ratingSchema = z.strictObject({
  label: text.describe('The verdict in a word or two, as readers see it.'),
  definition: text.describe('What the verdict means, what it does not mean, and when it is used.'),
  order: z.number().describe('Its position in lists of ratings; the smallest comes first.'),
  value: z
    .number()
    .min(1)
    .max(5)
    .optional()
    .describe(
      'Its number from 1 (false) to 5 (supported). Leave it out if no number would be honest, as for “unproven”.',
    ),
  tone: z.enum(tones).describe('The mark and colour of the rating.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this rating, each with a reason.'),
})

export type Rating = z.output<typeof ratingSchema>
export type Tone = (typeof tones)[number]
