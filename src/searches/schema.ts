import { z } from 'astro/zod'

import { calendarDate, ignored, oldAddresses, text, webAddress } from '../shared/schema.ts'

/** One evidence search: `content/searches/<id>.yaml`. It is cited like a reference. */
export const searchSchema = z.strictObject({
  database: text.describe('The name of the database that was searched.'),
  description: text.describe('What was searched for, in words.'),
  query: text
    .optional()
    .describe('The query exactly as it was run. Leave it out if it is not known.'),
  apiQuery: text
    .optional()
    .describe(
      'The query as the API of the database takes it, if `query` and `url` do not state it exactly. `npm run cite search run` sends it.',
    ),
  filters: z.array(text).optional().describe('Filters that were set, as the database names them.'),
  url: webAddress.optional().describe('The address of the database, or of the search itself.'),
  runs: z
    .array(
      z.strictObject({
        date: calendarDate.describe('The day the search was run.'),
        results: z.int().min(0).optional().describe('The number of records found, if it is known.'),
        remark: text.optional().describe('Anything that readers should know about this run.'),
      }),
    )
    .min(1, 'is empty; a search needs at least one run with its date')
    .superRefine((runs, context) => {
      const days = new Set<string>()
      for (const [index, { date }] of runs.entries()) {
        const path = [index, 'date']
        if (days.has(date)) {
          const message = 'is the day of an earlier run; a citation names one run by its day'
          context.addIssue({ code: 'custom', path, message })
        }
        days.add(date)
      }
    })
    .describe('Every time the search was run.'),
  aliases: oldAddresses.optional(),
  ignore: ignored
    .optional()
    .describe('Rules of the checker that do not apply to this search, each with a reason.'),
})

export type Search = z.output<typeof searchSchema>
