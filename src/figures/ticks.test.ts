import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { momentsOf, numberTicks, periodOf, timeTicks } from './ticks.ts'

const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10)

test.each([
  [2020, '2020-01-01', '2021-01-01'],
  ['2020-02', '2020-02-01', '2020-03-01'],
  ['2020-12', '2020-12-01', '2021-01-01'],
  ['2020-12-31', '2020-12-31', '2021-01-01'],
  ['2020~', '2020-01-01', '2021-01-01'],
  ['2020/2021-06', '2020-01-01', '2021-07-01'],
  ['0050', '0050-01-01', '0051-01-01'],
])('%s means %s to %s', (date, start, end) => {
  const period = periodOf(date)
  expect([iso(period.start), iso(period.end)]).toEqual([start, end])
})

describe('dates stand', () => {
  const stand = (...dates: (string | number)[]) => momentsOf(dates).map(iso)

  test('at their marks among dates as exact as they are', () => {
    expect(stand(2016, '2017')).toEqual(['2016-01-01', '2017-01-01'])
    expect(stand('2016-03', '2016-04')).toEqual(['2016-03-01', '2016-04-01'])
    expect(stand('2016-03-05')).toEqual(['2016-03-05'])
  })

  test('in the middle of what they may mean among others', () => {
    expect(stand('2016', '2016-03-05')).toEqual(['2016-07-02', '2016-03-05'])
  })
})

describe('marks of time', () => {
  const marks = (start: string, end: string, most: number) =>
    timeTicks({ start: Date.parse(start), end: Date.parse(end) }, { most, language: 'en-GB' }).map(
      ({ text }) => text,
    )

  test('are as many as there is room for', () => {
    expect(marks('2016-05-01', '2021-02-01', 6)).toEqual(['2017', '2018', '2019', '2020', '2021'])
    expect(marks('2016-05-01', '2021-02-01', 3)).toEqual(['2018', '2020'])
    expect(marks('2016-01-01', '2016-07-01', 3)).toEqual(['Jan 2016', 'Apr 2016', 'Jul 2016'])
    expect(marks('1850-01-01', '2020-01-01', 4)).toEqual(['1850', '1900', '1950', '2000'])
  })

  test('are none where nothing starts, or there is no room', () => {
    expect(marks('2016-05-02', '2016-05-30', 6)).toEqual([])
    expect(marks('2016-05-02', '2026-05-30', 0)).toEqual([])
  })

  test('stand within the time, whatever it is', () => {
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

test.each([
  [0, 2754, [0, 1000, 2000, 3000]],
  [0, 1, [0, 0.5, 1]],
  [36.5, 37.25, [36.4, 36.6, 36.8, 37, 37.2, 37.4]],
  [-3, 8, [-5, 0, 5, 10]],
  [0, 0, [0, 0.5, 1]],
  [0.1, 0.3, [0.1, 0.15, 0.2, 0.25, 0.3]],
])('from %d to %d the marks are round numbers', (smallest, largest, ticks) => {
  expect(numberTicks(smallest, largest, 4)).toEqual(ticks)
})

test('marks of numbers hold all numbers between them', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000)
  fc.assert(
    fc.property(number, number, (a, b) => {
      const ticks = numberTicks(Math.min(a, b), Math.max(a, b), 4)
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(a, b))
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(a, b))
      expect(ticks.length).toBeLessThanOrEqual(8)
    }),
  )
})
