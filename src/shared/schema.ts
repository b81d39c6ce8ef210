/** Field types that several collections share. */

import { z } from 'astro/zod'

import { parseDateInNumbers } from './written-date.ts'
import { isCalendarDate } from './dates.ts'
import { faultOfTag, inUsualCase } from './language.ts'
import { excessIn } from './markdown-limits.ts'
import { rewriteDate } from './spelt-date.ts'
import { addressProblem } from './web-address.ts'

/** Some text, not only white space. */
export const text = z
  .string()
  .refine((value) => value.trim() !== '', 'is empty; write some text or remove the field')

/** Text in Markdown, in which sources are cited as in an article. */
export const markdownText = text
  .superRefine((value, context) => {
    const excess = excessIn(value)
    report(excess && { message: excess.says, hint: excess.hint }, context)
  })
  .meta({ markdown: true })

/** A day that exists, `YYYY-MM-DD`, kept as text. */
export const calendarDate = z
  .string('must be a date such as 2022-04-06')
  .superRefine((value, context) => report(problemOfDay(value), context))

/** A day in another notation that has one reading is there, but not as it is written here. */
function problemOfDay(value: string): ValueProblem | undefined {
  if (isCalendarDate(value)) return undefined
  const day = value.trim().replace(/(?<=\d)(?:T|\s+)\d{1,2}:\d\d.*$/s, '')
  const rewritten = rewriteDate(day.replace(/[\u2010-\u2015\u2212]/g, '-'))
  if (day !== value.trim() && rewritten !== undefined && isCalendarDate(rewritten)) {
    return {
      message: `contains a time, but only the day is needed; write ${rewritten}`,
      suggestion: rewritten,
    }
  }
  return rewritten !== undefined && isCalendarDate(rewritten)
    ? {
        message: `is not a date in the form year-month-day; write ${rewritten}`,
        suggestion: rewritten,
      }
    : { message: 'is not a day that exists; write a date such as 2022-04-06' }
}

/** A date that may be less exact than a day: EDTF level 0 or 1, or a bare year. */
export const edtfDate = z
  .union([z.number().int(), z.string()], 'must be a date such as 2020, 2020-06 or 2020-06-01')
  .superRefine((value, context) => report(parseDateInNumbers(value).problem, context))

/** A language as a BCP 47 tag, in any letter case. Whether it is known is a question for the rules. */
export const languageTag = z
  .string()
  .refine((tag) => !faultOfTag(tag)?.malformed, {
    error: ({ input }) =>
      `is not a language tag; write ${exampleTag(typeof input === 'string' ? input : '')}`,
  })
  .transform(inUsualCase)

/** Suggests the tag of a language that is given in another form, or a few tags as examples. */
function exampleTag(written: string): string {
  const { suggestion } = faultOfTag(written) ?? {}
  return suggestion === undefined ? 'one such as en, en-GB or de' : `\`${suggestion}\``
}

/** An address on the web. */
export const webAddress = z
  .string()
  .trim()
  .superRefine((value, context) => report(addressProblem(value), context))

/** What is wrong with a value: the end of a sentence that starts with its field, and what may have been meant. */
interface ValueProblem {
  message: string
  /** The value as it is quoted, where it has several parts. */
  written?: string
  /** What to do, as a full sentence, where the message does not say it. */
  hint?: string
  /** A value that has passed the same check. */
  suggestion?: string
}

/** Reports a problem of a value; the integrity check reads the parameters. */
export function report(problem: ValueProblem | undefined, context: z.RefinementCtx): void {
  if (!problem) return
  const { message, ...params } = problem
  context.addIssue({ code: 'custom', message, params })
}

/** The rules that a record ignores, and the reasons, for the collections that share this field. */
export const ignored = z.array(
  z.strictObject({
    rule: text.describe('The name of the rule, as the report gives it.'),
    reason: text.describe('Why it does not apply here.'),
  }),
)

/** Old addresses of the page of a record (`shared/old-path.ts`). */
export const oldAddresses = z
  .array(text)
  .describe(
    'Old addresses of this page: whole paths such as /2019/05/old-title/ or /?p=123. Each redirects to it.',
  )

/** The name of another record: the name of its file, without `.yaml`. */
export const recordId = z.string().min(1, 'is empty; write the name of a record')

/** The name of a rating. In YAML it may be `true` or `false` without quotation marks; `publication` makes it text. */
export const ratingId = z.string().min(1, 'is empty; write the name of a record')
