import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { edtfToCslDate, formatDate, isCalendarDate, now, toDate } from './dates.ts'

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
