import { describe, expect, test } from 'vitest'

import { cslTypes } from '../../references/csl.ts'
import { referenceSchema } from '../../references/schema.ts'
import { readBibtex } from '../bibtex.ts'

/** Every entry type of the biblatex manual, "Entry Types", with its aliases and those it calls unsupported. */
const biblatexTypes =
  `article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection suppcollection dataset
  manual misc online patent periodical suppperiodical proceedings mvproceedings inproceedings reference mvreference
  inreference report software thesis unpublished customa customb customc customd custome customf conference electronic
  mastersthesis phdthesis techreport www artwork audio commentary image jurisdiction legislation legal letter movie music
  performance review standard video`.split(/\s+/)

const fieldsOfAll = `author = {Ash, Mia}, title = {T}, journaltitle = {J}, booktitle = {B}, publisher = {P}, number = 3,
  volume = 2, pages = {1--2}, date = {2020-05}, url = {https://example.org/}, urldate = {2020-06-01}, series = {S},
  institution = {I}, edition = 2, language = {english}, type = {resreport}, location = {Bonn}`

describe('every type of biblatex', () => {
  test.each(biblatexTypes.flatMap((type) => [type, type.toUpperCase()]))(
    '@%s becomes a reference of a CSL type',
    (type) => {
      const { records, problems } = readBibtex(`@${type}{a, ${fieldsOfAll}}`, '/b.bib')
      expect(problems).toEqual([])
      const reference = referenceSchema.parse(records[0]?.data)
      expect(cslTypes).toContain(reference.type)
      expect(reference).toMatchObject({ title: 'T', genre: 'research report', language: 'en' })
    },
  )

  test.each([
    ['article', '', 'article-journal'],
    ['article', 'entrysubtype = {newspaper}', 'article-newspaper'],
    ['article', 'entrysubtype = {Magazine}', 'article-magazine'],
    ['suppperiodical', '', 'article-journal'],
    ['mvbook', '', 'book'],
    ['inbook', '', 'chapter'],
    ['incollection', '', 'chapter'],
    ['conference', '', 'paper-conference'],
    ['online', '', 'webpage'],
    ['dataset', '', 'dataset'],
    ['software', '', 'software'],
    ['phdthesis', '', 'thesis'],
    ['techreport', '', 'report'],
    ['unpublished', '', 'manuscript'],
    ['unpublished', 'eventtitle = {E}', 'speech'],
    ['misc', '', 'document'],
  ])('@%s with %j is %s', (type, field, csl) => {
    const { records } = readBibtex(`@${type}{a, title = {T}, ${field}}`, '/b.bib')
    expect(records[0]?.data).toMatchObject({ type: csl })
  })
})

test('a type that is not known is read and reported', () => {
  const { records, problems } = readBibtex('@phdtesis{a, title = {T}}', '/b.bib')
  expect(records[0]?.data).toEqual({ type: 'document', title: 'T' })
  expect(problems).toMatchObject([{ rule: 'entry-is-understood', hint: 'Write `@phdthesis`.' }])
})
