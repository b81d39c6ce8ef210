import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { momentsOf, periodOf, timeTicks } from './time-scale.ts'

const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10)

test.each([
  [2020, '2020-01-01', '2021-01-01'],
  ['2020-02', '2020-02-01', '2020-03-01'],
  ['2020-12', '2020-12-01', '2021-01-01'],
  ['2020-12-31', '2020-12-31', '2021-01-01'],
  ['2020~', '2020-01-01', '2021-01-01'],
  ['2020/2021-06', '2020-01-01', '2021-07-01'],
  ['0050', '0050-01-01', '0051-01-01'],
])('%s covers %s to %s', (date, start, end) => {
  const period = periodOf(date)
  expect([iso(period.start), iso(period.end)]).toEqual([start, end])
})

describe('dates are drawn', () => {
  const drawnAt = (...dates: (string | number)[]) => momentsOf(dates).map(iso)

  test('at their starts if all are equally exact', () => {
    expect(drawnAt(2016, '2017')).toEqual(['2016-01-01', '2017-01-01'])
    expect(drawnAt('2016-03', '2016-04')).toEqual(['2016-03-01', '2016-04-01'])
    expect(drawnAt('2016-03-05')).toEqual(['2016-03-05'])
  })

  test('at their middles otherwise', () => {
    expect(drawnAt('2016', '2016-03-05')).toEqual(['2016-07-02', '2016-03-05'])
  })
})

describe('ticks of time', () => {
  const labels = (start: string, end: string, most: number) =>
    timeTicks({ start: Date.parse(start), end: Date.parse(end) }, { most, language: 'en-GB' }).map(
      ({ label }) => label,
    )

  test('are as many as there is room for', () => {
    expect(labels('2016-05-01', '2021-02-01', 6)).toEqual(['2017', '2018', '2019', '2020', '2021'])
    expect(labels('2016-05-01', '2021-02-01', 3)).toEqual(['2018', '2020'])
    expect(labels('2016-01-01', '2016-07-01', 3)).toEqual(['Jan 2016', 'Apr 2016', 'Jul 2016'])
    expect(labels('1850-01-01', '2020-01-01', 4)).toEqual(['1850', '1900', '1950', '2000'])
  })

  test('are none where no month or year starts, or there is no room', () => {
    expect(labels('2016-05-02', '2016-05-30', 6)).toEqual([])
    expect(labels('2016-05-02', '2026-05-30', 0)).toEqual([])
  })

  test('are within any period', () => {
    const moment = fc.integer({ min: Date.parse('0001-01-01'), max: Date.parse('9000-01-01') })
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 9 }), (a, b, most) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const ticks = timeTicks({ start, end }, { most, language: 'en' })
        expect(ticks.length).toBeLessThanOrEqual(most)
        expect(ticks.every(({ at }) => at >= start && at <= end)).toBe(true)
      }),
    )
  })
})
