import { describe, expect, test } from 'vitest'

import { readDate, readMonth, readYear, writtenOtherwise } from './dates.ts'

const parts = (...dates: number[][]) => ({ 'date-parts': dates })

describe('date', () => {
  test.each([
    ['2019', parts([2019])],
    ['2019-05', parts([2019, 5])],
    ['2019-05-06', parts([2019, 5, 6])],
    ['2019-05-06T10:20:30Z', parts([2019, 5, 6])],
    ['2019/2020', parts([2019], [2020])],
    ['2019-05/2020', parts([2019, 5], [2020])],
    ['2019-05-06 / 2019-05-08', parts([2019, 5, 6], [2019, 5, 8])],
    ['1850~', { ...parts([1850]), circa: true }],
    ['1850?', { ...parts([1850]), circa: true }],
    ['1850%', { ...parts([1850]), circa: true }],
    ['1850\u00a0', { ...parts([1850]), circa: true }],
    ['1850~/1860~', { ...parts([1850], [1860]), circa: true }],
    ['2019-21', { ...parts([2019]), season: 1 }],
    ['2019-24', { ...parts([2019]), season: 4 }],
    ['-0043', parts([-43])],
    ['1723?~', { ...parts([1723]), circa: true }],
    ['199X', parts([1990], [1999])],
    ['20uu', parts([2000], [2099])],
    ['1999-XX', parts([1999])],
    ['1999-05-uu', parts([1999, 5])],
  ])('%s', (text, date) => {
    expect(readDate(text)).toEqual({ date })
  })

  test.each([
    ['1999/', 'open-end', '1999'],
    ['1999-10/..', 'open-end', '1999-10'],
    ['1999/unknown', 'open-end', '1999'],
    ['/1999', 'open-start', '1999'],
    ['../1999', 'open-start', '1999'],
    ['2020/2019', 'order', undefined],
    ['2020-02-30', 'impossible', undefined],
    ['2020-13', 'impossible', undefined],
    ['2019-21/2019-23', 'seasons', '2019'],
    ['06.03.2023', 'form', '2023-03-06'],
    ['6. 3. 2023', 'form', '2023-03-06'],
    ['2023/03/06', 'form', '2023-03-06'],
    ['2023.3.6', 'form', '2023-03-06'],
    ['20230306', 'form', '2023-03-06'],
    ['March 6, 2023', 'form', '2023-03-06'],
    ['6 March 2023', 'form', '2023-03-06'],
    ['6th of March, 2023', 'form', '2023-03-06'],
    ['6. März 2023', 'form', '2023-03-06'],
    ['6 mars 2023', 'form', '2023-03-06'],
    ['March 2023', 'form', '2023-03'],
    ['03/2023', 'form', '2023-03'],
    ['13/03/2023', 'form', '2023-03-13'],
    ['03/13/2023', 'form', '2023-03-13'],
    ['24-26 May, 2002', 'form', '2002-05-24/2002-05-26'],
  ])('%s is refused, and says what to write', (text, fault, suggestion) => {
    expect(readDate(text)).toEqual({ fault, ...(suggestion === undefined ? {} : { suggestion }) })
  })

  test('that can mean two days has no suggestion', () => {
    expect(writtenOtherwise('03/06/2023')).toBeUndefined()
  })

  test('of each suggestion is a date that is read', () => {
    for (const text of ['06.03.2023', '2023/03/06', 'March 2023', '24-26 May, 2002']) {
      expect(readDate(writtenOtherwise(text) ?? '')).toHaveProperty('date')
    }
  })

  test.each(['in press', 'forthcoming', 'n.d.'])('may be words: %s', (words) => {
    expect(readDate(words)).toEqual({ words })
  })
})

describe('year', () => {
  test.each([
    ['2020', parts([2020])],
    ['[1999]', parts([1999])],
    ['2005a', parts([2005])],
    ['1999--2001', parts([1999], [2001])],
    ['1999–2001', parts([1999], [2001])],
    ['1998/99', parts([1998], [1999])],
    ['c. 1850', { ...parts([1850]), circa: true }],
    ['ca. 1850', { ...parts([1850]), circa: true }],
    ['1850?', { ...parts([1850]), circa: true }],
    ['44 BCE', parts([-44])],
    ['Spring 2005', { ...parts([2005]), season: 1 }],
    ['May 2005', parts([2005, 5])],
    ['2005-05-06', parts([2005, 5, 6])],
  ])('%s', (text, date) => {
    expect(readYear(text)).toEqual({ date })
  })

  test.each(['in press', 'to appear', '1875 [2004]', 'submitted'])('may be words: %s', (words) => {
    expect(readYear(words)).toEqual({ words })
  })
})

describe('month', () => {
  test.each([
    ['mar', [{ month: 3 }]],
    ['Mar.', [{ month: 3 }]],
    ['March', [{ month: 3 }]],
    ['03', [{ month: 3 }]],
    ['3', [{ month: 3 }]],
    ['sept', [{ month: 9 }]],
    ['Mai', [{ month: 5 }]],
    ['décembre', [{ month: 12 }]],
    ['Dezember', [{ month: 12 }]],
    ['March--April', [{ month: 3 }, { month: 4 }]],
    ['mar/apr', [{ month: 3 }, { month: 4 }]],
    ['March and April', [{ month: 3 }, { month: 4 }]],
    ['10~jan', [{ month: 1, day: 10 }]],
    ['10\u00a0January', [{ month: 1, day: 10 }]],
    ['jan 10', [{ month: 1, day: 10 }]],
    [
      'May 3--5',
      [
        { month: 5, day: 3 },
        { month: 5, day: 5 },
      ],
    ],
    [
      '3–5 May',
      [
        { month: 5, day: 3 },
        { month: 5, day: 5 },
      ],
    ],
    [
      '30 April--2 May',
      [
        { month: 4, day: 30 },
        { month: 5, day: 2 },
      ],
    ],
  ])('%s', (text, ends) => {
    expect(readMonth(text)).toEqual({ ends })
  })

  test.each([
    ['Spring', 1],
    ['Winter', 4],
    ['fall', 3],
  ])('may be a season: %s', (text, season) => {
    expect(readMonth(text)).toEqual({ season })
  })

  test.each(['Michaelmas', '13', 'January February', ''])('is none: %j', (text) => {
    expect(readMonth(text)).toBeUndefined()
  })
})
