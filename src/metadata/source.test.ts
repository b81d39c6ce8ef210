/** What the JSON-LD says of a source. */

import { describe, expect, test } from 'vitest'

import type { CslItem } from '../references/csl.ts'
import { type Node, scriptText } from './node.ts'

import { home, sources } from './cases/sample.ts'
import { sourceNode } from './source.ts'

test('a source is described with its identifiers', () => {
  expect(sources.map((item) => JSON.parse(scriptText(sourceNode(item, home))) as Node)).toEqual([
    {
      '@type': 'ScholarlyArticle',
      '@id': 'https://example.org/checks/references/lee2020/#source',
      name: 'Cells in vivo; a trial',
      author: [
        { '@type': 'Person', name: 'Bo Lee', givenName: 'Bo', familyName: 'Lee' },
        {
          '@type': 'Person',
          name: 'Jan van den Berg',
          givenName: 'Jan',
          familyName: 'van den Berg',
        },
      ],
      datePublished: '2020-05-04',
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: '2',
        isPartOf: {
          '@type': 'PublicationVolume',
          volumeNumber: '3',
          isPartOf: { '@type': 'Periodical', name: 'Journal of Tests' },
        },
      },
      pagination: '7–9',
      pageStart: '7',
      pageEnd: '9',
      sameAs: 'https://doi.org/10.1000/xyz%3C1%3E',
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.1000/xyz<1>' },
        { '@type': 'PropertyValue', propertyID: 'PMID', value: '123' },
      ],
    },
    {
      '@type': 'WebPage',
      '@id': 'https://example.org/checks/references/fda/#source',
      name: 'Advice',
      author: { '@type': 'Organization', name: 'Food and Drug Administration' },
      datePublished: '2021',
      isPartOf: { '@type': 'WebSite', name: 'FDA' },
      url: 'https://fda.example/a?b=1&c=2',
    },
    { '@type': 'CreativeWork', '@id': 'https://example.org/checks/references/nothing/#source' },
  ])
})

describe('the whole of a source', () => {
  const whole = (item: Partial<CslItem>) =>
    JSON.parse(
      JSON.stringify(
        sourceNode({ id: 'a', type: 'article-journal', ...item }, home)['isPartOf'] ?? null,
      ),
    ) as unknown

  test('has only the parts that are known', () => {
    const journal = { '@type': 'Periodical', name: 'Tests', issn: ['1234-5679', '2049-3630'] }
    const known = { 'container-title': 'Tests', ISSN: '1234-5679, 2049-3630' }
    expect(whole(known)).toEqual(journal)
    expect(whole({ ...known, volume: '3' })).toEqual({
      '@type': 'PublicationVolume',
      volumeNumber: '3',
      isPartOf: journal,
    })
    expect(whole({ ...known, issue: 'S1' })).toEqual({
      '@type': 'PublicationIssue',
      issueNumber: 'S1',
      isPartOf: journal,
    })
    expect(whole({ volume: '3' })).toEqual({ '@type': 'PublicationVolume', volumeNumber: '3' })
    expect(whole({})).toBeNull()
  })

  test('is no periodical for a preprint', () => {
    expect(whole({ type: 'article', 'container-title': 'Repository' })).toEqual({
      '@type': 'CreativeWork',
      name: 'Repository',
    })
  })

  test('is a book for a chapter, whose volume is not that of a periodical', () => {
    expect(
      whole({ type: 'chapter', 'container-title': 'Book', volume: '2', ISBN: '978-0-306-40615-7' }),
    ).toEqual({ '@type': 'Book', name: 'Book', isbn: '978-0-306-40615-7' })
  })
})

describe('a source of each kind', () => {
  const described = (item: Partial<CslItem>) =>
    JSON.parse(
      JSON.stringify(sourceNode({ id: 'a', type: 'article-journal', ...item }, home)),
    ) as Node
  const number = (propertyID: string, value: string) => ({
    '@type': 'PropertyValue',
    propertyID,
    value,
  })

  test.each([
    ['article-journal', 'article-number', 'e1234'],
    ['legal_case', 'docket-number', 'No. 19-13276'],
    ['document', 'clinical-trial-number', 'NCT02412735'],
    ['document', 'clinical-trial-number', 'ACTRN12617000853347'],
    ['webpage', 'number', 'CBER-25-698004'],
  ] as const)('%s has its number as %s', (type, kind, value) => {
    expect(described({ type, number: value })['identifier']).toEqual(number(kind, value))
  })

  test('an article has all identifiers in one form', () => {
    const item = { DOI: '10.1000/1', PMID: '12', PMCID: 'PMC34', number: '442' }
    expect(described(item)['identifier']).toEqual([
      number('DOI', '10.1000/1'),
      number('PMID', '12'),
      number('PMCID', 'PMC34'),
      number('article-number', '442'),
    ])
  })

  test('reports and laws have their numbers as schema.org calls them', () => {
    expect(described({ type: 'report', number: '7' })).toMatchObject({ reportNumber: '7' })
    const law = described({
      type: 'regulation',
      number: '21 CFR 1271',
      authority: 'FDA',
      jurisdiction: 'us',
      publisher: 'GPO',
    })
    expect(law).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '21 CFR 1271',
      legislationPassedBy: { '@type': 'Organization', name: 'FDA' },
      legislationJurisdiction: 'us',
      publisher: { '@type': 'Organization', name: 'GPO' },
    })
    expect(law).not.toHaveProperty('identifier')
  })

  test('a court is the creator of its decision, and an office the publisher of a patent', () => {
    const authority = 'Court of Appeals'
    expect(described({ type: 'legal_case', authority })).toMatchObject({
      creator: { '@type': 'Organization', name: authority },
    })
    expect(described({ type: 'patent', authority: 'USPTO' })).toMatchObject({
      publisher: { '@type': 'Organization', name: 'USPTO' },
    })
  })

  test('a book in a series has its editors, translators, series and number', () => {
    const item = {
      type: 'book',
      editor: [{ family: 'Ash', given: 'Mia' }, { literal: 'Society' }, { literal: 'et al.' }],
      translator: [{ family: 'Birch', given: 'Bo' }],
      'collection-title': 'Tests <i>of</i> all',
      'collection-number': '12',
      'collection-editor': [{ family: 'Cole' }],
    } satisfies Partial<CslItem>
    expect(described(item)).toMatchObject({
      editor: { '@type': 'Person', name: 'Mia Ash' },
      contributor: { '@type': 'Organization', name: 'Society' },
      translator: { '@type': 'Person', name: 'Bo Birch' },
      isPartOf: {
        '@type': 'BookSeries',
        name: 'Tests of all',
        editor: { '@type': 'Person', name: 'Cole' },
      },
      position: '12',
    })
  })

  test('a chapter is in a book, which has the editors and is in the series', () => {
    const chapter = described({
      type: 'chapter',
      'container-title': 'Book',
      'container-author': [{ family: 'Dee' }],
      editor: [{ family: 'Ash' }],
      'collection-title': 'Series',
      'collection-number': '3',
    })
    expect(chapter).not.toHaveProperty('editor')
    expect(chapter['isPartOf']).toEqual({
      '@type': 'Book',
      name: 'Book',
      author: { '@type': 'Person', name: 'Dee', familyName: 'Dee' },
      editor: { '@type': 'Person', name: 'Ash', familyName: 'Ash' },
      isPartOf: { '@type': 'BookSeries', name: 'Series' },
      position: '3',
    })
  })

  test('a thesis has its degree, if the record states it', () => {
    expect(described({ type: 'thesis', genre: 'PhD thesis' })['inSupportOf']).toBe('PhD thesis')
    expect(described({ type: 'thesis', genre: 'Thesis' })).not.toHaveProperty('inSupportOf')
  })
})

test('a retracted source says so, and refers to the notice', () => {
  const [item] = sources
  if (!item) throw new Error('The sample has no source.')
  expect(sourceNode(item, home, { kind: 'retracted', notice: 'notice2023' })).toMatchObject({
    creativeWorkStatus: 'Retracted',
    correction: { '@id': 'https://example.org/checks/references/notice2023/#source' },
  })
  expect(sourceNode(item, home, { kind: 'concern' })['creativeWorkStatus']).toBeUndefined()
})
