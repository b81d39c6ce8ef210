import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import {
  dayAfter,
  daysBetween,
  earliestDay,
  edtfToCslDate,
  formatDate,
  formatEdtf,
  isCalendarDate,
  latestDay,
  now,
  readDate,
  toDate,
  type WrittenDate,
} from './dates.ts'

interface Case {
  text: string
  'date-parts'?: number[][]
  circa?: true
  refused?: true
}

describe('dates.cases.yaml', () => {
  const cases = parse(readFileSync(join(import.meta.dirname, 'dates.cases.yaml'), 'utf8')) as Case[]
  test.each(cases)('“$text”', ({ text, refused, ...date }) => {
    expect(edtfToCslDate(text)).toEqual(refused ? undefined : date)
  })
})

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
    [{ 'date-parts': [['2022', '4']] }, '2022-04-01', '2022-04-30'],
    [{ 'date-parts': [[2021], [2022, 4, 6]] }, '2021-01-01', '2022-04-06'],
    [{ 'date-parts': [[12020, 5]] }, '9999-05-01', '9999-05-31'],
  ])('of %j are %s to %s', (date, first, last) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last])
    expect(isCalendarDate(first) && isCalendarDate(last)).toBe(true)
  })

  test.each<WrittenDate>(['2022~', '2022?/2023', 'soon', '', { 'date-parts': [[2022]], circa: 1 }])(
    'of %j are not known',
    (date) => {
      expect([earliestDay(date), latestDay(date)]).toEqual([undefined, undefined])
    },
  )
})

test('the days between two dates', () => {
  expect(daysBetween('2022-04-06', '2022-04-06')).toBe(0)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2022-04-06', '2023-04-06')).toBe(365)
  expect(daysBetween('2022-04-06', '2022-04-05')).toBe(-1)
})

test('a date is read and written however a record holds it', () => {
  expect(readDate({ 'date-parts': [['2022', '4', 6]] })).toEqual({ 'date-parts': [[2022, 4, 6]] })
  expect(readDate('soon')).toBeUndefined()
  expect(formatEdtf({ 'date-parts': [['2022', 4]], circa: true }, 'en-GB')).toBe('about April 2022')
  expect(formatEdtf('2022-04-06', 'en-GB')).toBe('6 April 2022')
  expect(formatEdtf(2022, 'en-GB')).toBe('2022')
  expect(formatEdtf('soon', 'en-GB')).toBe('soon')
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
