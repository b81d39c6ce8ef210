import { expect, test } from 'vitest'

import { readBibtex } from '../bibtex.ts'

function read(fields: string, type = 'misc'): unknown {
  return readBibtex(`@${type}{a, title = {T}, ${fields}}`, '/b.bib').records[0]?.data
}

test.each([
  ['{number: {NCT1}; genre: {Trial}}', { number: 'NCT1', genre: 'Trial' }],
  ['{container-title: {A; volume: \\{3\\} \\& {B}}}', { 'container-title': 'A; volume: {3} & B' }],
  ['{PMCID: {PMC1}}', { PMCID: 'PMC1' }],
  [
    '{editor: {Ash, Mia and {Bioheart, Inc.}}}',
    { editor: [{ family: 'Ash', given: 'Mia' }, { literal: 'Bioheart, Inc.' }] },
  ],
  ['{issued: {circa 1850}}', { issued: { literal: 'circa 1850' } }],
  [
    '{event-date: {2020-06/2020-07}}',
    {
      'event-date': {
        'date-parts': [
          [2020, 6],
          [2020, 7],
        ],
      },
    },
  ],
])('the note %s of an export is read as fields', (note, fields) => {
  expect(read(`note = ${note}`)).toEqual({ type: 'document', title: 'T', ...fields })
})

test.each([
  '{Accessed: 3 May}',
  '{number: 3}',
  '{number: {3} and more}',
  '{Remark: {number: {3}}}',
  '{number: {3}; title-of-it: {4}}',
  '{type: {book}}',
  '{note: {volume: {3}}}',
  '{id: {b}}',
  '{; number: {3}}',
  '{number: {3}number: {4}}',
  '{number: \\{3\\}}',
])('the note %s is a note', (note) => {
  expect(read(`note = ${note}`)).toEqual({ type: 'document', title: 'T' })
})

test('the organisation of an exported page is its website, and of an exported law its authority', () => {
  expect(read('organization = {FDA.gov}, entrysubtype = {webpage}', 'online')).toMatchObject({
    'container-title': 'FDA.gov',
  })
  expect(read('organization = {FDA}', 'online')).toMatchObject({ publisher: 'FDA' })
  expect(
    read('organization = {Ninth Circuit}, howpublished = {West}, entrysubtype = {legal_case}'),
  ).toMatchObject({ type: 'legal_case', authority: 'Ninth Circuit', publisher: 'West' })
})

test('particles are dropped if the entry says so', () => {
  const name = { family: 'Fontaine', given: 'Jean' }
  expect(read('author = {de la Fontaine, Jean}, options = {useprefix=false}')).toMatchObject({
    author: [{ ...name, 'dropping-particle': 'de la' }],
  })
  expect(read('author = {de la Fontaine, Jean}')).toMatchObject({
    author: [{ ...name, 'non-dropping-particle': 'de la' }],
  })
})

test('what is not paginated in an article is its number, unless it is a range', () => {
  expect(read('pages = {e12-a}, bookpagination = {none}', 'article')).toMatchObject({
    number: 'e12-a',
  })
  expect(read('pages = {1--2}, bookpagination = {none}', 'article')).toMatchObject({ page: '1-2' })
})
