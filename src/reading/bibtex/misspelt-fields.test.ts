import { expect, test } from 'vitest'

import { readBibtex } from '../bibtex.ts'

function problemsOf(fields: string): string[] {
  const { problems } = readBibtex(`@article{a, ${fields}}`, '/b.bib')
  return problems.map(
    ({ rule, place, message, hint }) => `${rule} ${place.column}: ${message} → ${hint ?? ''}`,
  )
}

const unknown = (column: number, written: string, meant: string) =>
  `entry-is-understood ${column}: \`a\` has a field that BibTeX does not know and that is not used: \`${written}\`. → Write \`${meant}\`.`

test.each([
  ['autor = {Ash, Mia}', 'autor', 'author'],
  ['Authors = {Ash, Mia}', 'Authors', 'author'],
  ['titel = {T}', 'titel', 'title'],
  ['jounal = {J}', 'jounal', 'journal'],
  ['yaer = 2020', 'yaer', 'year'],
  ['page = {1}', 'page', 'pages'],
  ['vol = 3', 'vol', 'volume'],
  ['publiser = {P}', 'publiser', 'publisher'],
])('%s is reported', (field, written, meant) => {
  expect(problemsOf(field)).toEqual([unknown(13, written, meant)])
})

test.each([
  'author = {Ash, Mia}, authors = {Ash}',
  'editor = {Ash, Mia}, editora = {Elm, Bo}',
  'volumes = 3',
  'journaltitle = {J}, fjournal = {The J}',
  'date = {2020}, years = {2019}',
  'autor = {}',
  'urn = {nbn:de:1}, eprintclass = {cs.LG}, owner = {me}, timestamp = {2020-01-01}, mrnumber = {1}, day = {1}, note = {x}',
])('%s is not', (fields) => {
  expect(problemsOf(fields).filter((each) => each.includes('does not know'))).toEqual([])
})

test('a field that the entry inherits is there', () => {
  const { problems } = readBibtex(
    '@incollection{a, title = {T}, booktitel = {X}, crossref = {b}}\n@book{b, title = {B}, editor = {Elm, Bo}, year = 2020}',
    '/b.bib',
  )
  expect(problems).toEqual([])
})
