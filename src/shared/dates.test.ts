import { describe, expect, test } from 'vitest'

import type { WrittenDate } from './written-date.ts'
import {
  dayAfter,
  daysBetween,
  earliestDay,
  formatDate,
  formatEdtf,
  formatYear,
  isCalendarDate,
  latestDay,
  now,
  toDate,
} from './dates.ts'

describe('a calendar date', () => {
  test.each(['2022-04-06', '2024-02-29', '2000-02-29', '0004-02-29', '0099-12-31'])(
    '%s',
    (date) => {
      expect(isCalendarDate(date)).toBe(true)
    },
  )

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2022-13-01',
    '2022-00-10',
    '2022-04-00',
    '2022-04-31',
    '2022-4-6',
    '2022',
    '2022-04-06T00:00:00Z',
    ' 2022-04-06',
    '2022-04-06\n',
    '٢٠٢٢-٠٤-٠٦',
    '',
  ])('is not %j', (date) => {
    expect(isCalendarDate(date)).toBe(false)
  })

  test('is written in the language of the publication, on its own day in every time zone', () => {
    expect(formatDate('2022-04-06', 'en-GB')).toBe('6 April 2022')
    expect(formatDate('2022-04-06', 'de')).toBe('6. April 2022')
    expect(formatDate('2022-05-01', 'fr')).toBe('1er mai 2022')
    expect(formatEdtf('2022-05-01', 'fr-CA')).toBe('1er mai 2022')
    expect(formatDate('2022-05-11', 'fr')).toBe('11 mai 2022')
    expect(toDate('2022-04-06').toISOString()).toBe('2022-04-06T00:00:00.000Z')
  })
})

describe('the days that a date can mean', () => {
  test.each<[WrittenDate, string, string]>([
    ['2022-04-06', '2022-04-06', '2022-04-06'],
    ['2022-04', '2022-04-01', '2022-04-30'],
    ['2022', '2022-01-01', '2022-12-31'],
    [2022, '2022-01-01', '2022-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2021/2022-02', '2021-01-01', '2022-02-28'],
    ['2020-06-01/2020-06-05', '2020-06-01', '2020-06-05'],
    ['0099-02', '0099-02-01', '0099-02-28'],
    ['-0500', '0000-01-01', '0000-12-31'],
    ['2022-21', '2022-01-01', '2022-12-31'],
    [{ 'date-parts': [['2022', '4']] }, '2022-04-01', '2022-04-30'],
    [{ 'date-parts': [[2021], [2022, 4, 6]] }, '2021-01-01', '2022-04-06'],
    [{ 'date-parts': [[12020, 5]] }, '9999-05-01', '9999-05-31'],
  ])('of %j are %s to %s', (date, first, last) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last])
    expect(isCalendarDate(first) && isCalendarDate(last)).toBe(true)
  })

  test.each<WrittenDate>([
    '2022~',
    '2022?/2023',
    'soon',
    '',
    { 'date-parts': [[2022]], circa: 1 },
    { literal: 'forthcoming' },
  ])('of %j are not known', (date) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([undefined, undefined])
  })
})

test('the days between two dates', () => {
  expect(daysBetween('2022-04-06', '2022-04-06')).toBe(0)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2022-04-06', '2023-04-06')).toBe(365)
  expect(daysBetween('2022-04-06', '2022-04-05')).toBe(-1)
})

test.each<[WrittenDate, string]>([
  [{ 'date-parts': [['2022', 4]], circa: true }, 'about April 2022'],
  ['2022-04-06', '6 April 2022'],
  [2022, '2022'],
  ['2022-24', 'Winter 2022'],
  ['2022-21/2022-22', 'Spring 2022 – Summer 2022'],
  ['1999/..', '1999 –'],
  ['-0043-03-15', '15 March 44 BC'],
  [{ 'date-parts': [[2022]], season: 'Q1' }, 'Q1 2022'],
  [{ literal: 'forthcoming' }, 'forthcoming'],
  ['soon', 'soon'],
])('%j is written as %s', (date, text) => {
  expect(formatEdtf(date, 'en-GB')).toBe(text)
})

test('what follows the end of an open range is not known', () => {
  expect([earliestDay('1999/..'), latestDay('1999/..')]).toEqual(['1999-01-01', undefined])
})

test('a year before Christ says so', () => {
  expect(formatYear(-44, 'en')).toBe('44 BC')
  expect(formatYear(2022, 'de')).toBe('2022')
})

describe('now', () => {
  test('is an input', () => {
    expect(now({ SOURCE_DATE_EPOCH: '1649203200' }).toISOString()).toBe('2022-04-06T00:00:00.000Z')
    expect(now({ SOURCE_DATE_EPOCH: '0' }).getTime()).toBe(0)
  })

  test.each([{}, { SOURCE_DATE_EPOCH: '' }, { SOURCE_DATE_EPOCH: 'yesterday' }])(
    'is the clock with %j',
    (environment) => {
      expect(Math.abs(now(environment).getTime() - Date.now())).toBeLessThan(5000)
    },
  )
})

test.each([
  ['2024-02-28', '2024-02-29'],
  ['2023-12-31', '2024-01-01'],
])('the day after %s is %s', (date, next) => {
  expect(dayAfter(date)).toBe(next)
})
