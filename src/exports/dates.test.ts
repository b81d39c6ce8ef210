/** Dates of every kind in the files that are given out. */

import { expect, test } from 'vitest'

import type { CslDate } from '../shared/csl-date.ts'

import { readCslJson } from '../reading/csl-json.ts'
import { referenceToCsl } from '../references/reference.ts'
import { referenceSchema } from '../references/schema.ts'
import { toBibtex } from './bibtex.ts'
import { toCslJson } from './csl-json.ts'
import { toRis } from './ris.ts'

test.each<[CslDate, string, string]>([
  [{ 'date-parts': [[2020]] }, 'date=2020 year=2020', 'PY=2020'],
  [{ 'date-parts': [[2020, 6]] }, 'date=2020-06 year=2020 month=jun', 'DA=2020/06/ PY=2020'],
  [
    { 'date-parts': [[2015]], season: 2 },
    'date=2015-22 year=2015',
    'DA=2015///Summer 2015 PY=2015',
  ],
  [
    { 'date-parts': [[2015]], season: 'Q1' },
    'date=2015 year=2015 note=issued: {Q1 2015}',
    'DA=2015///Q1 2015 PY=2015',
  ],
  [{ 'date-parts': [[1982], [1983]] }, 'date=1982/1983 year=1982', 'DA=1982///1982 – 1983 PY=1982'],
  [{ 'date-parts': [[1999], [0]] }, 'date=1999/.. year=1999', 'DA=1999///1999 – PY=1999'],
  [
    {
      'date-parts': [
        [2014, 24],
        [2015, 21],
      ],
    },
    'date=2014-24/2015-21 year=2014',
    'DA=2014///Winter 2014 – Spring 2015 PY=2014',
  ],
  [
    { 'date-parts': [[-44, 3, 15]] },
    'date=-0043-03-15 year=-43 month=mar',
    'DA=-0044/03/15 PY=-0044',
  ],
  [{ 'date-parts': [[1850]], circa: true }, 'date=1850~ year=1850', 'DA=1850///about 1850 PY=1850'],
  [
    { literal: 'circa 1850' },
    'date=1850~ year=1850 note=issued: {circa 1850}',
    'DA=1850///circa 1850 PY=1850',
  ],
  [
    { literal: '1982--1983' },
    'date=1982/1983 year=1982 note=issued: {1982-{}-1983}',
    'DA=1982///1982--1983 PY=1982',
  ],
  [
    { literal: '1971/72' },
    'date=1971/1972 year=1971 note=issued: {1971/72}',
    'DA=1971///1971–72 PY=1971',
  ],
  [{ literal: '44 BC' }, 'date=-0043 year=-43 note=issued: {44 BC}', 'DA=-0044///44 BC PY=-0044'],
  [
    { literal: '[1850?]' },
    'date=1850 year=1850 note=issued: {[1850?]}',
    'DA=1850///[1850?] PY=1850',
  ],
  [
    { literal: '12 May 2020' },
    'date=2020-05-12 year=2020 month=may note=issued: {12 May 2020}',
    'DA=2020/05/12/12 May 2020 PY=2020',
  ],
  [{ literal: 'forthcoming' }, 'note=issued: {forthcoming}', 'DA=///forthcoming'],
])('%j', (issued, bibtex, ris) => {
  const item = { id: 'x', type: 'book', issued } as const
  const fields = [...toBibtex([item]).matchAll(/^ {2}(\w+) = (.*),$/gm)]
  expect(fields.map(([, name, value]) => `${name}=${unbraced(value)}`).join(' ')).toBe(bibtex)
  const tags = [...toRis([item]).matchAll(/^(DA|PY) {2}- (.*)$/gm)]
  expect(tags.map(([, tag, value]) => `${tag}=${value}`).join(' ')).toBe(ris)

  const { records } = readCslJson(toCslJson([{ ...item, title: 'T' }]), 'x.json')
  const read = referenceToCsl('x', referenceSchema.parse(records[0]?.data))
  expect(read.issued).toEqual(issued)
})

function unbraced(value = ''): string {
  return value.replace(/^\{(.*)\}$/, '$1')
}
