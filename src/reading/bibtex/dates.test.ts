import { describe, expect, test } from 'vitest'

import { parseDate } from '../../shared/written-date.ts'
import { readDateField, readMonthField, readYearField } from './dates.ts'

const parts = (...dates: number[][]) => ({ 'date-parts': dates })

describe('date', () => {
  test.each([
    ['2019', parts([2019])],
    ['2019-05', parts([2019, 5])],
    ['2019-05-06', parts([2019, 5, 6])],
    ['2019-05-06T10:20:30Z', parts([2019, 5, 6])],
    ['2019-05-06T10:20:30/2019-05-08T10:00:00', parts([2019, 5, 6], [2019, 5, 8])],
    ['2019/2020', parts([2019], [2020])],
    ['2019-05/2020', parts([2019, 5], [2020])],
    ['2019-05-06 / 2019-05-08', parts([2019, 5, 6], [2019, 5, 8])],
    ['1850~', { ...parts([1850]), circa: true }],
    ['1850?', { ...parts([1850]), circa: true }],
    ['1850%', { ...parts([1850]), circa: true }],
    ['1850\u00a0', { ...parts([1850]), circa: true }],
    ['1850\u00a0/1860\u00a0', { ...parts([1850], [1860]), circa: true }],
    ['1850~/1860~', { ...parts([1850], [1860]), circa: true }],
    ['2019-21', { ...parts([2019]), season: 1 }],
    ['2019-24', { ...parts([2019]), season: 4 }],
    ['2019-21/2019-23', parts([2019, 21], [2019, 23])],
    ['-0043', parts([-44])],
    ['1723?~', { ...parts([1723]), circa: true }],
    ['1723\u00a0?', { ...parts([1723]), circa: true }],
    ['199X', parts([1990], [1999])],
    ['199u', parts([1990], [1999])],
    ['20uu', parts([2000], [2099])],
    ['1999-XX', parts([1999])],
    ['1999-05-uu', parts([1999, 5])],
    ['1999/', parts([1999], [0])],
    ['1999-10/..', parts([1999, 10], [0])],
    ['1999/unknown', parts([1999], [0])],
    ['1999/open', parts([1999], [0])],
  ])('%s', (text, date) => {
    expect(readDateField(text)).toEqual(date)
  })

  test.each([
    ['/1999', '/1999'],
    ['unknown/1999', '../1999'],
    ['2020/2019', '2020/2019'],
    ['2020-02-30', '2020-02-30'],
    ['6\u00a0March\u00a02023', '6 March 2023'],
    ['03/06/2023', '03/06/2023'],
  ])('%j is left for the check of the record', (text, left) => {
    expect(readDateField(text)).toBe(left)
    expect(parseDate(left).problem).toBeDefined()
  })

  test.each(['in press', 'forthcoming', 'n.d.'])('may be words: %s', (words) => {
    expect(parseDate(readDateField(words))).toEqual({ date: { literal: words } })
  })
})

describe('year', () => {
  test.each([
    ['2020', parts([2020])],
    ['850', parts([850])],
    ['-44', parts([-44])],
    ['-0043', parts([-44])],
    ['[1999]', parts([1999])],
    ['2005a', parts([2005])],
    ['1999--2001', parts([1999], [2001])],
    ['1999–2001', parts([1999], [2001])],
    ['1998/99', parts([1998], [1999])],
    ['1998-99', parts([1998], [1999])],
    // Not the season of EDTF that has this number.
    ['2020-21', parts([2020], [2021])],
    ['2020/21', parts([2020], [2021])],
    ['2020–21', parts([2020], [2021])],
    ['2020-05', parts([2020, 5])],
    ['c. 1850', { ...parts([1850]), circa: true }],
    ['c1850', parts([1850])],
    ['ca.\u00a01850', { ...parts([1850]), circa: true }],
    ['1850?', { ...parts([1850]), circa: true }],
    ['44 BCE', parts([-44])],
    ['44\u00a0BC', parts([-44])],
    ['Spring 2005', { ...parts([2005]), season: 1 }],
    ['May 2005', parts([2005, 5])],
    ['2005-05-06', parts([2005, 5, 6])],
    ['1999--', parts([1999], [0])],
  ])('%s', (text, date) => {
    expect(readYearField(text)).toEqual(date)
  })

  test.each(['in press', 'to appear', '1875 [2004]', 'submitted', '2003/04', '2010-11'])(
    'may be words: %s',
    (words) => {
      expect(readYearField(words)).toEqual({ literal: words })
    },
  )

  test.each(['2020/2019', '2020-02-30', '/1999'])('%s is left for the check', (text) => {
    expect(readYearField(text)).toBe(text)
  })
})

describe('month', () => {
  test.each([
    ['mar', [2019, 3]],
    ['Mar.', [2019, 3]],
    ['March', [2019, 3]],
    ['03', [2019, 3]],
    ['3', [2019, 3]],
    ['sept', [2019, 9]],
    ['Mai', [2019, 5]],
    ['décembre', [2019, 12]],
    ['Dezember', [2019, 12]],
    ['März', [2019, 3]],
    ['10\u00a0jan', [2019, 1, 10]],
    ['10\u00a0January', [2019, 1, 10]],
    ['jan 10', [2019, 1, 10]],
    ['10. Januar', [2019, 1, 10]],
  ])('%s', (text, date) => {
    expect(readMonthField(parts([2019]), text)).toEqual(parts(date))
  })

  test.each([
    ['March--April', [2019, 3], [2019, 4]],
    ['mar/apr', [2019, 3], [2019, 4]],
    ['March and April', [2019, 3], [2019, 4]],
    ['March, April', [2019, 3], [2019, 4]],
    ['March & April', [2019, 3], [2019, 4]],
    ['3--4', [2019, 3], [2019, 4]],
    ['December--January', [2019, 12], [2020, 1]],
    ['May 3--5', [2019, 5, 3], [2019, 5, 5]],
    ['3–5 May', [2019, 5, 3], [2019, 5, 5]],
    ['30 April--2 May', [2019, 4, 30], [2019, 5, 2]],
    ['Spring/Summer', [2019, 21], [2019, 22]],
  ])('may be a range: %s', (text, ...ends) => {
    expect(readMonthField(parts([2019]), text)).toEqual(parts(...ends))
  })

  test.each([
    ['Spring', 1],
    ['Winter', 4],
    ['fall', 3],
  ])('may be a season: %s', (text, season) => {
    expect(readMonthField(parts([2019]), text)).toEqual({ ...parts([2019]), season })
  })

  test('is of the same year before Christ, and as certain as the year', () => {
    expect(readMonthField(parts([-44]), 'mar', '15')).toEqual(parts([-44, 3, 15]))
    expect(readMonthField({ ...parts([1850]), circa: true }, 'mar')).toEqual({
      ...parts([1850, 3]),
      circa: true,
    })
  })

  test('has its day in a field of its own', () => {
    expect(readMonthField(parts([2019]), 'feb', '3')).toEqual(parts([2019, 2, 3]))
    expect(readMonthField(parts([2019]), 'feb', 'x')).toEqual(parts([2019, 2]))
    expect(readMonthField(parts([2019]), '3 feb', '5')).toEqual(parts([2019, 2, 3]))
    expect(readMonthField(parts([2019]), 'feb', '30')).toBe('2019-02-30')
    expect(readMonthField(parts([2019]), 'feb 29')).toBe('2019-02-29')
  })

  test.each(['Michaelmas', '13', 'January February', '', '2019'])('is none: %j', (text) => {
    expect(readMonthField(parts([2019]), text)).toBeUndefined()
  })
})
