import { z } from 'astro/zod'

import { ignored, oldAddresses, text } from '../shared/schema.ts'

/** One topic: `content/topics/<id>.yaml`. */
export const topicSchema = z.strictObject({
  name: text.describe('The name of the topic, in readers’ words.'),
  description: text.optional().describe('What the topic covers, in a sentence.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this topic, each with a reason.'),
})

export type Topic = z.output<typeof topicSchema>
