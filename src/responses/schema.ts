import { z } from 'astro/zod'

import { calendarDate, ignored, recordId, text } from '../shared/schema.ts'

/** The front matter of a reader's response: `content/responses/<article>/<id>.md`. The text is below it. */
export const responseSchema = z.strictObject({
  name: text.describe('The name, as the reader gave it.'),
  affiliation: text.optional().describe('Where they work or whom they represent, as they gave it.'),
  date: calendarDate.describe('The day it was written.'),
  replyTo: recordId
    .optional()
    .describe(
      'The response that it answers: the name of a file in the same folder, without .md. That response cannot be an answer itself.',
    ),
  reply: z
    .strictObject({
      author: recordId.describe(
        'Who replies for the editors: the name of a file in content/people/.',
      ),
      date: calendarDate.describe('The day of the reply.'),
      text: text.describe('The reply, in Markdown. It can contain links, but no citations.'),
    })
    .optional()
    .describe('The editors’ reply.'),
  ignore: ignored
    .default([])
    .describe('Rules of the checker that do not apply to this response, each with a reason.'),
})

export type Response = z.output<typeof responseSchema>
