/** The same date is read alike from every format. */

import { expect, test } from 'vitest'

import type { DateReading } from '../shared/edtf-date.ts'
import { type WrittenDate, parseDate } from '../shared/written-date.ts'

import { readBibtex } from './bibtex.ts'
import { readCslJson } from './csl-json.ts'

const fromBibtex = (field: string, text: string) =>
  readBibtex(`@book{a, title = {T}, ${field} = {${text}}}`, 'a.bib').records[0]?.data

const fromJson = (date: object) =>
  readCslJson(JSON.stringify([{ id: 'a', type: 'book', title: 'T', issued: date }]), 'a.json')
    .records[0]?.data

function issuedIn(data: unknown): DateReading {
  return parseDate((data as { issued: WrittenDate }).issued)
}

const inEdtf = [
  '2019',
  '2019-05-06',
  '2019-21',
  '2018-24/2019-21',
  '2019/2020',
  '1999/',
  '1999/..',
  '1850~',
  '1850?/1860?',
  '-0043',
  '-0043-03-15',
  '199X',
  '19XX',
  '2019-XX',
  '2019-05-06T10:20:30Z',
  'in press',
  'n.d.',
]

const refusedEverywhere = ['/1999', '../1999', '2021/2020', '2020-02-30', '2020-13-01', 'XXXX']

test.each([...inEdtf, ...refusedEverywhere])('%s', (text) => {
  const { date, problem } = parseDate(text)
  const inBibtex = issuedIn(fromBibtex('date', text))
  const inRaw = issuedIn(fromJson({ raw: text }))
  const inLiteral = issuedIn(fromJson({ literal: text }))
  for (const reading of [inBibtex, inRaw, inLiteral]) {
    expect(reading.date).toEqual(date)
    expect(reading.problem?.message).toBe(problem?.message)
  }
  if (refusedEverywhere.includes(text)) expect(date).toBeUndefined()
})

/** What an author is asked to write as EDTF is what `year` and `raw`, which programs fill, are read as. */
test.each([
  'June 3, 2020',
  '6. März 2023',
  '06.03.2023',
  'Spring 1998',
  'May–June 2020',
  '44 BCE',
  'circa 1850',
  '1998-99',
  '1971/72',
  '1999–',
  '03/2023',
])('%s is suggested by one reader and read by the other', (text) => {
  const { problem } = parseDate(text)
  expect(problem?.suggestion).toBeDefined()
  expect(issuedIn(fromBibtex('date', text)).problem).toEqual(problem)
  const { date } = parseDate(problem?.suggestion ?? '')
  expect(date).toBeDefined()
  expect(issuedIn(fromJson({ raw: text })).date).toEqual(date)
  expect(issuedIn(fromBibtex('year', text)).date).toEqual(date)
})
