import { z } from 'astro/zod'

import { calendarDate, ignored, recordId, text } from '../shared/schema.ts'

/** The front matter of a reader's response: `content/responses/<article>/<id>.md`. The text stands below it. */
export const responseSchema = z.strictObject({
  name: text.describe('The name, as the reader gave it.'),
  affiliation: text.optional().describe('Where they work or whom they speak for, as they gave it.'),
  date: calendarDate.describe('The day it was written.'),
  replyTo: recordId
    .optional()
    .describe(
      'The response it answers: the name of a file beside this one, without .md. That one answers none itself.',
    ),
  reply: z
    .strictObject({
      author: recordId.describe(
        'Who answers for the editors: the name of a file in content/people/.',
      ),
      date: calendarDate.describe('The day of the reply.'),
      text: text.describe('The reply, in Markdown. It cites nothing; it may link.'),
    })
    .optional()
    .describe('What the editors reply.'),
  ignore: ignored
    .default([])
    .describe('Rules of the checker that do not apply to this response, each with a reason.'),
})

export type Response = z.output<typeof responseSchema>
