import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'

import { checkFiles } from '../integrity/cases/check-files.ts'
import { itemsOf } from '../publication/validated.ts'
import { referenceIndex, writeReferenceIndex } from './reference-index.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay index '))
})
afterEach(() => rmSync(directory, { recursive: true }))

const items = itemsOf(checkFiles({}).validated)
const write = (each = items) => writeReferenceIndex({ source: { directory }, items: each })
const file = () => join(directory, '.index/references.json')

test('the index contains references and searches, each found by author, title or year', () => {
  expect(write()).toBe(undefined)
  const index = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>[]
  expect(index).toMatchObject([
    {
      id: 'smith2020',
      'citation-key': 'smith2020',
      type: 'book',
      title: 'On cells',
      author: [{ family: 'Smith', given: 'Anna' }],
      issued: { 'date-parts': [[2020]] },
      'citation-label': 'Smith 2020',
    },
    {
      id: 'pubmed2022',
      'citation-key': 'pubmed2022',
      title: 'Trials',
      'citation-label': 'PubMed 2022',
    },
  ])
})

test('the label of an item contains what is known about it', () => {
  const base = { id: 'x', type: 'book' } as const
  const labelOf = (item: Partial<CslItem>) =>
    (JSON.parse(referenceIndex([{ ...base, ...item }])) as CslItem[])[0]?.['citation-label']
  const issued = { 'date-parts': [[2008, 4]] }
  expect(labelOf({ editor: [{ family: 'Roe' }, { family: 'Poe' }], issued })).toBe(
    'Roe and Poe 2008',
  )
  expect(labelOf({ publisher: 'WHO', issued })).toBe('WHO 2008')
  expect(labelOf({ issued })).toBe('2008')
  expect(labelOf({})).toBe(undefined)
})

test('an index that is up to date is unchanged, and an old one is replaced', () => {
  write()
  const past = new Date('2020-01-01')
  utimesSync(file(), past, past)
  write()
  expect(statSync(file()).mtime).toEqual(past)
  write(new Map())
  expect(readFileSync(file(), 'utf8')).toBe('[]\n')
})

test('an index that cannot be written is reported without an error', () => {
  writeFileSync(join(directory, '.index'), '')
  expect(write()).toMatch(
    /references\.json could not be written \(E\w+\), so editors may complete old citation keys\.$/,
  )
})
