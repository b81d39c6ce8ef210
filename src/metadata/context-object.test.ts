/** Reads ContextObjects as the query of a URL, as the standard describes them (ANSI/NISO Z39.88-2004, Part 2). */

import { describe, expect, test } from 'vitest'

import { cslTypes, type CslItem } from '../references/csl.ts'
import { contextObject } from './context-object.ts'
import { sources } from './cases/sample.ts'

/** The keys of the matrices in the OpenURL registry that are used here, and those that only Zotero reads there. */
const matrices: Readonly<Record<string, readonly string[]>> = {
  journal:
    'genre atitle jtitle stitle artnum au aucorp date volume issue pages issn isbn language type'.split(
      ' ',
    ),
  book: 'genre btitle atitle place pub edition series tpages au aucorp date pages issn isbn volume issue language type'.split(
    ' ',
  ),
  dissertation: 'title inst degree tpages au aucorp date isbn language'.split(' '),
  patent: 'title number inventor assignee date language'.split(' '),
  dc: 'title creator source publisher identifier date language type aucorp volume issue pages issn isbn'.split(
    ' ',
  ),
}

/** Returns all values by key, without the prefix of the referent. */
function read(item: Partial<CslItem>): Record<string, string | string[]> {
  const query = new URLSearchParams(contextObject({ id: 'key', type: 'article-journal', ...item }))
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const [value = '', ...more] = query.getAll(key)
      return [key.replace(/^rft\./, ''), more.length > 0 ? [value, ...more] : value]
    }),
  )
}

const article = {
  title: 'Cells <i>in vivo</i>: 50% = a & b + c',
  author: [
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
    { literal: 'Study Group, Inc.' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    { literal: 'World Health Organization' },
    { family: 'Plato' },
    { literal: 'et al.' },
  ],
  'container-title': 'Journal of <b>Tests</b>',
  'container-title-short': 'J Tests',
  issued: { 'date-parts': [[2020, 5, 4]] },
  volume: '12',
  issue: '3',
  page: '4\u20139',
  number: 'e17',
  DOI: 'https://doi.org/10.1000/xyz<1>',
  PMID: '123',
  URL: 'https://example.org/?a=1&b=2',
  ISSN: '1234-5679, 2345-6780',
  language: 'en',
} satisfies Partial<CslItem>

test('an article has every field and all authors', () => {
  expect(read(article)).toEqual({
    ctx_ver: 'Z39.88-2004',
    rft_val_fmt: 'info:ofi/fmt:kev:mtx:journal',
    rft_id: ['info:doi/10.1000/xyz<1>', 'info:pmid/123', 'https://example.org/?a=1&b=2'],
    genre: 'article',
    atitle: 'Cells in vivo: 50% = a & b + c',
    jtitle: 'Journal of Tests',
    stitle: 'J Tests',
    artnum: 'e17',
    au: ['van den Berg, Jan', 'King, Martin Luther, Jr.'],
    aucorp: ['Plato', 'World Health Organization', 'Study Group, Inc.'],
    date: '2020-05-04',
    volume: '12',
    issue: '3',
    pages: '4\u20139',
    issn: '1234-5679',
    language: 'en',
  })
})

describe('the format', () => {
  test.each([
    ['chapter', 'book', { genre: 'bookitem', atitle: 'T', btitle: 'C', isbn: '978-0-306-40615-7' }],
    ['book', 'book', { genre: 'book', btitle: 'T', pub: 'P', place: 'Bern', edition: '2' }],
    ['report', 'book', { genre: 'report', btitle: 'T', series: 'S', tpages: '99' }],
    ['paper-conference', 'book', { genre: 'proceeding', atitle: 'T', btitle: 'C' }],
    ['thesis', 'dissertation', { title: 'T', inst: 'P', degree: 'PhD thesis' }],
    ['patent', 'patent', { title: 'T', number: '7', inventor: 'Li, Ada', assignee: 'Acme' }],
    [
      'webpage',
      'dc',
      { title: 'T', source: 'C', publisher: 'P', creator: 'Li, Ada', identifier: '7' },
    ],
    ['article', 'dc', { type: 'preprint', aucorp: 'Acme' }],
    ['dataset', 'dc', { type: 'dataset' }],
    ['legal_case', 'dc', { type: 'case', identifier: '7' }],
    ['article-newspaper', 'journal', { genre: 'article', type: 'newspaperArticle' }],
    ['entry-encyclopedia', 'book', { genre: 'bookitem', type: 'encyclopediaArticle' }],
  ] as const)('of %s is %s', (type, format, fields) => {
    const values = read({
      type,
      title: 'T',
      'container-title': 'C',
      'collection-title': 'S',
      'number-of-pages': '99',
      'publisher-place': 'Bern',
      author: [{ family: 'Li', given: 'Ada' }, { literal: 'Acme' }],
      publisher: 'P',
      edition: '2',
      genre: 'PhD thesis',
      number: '7',
      ISBN: '978-0-306-40615-7',
    })
    expect(values).toMatchObject({ rft_val_fmt: `info:ofi/fmt:kev:mtx:${format}`, ...fields })
    if (type !== 'article-newspaper' && !('type' in fields) && type !== 'webpage')
      expect(values).not.toHaveProperty('type')
  })

  test.each(cslTypes)('of %s has only keys of its matrix, and the title', (type) => {
    const item = { ...article, type, publisher: 'P', ISBN: '978-0-306-40615-7', genre: 'g' }
    const { ctx_ver, rft_val_fmt, rft_id, ...fields } = read(item)
    const own = matrices[String(rft_val_fmt).replace('info:ofi/fmt:kev:mtx:', '')] ?? []
    const zotero = ['volume', 'issue', 'pages', 'issn', 'isbn', 'language']
    expect(Object.keys(fields).filter((key) => ![...own, ...zotero].includes(key))).toEqual([])
    expect([fields.atitle, fields.btitle, fields.title]).toContain('Cells in vivo: 50% = a & b + c')
  })
})

test.each([
  ['broadcast', 'Radio interview', 'radioBroadcast'],
  ['broadcast', 'Podcast episode', 'podcast'],
  ['broadcast', 'TV series', 'tvBroadcast'],
  ['broadcast', undefined, 'document'],
  ['motion_picture', 'Feature film', 'film'],
  ['motion_picture', undefined, 'videoRecording'],
  ['personal_communication', 'E-mail', 'email'],
  ['personal_communication', 'Letter', 'letter'],
  ['personal_communication', undefined, 'document'],
] as const)('a %s of the genre %s is a %s', (type, genre, found) => {
  expect(read({ type, title: 'T', ...(genre && { genre }) })).toMatchObject({ type: found })
})

test.each(['Thesis', ' thesis', 'Dissertation', 'Th\u00e8se', 'Tesis'])(
  'a thesis called %s has no degree',
  (genre) => {
    const values = read({ type: 'thesis', title: 'T', publisher: 'P', genre })
    expect(values).toMatchObject({ title: 'T', inst: 'P' })
    expect(values).not.toHaveProperty('degree')
  },
)

describe('a date', () => {
  test.each([
    [{ 'date-parts': [[2020]] }, '2020'],
    [{ 'date-parts': [[2020, 5]] }, '2020-05'],
    [{ 'date-parts': [[800]] }, '0800'],
    [{ 'date-parts': [[1982], [1983]] }, '1982'],
    [{ 'date-parts': [[2015, 22]] }, '2015'],
    [{ 'date-parts': [[2015]], season: 'Summer' }, '2015'],
    [{ 'date-parts': [[1850]], circa: true }, '1850'],
    [{ 'date-parts': [[-44, 3, 15]] }, undefined],
    [{ literal: 'in press' }, undefined],
    [undefined, undefined],
  ] as const)('%o is %s', (issued, date) => {
    const item = issued === undefined ? {} : { issued: issued as NonNullable<CslItem['issued']> }
    expect(read(item).date).toBe(date)
  })
})

describe('hostile text', () => {
  const texts = [
    '"><script>alert(1)</script>',
    'a\nb\u2028c\td',
    '\u202Eabc\u2069',
    'rft.genre=x&rft_id=info:doi/1',
    '100% + 1 ]]>',
    '\uD800 alone',
    "it's #1?",
  ]
  test.each(texts)('%j stays in its value', (title) => {
    const kev = contextObject({ id: 'key', type: 'webpage', title })
    expect(kev).toMatch(/^[\w.\-=&%:/,;@?$!'()*~]+$/)
    expect(kev.match(/&/g)).toHaveLength(3)
    const line = title.replace(/[\n\u2028\t]/g, ' ').toWellFormed()
    expect(new URLSearchParams(kev).get('rft.title')).toBe(line)
  })

  test('an address that is not of the web is no identifier', () => {
    expect(read({ URL: 'javascript:alert(1)' })).not.toHaveProperty('rft_id')
  })
})

test('nothing is written for unknown values', () => {
  for (const item of sources) expect(contextObject(item)).not.toMatch(/undefined|=(?:&|$)/)
  expect(contextObject({ id: 'key', type: 'book' })).toBe(
    'ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:book&rft.genre=book',
  )
})
