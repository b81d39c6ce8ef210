/** Dates as moments on a scale: in milliseconds since 1970, UTC. */

import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { utcMonth, utcYear, type TimeInterval } from 'd3-time'

import { endsOf, isOpen, seasonIn } from '../shared/csl-date.ts'
import { readDate, type WrittenDate } from '../shared/written-date.ts'

/** A period of time, from its first moment up to the first moment after it. */
export interface Period {
  start: number
  end: number
}

/**
 * Returns the period that a date covers: the year 2020, both years of 2020/2021, the day 2020-06-01. A season counts as
 * its year, and a range without an end as its start.
 */
export function periodOf(date: WrittenDate): Period {
  const ends = partsOf(date)
  const [first = [1970], last = first] = ends
  const [year = 0, month, day] = last
  const [fromYear = 0, fromMonth = 1, fromDay = 1] = first
  const end =
    month === undefined
      ? moment(year + 1, 1, 1)
      : day === undefined
        ? moment(year, month + 1, 1)
        : moment(year, month, day + 1)
  return { start: moment(fromYear, fromMonth, fromDay), end }
}

function partsOf(written: WrittenDate): number[][] {
  const date = readDate(written)
  const ends = date ? endsOf(date).filter((parts) => !isOpen(parts)) : []
  return ends.map((parts) => (seasonIn(parts) === undefined ? parts : parts.slice(0, 1)))
}

/**
 * Returns the moments at which dates are drawn.
 *
 * Dates that are all equally exact are drawn at their starts, so that years are at the ticks of years. Otherwise each is
 * drawn at its middle: what is known by its year alone may have happened before or after a day of that year.
 */
export function momentsOf(dates: readonly WrittenDate[]): number[] {
  const exactness = new Set(dates.map((date) => partsOf(date)[0]?.length))
  return dates.map((date) => {
    const { start, end } = periodOf(date)
    return exactness.size === 1 ? start : (start + end) / 2
  })
}

/** Returns a scale over a period. The caller sets its range. */
export function timeScale({ start, end }: Period): ScaleLinear<number, number> {
  return scaleLinear([start, end], [0, 1])
}

/** The intervals between ticks, with their lengths in months. d3's own choice includes days and weeks. */
const tickIntervals: { months: number; interval: TimeInterval | null }[] = [
  ...[1, 3, 6].map((months) => ({ months, interval: utcMonth.every(months) })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ({
    months: 12 * years,
    interval: utcYear.every(years),
  })),
]

/**
 * Returns the starts of months or years within a period, at the smallest interval that has few enough.
 *
 * @param options.most the largest number of ticks
 * @param options.language of the labels, a BCP 47 tag
 */
export function timeTicks(
  { start, end }: Period,
  { most, language }: { most: number; language: string },
): { at: number; label: string }[] {
  for (const { months, interval } of tickIntervals) {
    // A period of thousands of years has too many months to list.
    if ((end - start) / (months * 30 * 86_400_000) > 4 * most) continue
    const ticks = interval?.range(new Date(start), new Date(end + 1)) ?? []
    if (ticks.length > most) continue
    const format = new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(months < 12 ? { month: 'short' } : {}),
    })
    return ticks.map((tick) => ({ at: tick.getTime(), label: format.format(tick) }))
  }
  return []
}

function moment(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}
