import { z } from 'astro/zod'

import { edtfDate, recordId, text } from '../shared/schema.ts'

const title = text.describe('What the chart shows, as a sentence.')
const unit = text.describe('What the numbers count or measure, and in which unit.')
const source = text
  .optional()
  .describe('Where the data comes from and how old it is, unless a reference says so.')
const notANumber = 'must be a number, without units or thousands separators'

/** One bar of a bar chart. */
const barSchema = z.strictObject({
  label: text.describe('What the bar is about. Bars with the same label are grouped under it.'),
  series: text.optional().describe('What distinguishes the bars of a label.'),
  value: z
    .number(notANumber)
    .min(0, 'is below zero; bars start at zero')
    .describe('The number that the bar shows: zero or more, in the unit of the chart.'),
})

/** Horizontal bars, compared by length. */
const barChartSchema = z.strictObject({
  kind: z.literal('bars').describe('How the data is drawn: bars, lines or timeline.'),
  title,
  unit,
  rows: z
    .array(barSchema)
    .min(1, 'is empty; write at least one row')
    .superRefine(areUnique(({ label, series }) => [label, series], 'the label and series'))
    .describe('The bars, in the order in which they are drawn, or the name of a .csv file.'),
  source,
})

/** One point of a line. */
const pointSchema = z.strictObject({
  series: text.optional().describe('The line that the point belongs to, if there are several.'),
  date: edtfDate.describe('The date of the number: 2022, 2022-04 or 2022-04-06.'),
  value: z.number(notANumber).describe('The number on that date, in the unit of the chart.'),
})

/** Numbers that change over time. */
const lineChartSchema = z.strictObject({
  kind: z.literal('lines').describe('How the data is drawn: bars, lines or timeline.'),
  title,
  unit,
  rows: z
    .array(pointSchema)
    .min(1, 'is empty; write at least one row')
    .superRefine(areUnique(({ series, date }) => [series, date], 'the series and date'))
    .describe('The points of the lines, or the name of a .csv file.'),
  source,
})

/** Facts in order of date. */
const timelineSchema = z.strictObject({
  kind: z.literal('timeline').describe('How the data is drawn: bars, lines or timeline.'),
  title,
  events: z
    .array(
      z.strictObject({
        date: edtfDate.describe('When it happened: 2022, 2022-04 or 2022-04-06.'),
        label: text.describe('What happened, in a few words.'),
        reference: recordId.optional().describe('The source: a citation key.'),
      }),
    )
    .min(1, 'is empty; write at least one event')
    .describe('What happened, in any order.'),
  source,
})

/** The data of one chart: a `.yaml` file in the folder of the article that shows it. */
export const chartSchema = z.discriminatedUnion('kind', [
  barChartSchema,
  lineChartSchema,
  timelineSchema,
])

export type Chart = z.output<typeof chartSchema>
export type BarChart = z.output<typeof barChartSchema>
export type LineChart = z.output<typeof lineChartSchema>
export type Timeline = z.output<typeof timelineSchema>

/** Rejects a row that has the same identifying values as an earlier one. */
function areUnique<Row>(identifyingValues: (row: Row) => unknown[], what: string) {
  return (rows: readonly Row[], context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      const name = JSON.stringify(identifyingValues(row))
      if (seen.has(name)) {
        const message = `repeats ${what} of an earlier row; name what differs`
        context.addIssue({ code: 'custom', path: [index], message })
      }
      seen.add(name)
    }
  }
}
