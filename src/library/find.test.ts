import { describe, expect, test } from 'vitest'

import type { SourceRecord } from '../reading/record.ts'
import type { Work } from '../references/same-work.ts'
import type { LibrarySource } from './library.ts'

import { findSources, shortCitation } from './find.ts'

const works: Record<string, Work> = {
  grosse2020: {
    type: 'article-journal',
    title: 'Our <i>knees</i>: a naïve look',
    author: [
      { family: 'Größe', given: 'Ann' },
      { family: 'Berg', 'non-dropping-particle': 'van den' },
    ],
    issued: '2020-04',
    DOI: '10.5555/Knees.1',
    PMID: '12345',
  },
  wik2021: {
    type: 'book',
    title: 'Facts about hips',
    author: [{ literal: 'World Institute of Knees' }],
    issued: { 'date-parts': [[2021]] },
    ISBN: '978-0-306-40615-7',
  },
  ivanov: { type: 'webpage', title: 'Колени', author: [{ family: 'Иванов' }] },
}
const sources = Object.entries(works).map(([key, work]): LibrarySource => ({
  key,
  work,
  record: {} as SourceRecord,
}))
const find = (...words: string[]) => findSources(sources, words).map(({ key }) => key)

describe('sources are found', () => {
  test.each([
    [['grosse'], ['grosse2020']],
    [['GRÖSSE', '2020'], ['grosse2020']],
    [['knees'], ['grosse2020', 'wik2021']],
    [['knees 2021'], ['wik2021']],
    [['naive look'], ['grosse2020']],
    [['van den berg'], ['grosse2020']],
    [['https://doi.org/10.5555/KNEES.1'], ['grosse2020']],
    [['12345'], ['grosse2020']],
    [['9780306406157'], ['wik2021']],
    [['978-0-306-40615-7'], ['wik2021']],
    [['0306406152'], []],
    [['@wik2021'], ['wik2021']],
    [['ivanov'], ['ivanov']],
    [['Иванов'], ['ivanov']],
    [['knees', '1999'], []],
  ])('by %j', (words, keys) => {
    expect(find(...words)).toEqual(keys)
  })
})

test('a source is cited in short', () => {
  expect(Object.values(works).map(shortCitation)).toEqual([
    'Größe and van den Berg (2020), Our knees: a naïve look',
    'World Institute of Knees (2021), Facts about hips',
    'Иванов, Колени',
  ])
  expect(shortCitation({ type: 'book', title: 'Knees' })).toBe('Knees')
})
