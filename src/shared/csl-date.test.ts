import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { edtfToCslDate } from './edtf-date.ts'
import { forCiteproc, isNoDate, toEdtf, yearOf, type CslDate } from './csl-date.ts'
import {
  isoDate,
  parseDate,
  parseDateInNumbers,
  readDate,
  type WrittenDate,
} from './written-date.ts'

interface Case {
  text: string
  'date-parts'?: number[][]
  season?: number
  circa?: true
  refused?: true
}

describe('dates.cases.yaml', () => {
  const cases = parse(readFileSync(join(import.meta.dirname, 'dates.cases.yaml'), 'utf8')) as Case[]
  test.each(cases)('“$text”', ({ text, refused, ...date }) => {
    expect(edtfToCslDate(text)).toEqual(refused ? undefined : date)
  })
})

describe('in the fields of CSL', () => {
  test.each<[WrittenDate, CslDate]>([
    [{ 'date-parts': [['2022', '4', 6]] }, { 'date-parts': [[2022, 4, 6]] }],
    [{ 'date-parts': [['2022', '04', '06']] }, { 'date-parts': [[2022, 4, 6]] }],
    [{ 'date-parts': [2022, 4] }, { 'date-parts': [[2022, 4]] }],
    [{ 'date-parts': [['2020', '00', '00']] }, { 'date-parts': [[2020]] }],
    [{ 'date-parts': [[2020, null]] }, { 'date-parts': [[2020]] }],
    [{ 'date-parts': [[2020, 'Sept.', '']] }, { 'date-parts': [[2020, 9]] }],
    [{ 'date-parts': [[-44, 3, 15]] }, { 'date-parts': [[-44, 3, 15]] }],
    [
      { 'date-parts': [[1950]], season: 1 },
      { 'date-parts': [[1950]], season: 1 },
    ],
    [
      { 'date-parts': [[1950]], season: '02' },
      { 'date-parts': [[1950]], season: 2 },
    ],
    [
      { 'date-parts': [[1950]], season: 'season-03' },
      { 'date-parts': [[1950]], season: 3 },
    ],
    [
      { 'date-parts': [[1950]], season: 'Fall' },
      { 'date-parts': [[1950]], season: 3 },
    ],
    [
      { 'date-parts': [[1950]], season: 'winter' },
      { 'date-parts': [[1950]], season: 4 },
    ],
    [
      { 'date-parts': [[1950]], season: 22 },
      { 'date-parts': [[1950]], season: 2 },
    ],
    [
      { 'date-parts': [[1950]], season: 'Q1' },
      { 'date-parts': [[1950]], season: 'Q1' },
    ],
    [
      { 'date-parts': [[1950]], season: 'circa' },
      { 'date-parts': [[1950]], circa: true },
    ],
    [{ 'date-parts': [[1950, 5]], season: 1 }, { 'date-parts': [[1950, 5]] }],
    [{ 'date-parts': [[2021, 'season-01']] }, { 'date-parts': [[2021]], season: 1 }],
    [{ 'date-parts': [['2021', 'Summer']] }, { 'date-parts': [[2021]], season: 2 }],
    [{ 'date-parts': [[2015, 22]] }, { 'date-parts': [[2015]], season: 2 }],
    [{ 'date-parts': [[2015, '16']] }, { 'date-parts': [[2015]], season: 4 }],
    [
      {
        'date-parts': [
          [2015, 13],
          [2015, 14],
        ],
      },
      {
        'date-parts': [
          [2015, 21],
          [2015, 22],
        ],
      },
    ],
    [{ 'date-parts': [[1999], [0]] }, { 'date-parts': [[1999], [0]] }],
    [{ 'date-parts': [[1999], []] }, { 'date-parts': [[1999], [0]] }],
    [{ 'date-parts': [[1999], [null]] }, { 'date-parts': [[1999], [0]] }],
    [
      { 'date-parts': [[1850]], circa: 1 },
      { 'date-parts': [[1850]], circa: true },
    ],
    [
      { 'date-parts': [[1850]], circa: '1' },
      { 'date-parts': [[1850]], circa: true },
    ],
    [{ 'date-parts': [[1850]], circa: 'false' }, { 'date-parts': [[1850]] }],
    [{ 'date-parts': [[1850]], circa: 0 }, { 'date-parts': [[1850]] }],
    [{ literal: 'forthcoming' }, { literal: 'forthcoming' }],
    [{ literal: ' circa 1850 ' }, { literal: 'circa 1850' }],
    [{ literal: '[1920?]' }, { literal: '[1920?]' }],
    [{ literal: '1996_2004' }, { 'date-parts': [[1996], [2004]] }],
    [{ literal: '1996/2004' }, { 'date-parts': [[1996], [2004]] }],
    [{ literal: '2015-06' }, { 'date-parts': [[2015, 6]] }],
    [{ season: 'Spring' }, { literal: 'Spring' }],
    [{ 'date-parts': [], literal: 'in press' }, { literal: 'in press' }],
    [{ raw: '2020-06' }, { 'date-parts': [[2020, 6]] }],
    [{ raw: 'June 3, 2020' }, { 'date-parts': [[2020, 6, 3]] }],
    [{ raw: '3 Jun. 2020' }, { 'date-parts': [[2020, 6, 3]] }],
    [{ raw: 'Sept 2001' }, { 'date-parts': [[2001, 9]] }],
    [{ raw: 'Spring 1998' }, { 'date-parts': [[1998]], season: 1 }],
    [{ raw: 'ca. 1850' }, { 'date-parts': [[1850]], circa: true }],
    [{ raw: '2020/6/3' }, { 'date-parts': [[2020, 6, 3]] }],
    [{ raw: '1971/72' }, { 'date-parts': [[1971], [1972]] }],
    [{ raw: '44 BC' }, { 'date-parts': [[-44]] }],
    [{ raw: 'the 1990s' }, { literal: 'the 1990s' }],
    [{ raw: '1998-99' }, { 'date-parts': [[1998], [1999]] }],
    [{ raw: '6. März 2023' }, { 'date-parts': [[2023, 3, 6]] }],
    [{ raw: '03/06/2023' }, { literal: '03/06/2023' }],
    [{ literal: '1998-99' }, { literal: '1998-99' }],
    [{ literal: '199X' }, { 'date-parts': [[1990], [1999]] }],
    [{ literal: '[2020,2021]' }, { literal: '[2020,2021]' }],
  ])('%j is read', (written, date) => {
    expect(parseDate(written)).toEqual({ date })
    expect(readDate(date)).toEqual(date)
  })

  test.each<[WrittenDate, string]>([
    [{ 'date-parts': [[2026, 2, 30]] }, '2026-02-30'],
    [{ 'date-parts': [[2015, 17]] }, '2015-17'],
    [{ 'date-parts': [[2021], [2020]] }, '2021/2020'],
    [{ 'date-parts': [[0], [1999]] }, '0000/1999'],
    [{ 'date-parts': [['2024', 13, 1]] }, '2024-13-01'],
    [{ 'date-parts': [2020, 2, 31] }, '2020-02-31'],
    [{ raw: '2026-02-30' }, '2026-02-30'],
    [{ literal: '2026-02-30' }, '2026-02-30'],
    [{ raw: '/1999' }, '/1999'],
    [{ raw: '2021/2020' }, '2021/2020'],
  ])('%j is quoted as %s', (written, quoted) => {
    expect(parseDate(written).problem?.written).toBe(quoted)
  })

  test.each<WrittenDate>([
    {},
    { 'date-parts': [['x']] },
    { 'date-parts': [[2020, 1.5]] },
    { 'date-parts': [[2020, 1, 1, 1]] },
    { 'date-parts': [[2020], [2021], [2022]] },
    { 'date-parts': [{}] },
    { 'date-parts': 2020 },
    { 'date-parts': [[0]] },
    { season: 2 },
    { literal: ' ' },
    { literal: {} },
  ])('%j is not a date', (written) => {
    expect(parseDate(written).problem?.message).toMatch(/^(?:is|has|contains) /)
    expect(parseDate(written).problem?.message).not.toContain('undefined')
  })
})

describe('a text that is not a date', () => {
  test.each([
    ['06.03.2023', '2023-03-06'],
    ['6.3.2023', '2023-03-06'],
    ['13/02/2020', '2020-02-13'],
    ['02/13/2020', '2020-02-13'],
    ['2020/06/01', '2020-06-01'],
    ['2020-6-1', '2020-06-01'],
    ['2020-6', '2020-06'],
    ['20200601', '2020-06-01'],
    ['June 3rd, 2020', '2020-06-03'],
    ['1 December 1999', '1999-12-01'],
    ['Autumn 2020', '2020-23'],
    ['circa 1850', '1850~'],
    ['1971/72', '1971/1972'],
    ['1996_2004', '1996/2004'],
    ['1982--1983', '1982/1983'],
    ['1982–1983', '1982/1983'],
    ['2021/2020', '2020/2021'],
    [' 2020', '2020'],
    ['44 BC', '-0043'],
    ['44 BCE', '-0043'],
    ['44–43 B.C.', '-0043/-0042'],
    ['c. 350 BC', '-0349~'],
    ['65 CE', '0065'],
    ['65', '0065'],
    ['ca. 1850–1860', '1850~/1860~'],
    ['6. März 2023', '2023-03-06'],
    ['1er janvier 2020', '2020-01-01'],
    ['15 de mayo de 2020', '2020-05-15'],
    ['3-Jun-2020', '2020-06-03'],
    ['2020, May', '2020-05'],
    ['03/2023', '2023-03'],
    ['05/05/2023', '2023-05-05'],
    ['6. 3. 2023', '2023-03-06'],
    ['24-26 May, 2002', '2002-05-24/2002-05-26'],
    ['May 3–5, 2020', '2020-05-03/2020-05-05'],
    ['30 April – 2 May 2020', '2020-04-30/2020-05-02'],
    ['December 2019–January 2020', '2019-12/2020-01'],
    ['May/June 2020', '2020-05/2020-06'],
    ['Spring/Summer 2020', '2020-21/2020-22'],
    ['2019-05-06 – 2019-05-08', '2019-05-06/2019-05-08'],
    ['06.03.2023--08.03.2023', '2023-03-06/2023-03-08'],
    ['1998-99', '1998/1999'],
    ['1999–', '1999/..'],
    ['1999/present', '1999/..'],
  ])('%j: suggests %j', (text, suggestion) => {
    expect(parseDate(text).problem?.suggestion).toBe(suggestion)
    expect(parseDate(suggestion).date).toBeDefined()
  })

  test.each([
    '03/06/2023',
    '31.02.2020',
    '2020/06',
    '2003/04',
    'May',
    'Winter 2018/2019',
    'December–January 2020',
    'June 31, 2020',
    'the 1990s',
    '2020-06-31',
    '',
    '?',
  ])('%j: suggests nothing', (text) => {
    expect(parseDate(text).problem).toBeDefined()
    expect(parseDate(text).problem?.suggestion).toBeUndefined()
  })

  test('is described in its own terms', () => {
    const messages = ['06.03.2023', '2026-02-30', 'May', '../2000', '/2000', 65, '65'].map(
      (written) => parseDate(written).problem?.message,
    )
    expect(messages).toEqual([
      'is not a date in the form year-month-day; write 2023-03-06',
      'is not a date that exists; write it as 2020, 2020-06 or 2020-06-01',
      'has no year; write it as 2020, 2020-06 or 2020-06-01',
      'is a range without a start, which styles cannot print; write the year it starts',
      'is a range without a start, which styles cannot print; write the year it starts',
      'is not a year of four digits; write 0065',
      'is not a year of four digits; write 0065',
    ])
  })
})

describe('words without a number', () => {
  test.each(['in press', 'forthcoming', 'n.d.', '刊行予定'])(
    '%s are printed as they are',
    (words) => {
      expect(parseDate(words)).toEqual({ date: { literal: words } })
      expect(parseDateInNumbers(words).problem?.message).toBe(
        'is not a date; write it as 2020, 2020-06 or 2020-06-01',
      )
    },
  )

  test.each([
    ['n.d.', true],
    ['n. d.', true],
    ['N.D.', true],
    ['no date', true],
    ['s.a.', true],
    ['o. J.', true],
    ['in press', false],
    ['n.d. [1990]', false],
  ])('%s says that there is no date: %s', (literal, is) => {
    expect(isNoDate({ literal })).toBe(is)
  })
})

test.each<[WrittenDate, number | undefined]>([
  ['2020-06-01', 2020],
  ['1982/1983', 1982],
  ['1999/..', 1999],
  ['-0043', -44],
  ['1850~', 1850],
  [{ literal: 'circa 1850' }, 1850],
  [{ literal: '[1920?]–1935' }, 1920],
  [{ literal: 'c. 350 BC' }, -350],
  [{ literal: '1996_2004' }, 1996],
  [{ literal: 'forthcoming' }, undefined],
  [{ literal: 'MS 12345' }, undefined],
])('%j names the year %s', (written, year) => {
  expect(yearOf(readDate(written))).toBe(year)
})

test.each([
  '2020',
  '2020-06-01',
  '2020-22',
  '2020-22~',
  '1850~',
  '1982/1983',
  '1999/..',
  '2020-21/2020-22',
  '-0043-03-15',
  'Y12020',
])('%s is written as it was read', (text) => {
  expect(toEdtf(edtfToCslDate(text) ?? {})).toBe(text)
})

test('a date in words is no EDTF', () => {
  expect(toEdtf({ literal: 'forthcoming' })).toBeUndefined()
})

test.each<[WrittenDate, string | undefined]>([
  [2022, '2022'],
  ['2022-04-06', '2022-04-06'],
  ['2022-22', '2022'],
  ['-0043', '-0043'],
  ['2022~', undefined],
  ['2021/2022', undefined],
  [{ literal: 'forthcoming' }, undefined],
])('ISO 8601 of %j is %s', (written, text) => {
  expect(isoDate(written)).toBe(text)
})

test.each<[CslDate, CslDate['date-parts']]>([
  [{ 'date-parts': [[2020, 6], [2020]] }, [[2020]]],
  [{ 'date-parts': [[2019], [2020, 6]] }, [[2019], [2020]]],
  [
    {
      'date-parts': [
        [2020, 6, 1],
        [2020, 7],
      ],
    },
    [
      [2020, 6],
      [2020, 7],
    ],
  ],
  [
    { 'date-parts': [[1999, 5], [0]] },
    [
      [1999, 5],
      [0, 0],
    ],
  ],
  [{ 'date-parts': [[1999], [2000]] }, [[1999], [2000]]],
])('citeproc gets both ends of %j with as many parts', (date, parts) => {
  expect(forCiteproc(date)['date-parts']).toEqual(parts)
})
