import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { cslFields, ownFields } from '../references/csl.ts'
import { referenceSchema } from '../references/schema.ts'
import { referenceToCsl } from '../references/reference.ts'
import {
  type NewReference,
  fieldOrder,
  writeReference,
  writtenFields,
} from './written-reference.ts'

const folder = 'content/references'
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

describe('the file of a source', () => {
  test.each(files)('%s is written as it is', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(writeReference(parse(text) as NewReference)).toBe(text)
  })

  test('contains every field but those that a file does not have', () => {
    const missing = [...cslFields, ...ownFields].filter((field) => !fieldOrder.includes(field))
    expect(missing.sort()).toEqual([
      'abstract',
      'citation-key',
      'citation-label',
      'citation-number',
      'first-reference-note-number',
      'year-suffix',
    ])
    expect(new Set(fieldOrder).size).toBe(fieldOrder.length)
  })

  test('has no id and no abstract, and no empty parts', () => {
    const item = {
      id: 'ashby2020',
      type: 'article-journal' as const,
      title: 'Knees: a review',
      author: [{ given: 'Ann', family: 'Ashby', suffix: '' }, { literal: ' ' }],
      abstract: 'Others wrote this.',
      volume: '12',
      publisher: '',
      issued: { 'date-parts': [[2020, 4]] },
    }
    expect(writeReference(item)).toBe(`type: article-journal
title: 'Knees: a review'
author:
  - family: Ashby
    given: Ann
issued: 2020-04
volume: '12'
`)
  })

  test('quotes what YAML would read as something else, and keeps a long title on one line', () => {
    const title = `${'Knees and '.repeat(30)}hips`
    const text = writeReference({ type: 'book', title, number: '0123', edition: 'yes', page: '~' })
    expect(parse(text)).toEqual({ type: 'book', title, number: '0123', edition: 'yes', page: '~' })
    expect(text).toContain(`title: ${title}\n`)
  })

  test.each([
    [{ 'date-parts': [[2020]] }, 2020],
    [{ 'date-parts': [[2020, 4, 6]] }, '2020-04-06'],
    [{ 'date-parts': [['2020', '4']] }, '2020-04'],
    [
      {
        'date-parts': [
          [2020, 4],
          [2020, 6],
        ],
      },
      '2020-04/2020-06',
    ],
    [{ 'date-parts': [[2020]], season: 2 }, '2020-22'],
    [{ 'date-parts': [[2020]], circa: true }, '2020~'],
    [{ 'date-parts': [[65]] }, '0065'],
    [{ 'date-parts': [[-44]] }, '-0043'],
    [{ literal: 'in press' }, 'in press'],
    [{ literal: 'printed before 1850' }, { literal: 'printed before 1850' }],
    [{ raw: 'June 3, 2020' }, '2020-06-03'],
    [
      { 'date-parts': [[2020]], season: 'Easter term' },
      { 'date-parts': [[2020]], season: 'Easter term' },
    ],
    ['2020-04', '2020-04'],
    [2020, 2020],
  ])('has the date %j as %j', (issued, expected) => {
    const text = writeReference({ type: 'book', title: 'Knees', issued })
    expect((parse(text) as { issued: unknown }).issued).toEqual(expected)
    const before = referenceSchema.parse({ type: 'book', title: 'Knees', issued })
    const after = referenceSchema.parse(parse(text))
    expect(referenceToCsl('a', after)).toEqual(referenceToCsl('a', before))
  })
})

test('single fields have the same form and order', () => {
  const fields = writtenFields({ PMID: '12', issued: { 'date-parts': [[2020]] } })
  expect(Object.entries(fields)).toEqual([
    ['issued', 2020],
    ['PMID', '12'],
  ])
})
