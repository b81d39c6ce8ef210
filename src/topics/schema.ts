import { z } from 'astro/zod'

import { ignored, text } from '../shared/schema.ts'

/** One topic: `content/topics/<id>.yaml`. */
export const topicSchema = z.strictObject({
  name: text.describe('The topic as readers call it.'),
  description: text.optional().describe('A sentence that says what belongs here.'),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this topic, each with a reason.'),
})

export type Topic = z.output<typeof topicSchema>
