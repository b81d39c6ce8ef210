/** Where scales are marked, and what the marks say. */

import type { WrittenDate } from '../shared/csl-date.ts'

import { endsOf, isOpen, readDate, seasonIn } from '../shared/csl-date.ts'

/** A stretch of time, in milliseconds since 1970, UTC. */
export interface Period {
  start: number
  end: number
}

/**
 * The time that a date means: of 2020 the whole year, of 2020/2021 both, of 2020-06-01 the day; of a season its year,
 * and of a range without an end the time of its start.
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
 * Where dates stand on a scale. Years among years stand at their marks, and so do months among months; a year or month
 * among more exact dates stands at its middle, for it is as likely to be before as after them.
 */
export function momentsOf(dates: readonly WrittenDate[]): number[] {
  const exactness = new Set(dates.map((date) => partsOf(date)[0]?.length))
  return dates.map((date) => {
    const { start, end } = periodOf(date)
    return exactness.size === 1 ? start : (start + end) / 2
  })
}

/** Steps in months: from one to a thousand years. */
const timeSteps = [
  1,
  3,
  6,
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => years * 12),
]

/**
 * The starts of months or years within a period.
 *
 * @param most how many there may be
 * @param language of the names, a BCP 47 tag
 */
export function timeTicks(
  { start, end }: Period,
  { most, language }: { most: number; language: string },
): { at: number; text: string }[] {
  for (const step of timeSteps) {
    if ((end - start) / (step * 30 * 86_400_000) > 4 * most) continue
    const ticks = momentsEvery(step, { start, end })
    if (ticks.length > most) continue
    const format = new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(step < 12 ? { month: 'short' } : {}),
    })
    return ticks.map((at) => ({ at, text: format.format(at) }))
  }
  return []
}

function momentsEvery(step: number, { start, end }: Period): number[] {
  const first = new Date(start)
  const months = first.getUTCFullYear() * 12 + first.getUTCMonth()
  const moments: number[] = []
  for (let month = Math.floor(months / step) * step; ; month += step) {
    const at = moment(Math.floor(month / 12), (month % 12) + 1, 1)
    if (at > end) return moments
    if (at >= start) moments.push(at)
  }
}

/**
 * Round numbers from at most the smallest to at least the largest value.
 *
 * @param most about how many there may be
 */
export function numberTicks(smallest: number, largest: number, most: number): number[] {
  // The smallest numbers there are cannot be divided.
  if (!(largest - smallest > 1e-300))
    return numberTicks(Math.min(0, smallest), largest > 1e-300 ? largest : 1, most)
  const rough = (largest - smallest) / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((each) => each * power >= rough) ?? 10)
  const ticks: number[] = []
  const last = Math.ceil(largest / step)
  for (let tick = Math.floor(smallest / step); tick <= last; tick += 1)
    ticks.push(Number((tick * step).toPrecision(12)))
  return ticks
}

function moment(year: number, month: number, day: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}
