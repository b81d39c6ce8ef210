/** Field types that several collections share. */

import { z } from 'astro/zod'

import { edtfToCslDate, isCalendarDate } from './dates.ts'

/** Some text, not only white space. */
export const text = z
  .string()
  .refine((value) => value.trim() !== '', 'is empty; write some text or remove the field')

/** Text in Markdown, in which sources are cited as in an article. */
export const markdownText = text.meta({ markdown: true })

/** A day that exists, `YYYY-MM-DD`, kept as text. */
export const calendarDate = z
  .string('must be a date such as 2022-04-06')
  .refine(isCalendarDate, 'is not a day that exists; write a date such as 2022-04-06')

/** A date that may be less exact than a day: EDTF level 0 or 1, or a bare year. */
export const edtfDate = z
  .union([z.number().int(), z.string()], 'must be a date such as 2020, 2020-06 or 2020-06-01')
  .refine(
    (value) => edtfToCslDate(String(value)) !== undefined,
    'is not a date that exists; write it as 2020, 2020-06 or 2020-06-01',
  )

/** An address on the web. */
export const webAddress = z
  .string()
  .refine(isWebAddress, 'is not a web address; write it in full, starting with https://')

/** What the checker is told to overlook in a record, and why: for the collections that share it. */
export const ignored = z.array(
  z.strictObject({
    rule: text.describe('The name of the rule, as the report gives it.'),
    reason: text.describe('Why it does not apply here.'),
  }),
)

/** The name of another record: the name of its file, without `.yaml`. */
export const recordId = z.string().min(1, 'is empty; write the name of a record')

function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, host } = new URL(value)
  return (protocol === 'https:' || protocol === 'http:') && host !== ''
}
