import { describe, expect, test } from 'vitest'

import { sourceLinks } from './links.ts'

describe('a DOI', () => {
  test.each([
    '10.1000/xyz',
    'doi:10.1000/xyz',
    'DOI: 10.1000/xyz',
    'https://doi.org/10.1000/xyz',
    'http://dx.doi.org/10.1000/xyz',
    'https://www.doi.org/10.1000/xyz',
    ' 10.1000/xyz ',
  ])('written as %j', (DOI) => {
    expect(sourceLinks({ DOI })).toEqual([
      { label: 'doi:10.1000/xyz', href: 'https://doi.org/10.1000/xyz' },
    ])
  })

  test('in an old form, with characters that have a meaning in addresses', () => {
    const DOI = '10.1002/(SICI)1097-0142<1::AID>3.0.CO;2-#?'
    expect(sourceLinks({ DOI })).toEqual([
      {
        label: `doi:${DOI}`,
        href: 'https://doi.org/10.1002/(SICI)1097-0142%3C1::AID%3E3.0.CO;2-%23%3F',
      },
    ])
  })

  test('that is not valid Unicode does not stop a build', () => {
    expect(sourceLinks({ DOI: '10.1000/\uD800' })[0]?.href).toBe(
      'https://doi.org/10.1000/%EF%BF%BD',
    )
  })
})

describe('other identifiers', () => {
  test('link to their registers', () => {
    expect(sourceLinks({ PMID: '123', PMCID: 'PMC456', number: 'nct02412735' })).toEqual([
      { label: 'PMID 123', href: 'https://pubmed.ncbi.nlm.nih.gov/123/' },
      { label: 'PMC456', href: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC456/' },
      { label: 'NCT02412735', href: 'https://clinicaltrials.gov/study/NCT02412735' },
    ])
    expect(sourceLinks({ PMCID: '456' })[0]?.label).toBe('PMC456')
  })

  test.each([
    { PMID: '12/../x' },
    { PMCID: 'PMCx' },
    { number: 'NCT0241273' },
    { number: '12' },
    { DOI: '' },
    {},
  ])('%j is not one', (item) => {
    expect(sourceLinks(item)).toEqual([])
  })
})

describe('an address', () => {
  test('is labelled with its host', () => {
    expect(sourceLinks({ URL: 'https://www.fda.gov/news?id=1' })).toEqual([
      { label: 'fda.gov', href: 'https://www.fda.gov/news?id=1' },
    ])
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ftp://a.b/',
    'a.b',
    '//a.b',
    '',
  ])('%j does not become a link', (URL) => {
    expect(sourceLinks({ URL })).toEqual([])
  })

  test('is left out if an identifier already links there', () => {
    const labels = (URL: string) =>
      sourceLinks({ DOI: '10.1000/XYZ', PMID: '12', URL }).map(({ label }) => label)
    const known = ['doi:10.1000/XYZ', 'PMID 12']
    expect(labels('https://doi.org/10.1000/xyz')).toEqual(known)
    expect(labels('http://dx.doi.org/10.1000/xyz')).toEqual(known)
    expect(labels('https://pubmed.ncbi.nlm.nih.gov/12')).toEqual(known)
    expect(labels('https://doi.org/10.1000/other')).toEqual([...known, 'doi.org'])
  })
})
