import { z } from 'astro/zod'

import { text } from '../shared/schema.ts'

/** One bar of a bar chart. */
const barSchema = z.strictObject({
  label: text.describe('What the bar is about. Bars with the same label stand together under it.'),
  series: text.optional().describe('What is counted, where a label has several bars.'),
  value: z
    .number('must be a number, without units or thousands separators')
    .min(0, 'is below zero; bars start at zero')
    .describe('The number the bar shows: zero or more, in the unit of the chart.'),
})

/** Horizontal bars, compared by length. */
const barChartSchema = z.strictObject({
  kind: z.literal('bars').describe('How the data is drawn: bars.'),
  title: text.describe('What is seen, as a sentence.'),
  unit: text.describe('What the numbers count or measure, and in which unit.'),
  rows: z
    .array(barSchema)
    .min(1, 'is empty; write at least one row')
    .superRefine((rows, context) => {
      const seen = new Set<string>()
      rows.forEach(({ label, series }, index) => {
        const bar = JSON.stringify([label, series])
        if (seen.has(bar)) {
          const message = 'repeats the label and series of an earlier row; name what differs'
          context.addIssue({ code: 'custom', path: [index], message })
        }
        seen.add(bar)
      })
    })
    .describe('The bars, in the order in which they are drawn.'),
  source: text.optional().describe('Where the numbers come from and of when they are.'),
})

/** The data of one chart: a `.yaml` file beside the article that shows it. */
export const chartSchema = z.discriminatedUnion('kind', [barChartSchema])

export type Chart = z.output<typeof chartSchema>
export type Bar = z.output<typeof barSchema>
