import { describe, expect, test } from 'vitest'

import { readTypedDate, readTypedDay } from './typed-date.ts'

const today = '2026-11-23'

describe('a day', () => {
  test.each([
    ['2024-05-03', '2024-05-03'],
    [' 2024-05-03 ', '2024-05-03'],
    ['3 May 2024', '2024-05-03'],
    ['May 3, 2024', '2024-05-03'],
    ['May 3rd, 2024', '2024-05-03'],
    ['3. Mai 2024', '2024-05-03'],
    ['3 mai 2024', '2024-05-03'],
    ['03.05.2024', '2024-05-03'],
    ['3.5.2024', '2024-05-03'],
    ['2024/5/3', '2024-05-03'],
    ['20240503', '2024-05-03'],
    ['31/05/2024', '2024-05-31'],
    ['05/31/2024', '2024-05-31'],
    ['05/05/2024', '2024-05-05'],
    ['Today', '2026-11-23'],
  ])('can be written %s', (typed, date) => {
    expect(readTypedDay(typed, today)).toEqual({ date })
  })

  test.each([
    ['03/05/2024', /^can be read in two ways\. Write 2024-05-03 or 2024-03-05\.$/],
    ['3-5-2024', /^can be read in two ways\. Write 2024-05-03 or 2024-03-05\.$/],
    ['3/5/24', /^has a year of two digits/],
    ['2024-05', /^is not one day\. Write the whole date, such as 2026-11-23\.$/],
    ['May 2024', /^is not one day/],
    ['2024', /^is not one day/],
    ['2024-02-30', /^is not a date that exists; write it as 2020, 2020-06 or 2020-06-01\.$/],
    ['30/02/2024', /^is not a date/],
    ['soon', /^is not a date/],
    ['', /^is not a date/],
  ])('cannot be written %s', (typed, problem) => {
    expect(readTypedDay(typed, today)).toEqual({
      problem: expect.stringMatching(problem) as string,
    })
  })
})

describe('a date that may be less exact', () => {
  test.each([
    ['2024', '2024'],
    ['2024-05', '2024-05'],
    ['May 2024', '2024-05'],
    ['Mai 2024', '2024-05'],
    ['05/2024', '2024-05'],
    ['2020~', '2020~'],
    ['circa 1850', '1850~'],
    ['Spring 2020', '2020-21'],
    ['2019-05-06/2019-05-08', '2019-05-06/2019-05-08'],
    ['44 BC', '-0043'],
  ])('can be written %s', (typed, date) => {
    expect(readTypedDate(typed, today)).toEqual({ date })
  })

  test.each(['2021-13', 'in press', 'Smarch 2020', '03/05/2024'])(
    'cannot be written %s',
    (typed) => {
      expect(readTypedDate(typed, today)).toHaveProperty('problem')
    },
  )
})
