import { z } from 'astro/zod'

import { ignored, text } from '../shared/schema.ts'

/** The tones a rating can be shown in; each has a mark of its own. */
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
  label: text.describe('The verdict in a word or two, as it is printed.'),
  definition: text.describe('What the verdict says, what it does not say, and when it is given.'),
  order: z.number().describe('Where it stands in lists of the ratings; the smallest comes first.'),
  value: z
    .number()
    .min(1)
    .max(5)
    .optional()
    .describe(
      'Its number from 1 (false) to 5 (supported). Leave it out where no number is honest, as for “unproven”.',
    ),
  tone: z.enum(tones).describe('The mark and colour it is shown with.'),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this rating, each with a reason.'),
})

export type Rating = z.output<typeof ratingSchema>
export type Tone = (typeof tones)[number]
