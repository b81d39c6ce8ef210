import { type CslDate, yearOf } from '../shared/csl-date.ts'
import { parseDate } from '../shared/written-date.ts'

/**
 * Returns a date in numbers. Words become the date that they mean (`ca. 1850`, `1971/72`), or the year in them.
 *
 * @returns `undefined` for words without a year
 */
export function inNumbers(date: CslDate): CslDate | undefined {
  if (date['date-parts']) return date
  const { date: read } = parseDate({ raw: date.literal })
  if (read?.['date-parts']) return read
  const year = yearOf(date)
  return year === undefined ? undefined : { 'date-parts': [[year]] }
}
