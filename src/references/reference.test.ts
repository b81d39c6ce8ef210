import { expect, test } from 'vitest'

import { referenceToCsl, shortNames, yearOf } from './reference.ts'
import { referenceSchema } from './schema.ts'

const reference = referenceSchema.parse({
  type: 'article-journal',
  title: 'On cells',
  volume: 3,
  issued: '2020-06',
  accessed: 2021,
  submitted: { 'date-parts': [['2019', '1']] },
  note: 'issued: 1066',
  'year-suffix': 'a',
  remark: 'ours',
  background: true,
  health: { kind: 'retracted' },
  archived: { url: 'https://a.b/' },
  ignore: [{ rule: 'x', reason: 'y' }],
})

test('citeproc gets only CSL fields, with dates as `date-parts`', () => {
  expect(referenceToCsl('smith2020', reference)).toEqual({
    id: 'smith2020',
    type: 'article-journal',
    title: 'On cells',
    volume: '3',
    issued: { 'date-parts': [[2020, 6]] },
    accessed: { 'date-parts': [[2021]] },
    submitted: { 'date-parts': [[2019, 1]] },
  })
})

test('an abstract is included only if the publication allows it', () => {
  const abstracted = referenceSchema.parse({
    type: 'book',
    title: 'T',
    abstract: 'Others wrote it.',
  })
  expect(referenceToCsl('a', abstracted)).not.toHaveProperty('abstract')
  expect(referenceToCsl('a', abstracted, { abstracts: false })).not.toHaveProperty('abstract')
  expect(referenceToCsl('a', abstracted, { abstracts: true }).abstract).toBe('Others wrote it.')
})

test('the year is that of `issued`', () => {
  expect(yearOf(reference)).toBe(2020)
  expect(yearOf(referenceSchema.parse({ type: 'book', title: 'Undated' }))).toBeUndefined()
})

test.each([
  [undefined, undefined],
  [[], undefined],
  [[{ family: 'Smith', given: 'J' }], 'Smith'],
  [
    [{ family: 'Berg', 'non-dropping-particle': 'van den' }, { literal: 'WHO' }],
    'van den Berg and WHO',
  ],
  [[{ family: 'A' }, { family: 'B' }, { family: 'C' }], 'A et al.'],
  [[{ given: 'Madonna' }], 'Madonna'],
])('the names %j in running text', (authors, names) => {
  expect(shortNames(authors)).toBe(names)
})

test.each([
  ['12--19', '12-19'],
  ['12 -- 19', '12-19'],
  ['A-1--A-3', 'A-1\u2013A-3'],
  ['12-19', '12-19'],
])('pages %s are %s', (page, expected) => {
  expect(referenceToCsl('a', referenceSchema.parse({ type: 'book', title: 'T', page })).page).toBe(
    expected,
  )
})
