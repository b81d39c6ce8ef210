/** Dates of an entry. */

import type { CslDate } from '../../shared/csl-date.ts'
import { type WrittenDate, parseDate } from '../../shared/written-date.ts'
import { type EntryReader, shorten } from './entry-reader.ts'
import type { ScannedField } from './scanned.ts'

import { readDateField, readMonthField, readReprint, readYearField } from './dates.ts'
import { localized } from './localization.ts'
import { unknownWord } from './scan-problems.ts'

export function readDate(entry: EntryReader, prefix: string, csl: string): void {
  const name = entry.first(`${prefix}date`, `${prefix}year`)
  const field = name === undefined ? undefined : entry.field(name)
  if (name === undefined || !field) return
  for (const word of field.unknownWords) {
    if (!/^[\d/.-]+$/.test(word.word)) entry.report('file-parses', unknownWord(field.written, word))
  }
  const text = localized(entry.latex(field, field.value))
  if (text.trim() === '') return
  const isYear = name === `${prefix}year`
  const editions = name === 'year' ? readReprint(text) : undefined
  // An `origdate` is read after it.
  if (editions) entry.set('original-date', editions.original, name)
  const read = editions?.reprint ?? (isYear ? readYearField(text) : readDateField(text))
  const date = isYear ? withMonth(entry, read, prefix) : read
  if (typeof date === 'object' && isState(entry, date.literal)) return
  if (isYear) reportWordsForYear(entry, field, read)
  else reportOtherYear(entry, field, read, prefix)
  entry.set(csl, date === read ? asWritten(date, field) : date, name)
}

/** A year with the `month` and the `day` of the entry. */
function withMonth(entry: EntryReader, date: WrittenDate, prefix: string): WrittenDate {
  const month = entry.field(`${prefix}month`)
  const dayField = entry.field(`${prefix}day`)
  const day = dayField?.value.trim()
  if (typeof date !== 'object' || !isYearAlone(date)) {
    if (isWords(date)) {
      for (const field of [month, dayField])
        if (field) reportUnused(entry, field, 'is not used, because `year` is not valid')
    }
    return date
  }
  if (dayField && !month) reportUnused(entry, dayField, 'is not used, because there is no `month`')
  if (!month) return date
  const read = readMonthField(date, entry.latex(month, month.value), day)
  if (read !== undefined) {
    if (dayField && day && !/^\d{1,2}$/.test(day)) {
      reportUnused(entry, dayField, 'is not a day and is not used')
    }
    return read
  }
  const [unknown] = month.unknownWords
  if (unknown) entry.report('file-parses', unknownWord(month.written, unknown))
  else
    entry.report('entry-is-understood', {
      offset: month.valueOffset,
      length: month.value.length,
      message: `\`${month.written}\` of \`${entry.key}\` (\`${shorten(month.value)}\`) is not a month and is not used.`,
      hint: 'Write a month as `mar`, a range as `{March--April}`.',
    })
  return date
}

/** A part of a date that nobody would see. */
function reportUnused(entry: EntryReader, field: ScannedField, why: string): void {
  if (field.value.trim() === '') return
  entry.report('entry-is-understood', {
    offset: field.valueOffset,
    length: field.value.length,
    message: `\`${field.written}\` of \`${entry.key}\` (\`${shorten(field.value)}\`) ${why}.`,
    hint: 'Correct the date of the entry, or remove this field.',
  })
}

/** Reports a mistyped year: a word with digits. Other words, such as “in press”, are printed unchanged. */
function reportWordsForYear(entry: EntryReader, field: ScannedField, date: WrittenDate): void {
  if (!isWords(date) || !/^\S*\d\S*$/.test(field.value.trim())) return
  reportUnused(entry, field, 'is not a year and is printed as it is written')
}

/** Of `date` and `year`, only `date` is read. */
function reportOtherYear(
  entry: EntryReader,
  field: ScannedField,
  date: WrittenDate,
  prefix: string,
): void {
  const year = entry.field(`${prefix}year`)
  const number = /^\d{4}$/.exec(year?.value.trim() ?? '')?.[0]
  const parts = typeof date === 'object' ? (date as CslDate)['date-parts'] : undefined
  if (!year || number === undefined || parts === undefined) return
  if (parts.some(([each]) => each === Number(number))) return
  reportUnused(
    entry,
    year,
    `contradicts \`${field.written}\` (\`${shorten(field.value)}\`) and is not used`,
  )
}

/** Returns whether words in place of a date are the same as `pubstate`. */
function isState(entry: EntryReader, words: unknown): boolean {
  return words !== undefined && words === entry.data['status']
}

/** A date that cannot be used as its field has it, where that is reported alike. */
function asWritten(date: WrittenDate, { value }: ScannedField): WrittenDate {
  if (typeof date === 'object') return date
  const written = value.trim()
  const { problem } = parseDate(date)
  return problem && parseDate(written).problem?.message === problem.message ? written : date
}

/** Returns whether a date is words without a number, which are printed unchanged. */
function isWords(date: WrittenDate): boolean {
  return typeof date === 'string' || (typeof date === 'object' && 'literal' in date)
}

function isYearAlone(date: object): date is CslDate {
  const { 'date-parts': parts, season } = date as CslDate
  return parts?.length === 1 && parts[0]?.length === 1 && season === undefined
}
