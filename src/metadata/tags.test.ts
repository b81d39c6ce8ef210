import { describe, expect, test } from 'vitest'

import { type Tag, scholarTags, sharingTags } from './tags.ts'

import {
  hasPicture,
  pagePicture,
  pageWords,
  picture as pictureOf,
  pictureWords,
} from './picture.ts'
import { article, home, picture, plain, records, sources, withdrawn } from './cases/sample.ts'

const page = 'https://example.org/checks/articles/knees/cells/'

/** Returns tags as `name: content`, in order. */
const lines = (tags: readonly Tag[]) =>
  tags.map((tag) => `${'name' in tag ? tag.name : tag.property}: ${tag.content}`)

describe('for Google Scholar', () => {
  test('an article has title, authors with their details, and date', () => {
    expect(lines(scholarTags(article, records, [], home))).toEqual([
      'citation_title: Do “stem cells” help <everyone>?',
      'citation_author: Li, Ada',
      'citation_author_institution: University of Somewhere',
      'citation_author_orcid: https://orcid.org/0000-0002-1825-0097',
      'citation_author: The desk',
      'citation_publication_date: 2022/4/6',
      'citation_publisher: Example Press',
      'citation_language: en-GB',
      'citation_keywords: Pain',
      'citation_keywords: Cells',
    ])
  })

  test('a source is one tag with semicolons, and a DOI replaces the details', () => {
    const unidentified = sources.map(({ DOI, ...item }) => item)
    const references = lines(
      scholarTags(plain, records, [...sources.slice(0, 1), ...unidentified], home),
    ).filter((line) => line.startsWith('citation_reference'))
    expect(references).toEqual([
      'citation_reference: citation_doi=10.1000/xyz<1>',
      'citation_reference: citation_title=Cells in vivo, a trial;citation_author=Bo Lee;citation_publication_date=2020/5/4;citation_journal_title=Journal of Tests',
      'citation_reference: citation_title=Advice;citation_author=Food and Drug Administration;citation_publication_date=2021/6',
    ])
  })

  test('there are no tags for unknown values', () => {
    const tags = scholarTags(plain, { people: new Map(), topics: new Map() }, sources, home)
    expect(lines(tags)).toContain('citation_author: nobody')
    expect(tags.every(({ content }) => content !== '')).toBe(true)
    expect(lines(tags).join('\n')).not.toMatch(/undefined|null|NaN|keywords/)
  })
})

test('networks get the picture with its size and text, and the dates', () => {
  expect(lines(sharingTags(article, records, picture, home))).toEqual([
    'og:image: https://example.org/p.png',
    'og:image:type: image/png',
    'og:image:width: 2',
    'og:image:height: 1',
    'og:image:alt: A picture',
    'article:published_time: 2022-04-06T00:00:00Z',
    'article:modified_time: 2023-01-02T00:00:00Z',
    'article:author: https://example.org/checks/people/ada/',
    'article:author: https://example.org/checks/people/desk/',
    'article:tag: Pain',
    'article:tag: Cells',
  ])
})

describe('the picture', () => {
  test('shows claim and verdict', () => {
    expect(pictureOf(article, records, home)).toEqual({
      url: `${page}social.png`,
      width: 1200,
      height: 630,
      alt: 'Claim: “Stem cells relieve “all” pain”. Verdict: Mixed. Very low certainty.',
    })
    expect(pictureWords(article, records, home)).toMatchObject({
      statement: 'Stem cells relieve “all” pain',
      verdict: {
        word: 'Mixed',
        rating: { tone: 'mixed', value: 3 },
        certainty: 'Very low certainty',
      },
      publication: 'Checks & more',
    })
  })

  test('shows the title if no claim is checked or the article was withdrawn', () => {
    expect(pictureOf(plain, records, home).alt).toBe('What is a trial?')
    expect(pictureOf(withdrawn, records, home).alt).toBe('Withdrawn: Is it old?')
    expect(pictureWords(withdrawn, records, home).verdict).toEqual({ word: 'Withdrawn' })
  })
})

describe('the picture of a page', () => {
  const withdrawal = { date: '2021-02-03', kind: 'withdrawal' as const, summary: 'Wrong.' }
  const pictured = {
    ...records,
    unratedClaims: new Map([
      [
        'new',
        { statement: 'It is new', claimants: [], appearances: [], evidence: [], withdrawals: [] },
      ],
      [
        'gone',
        {
          statement: 'It is gone',
          claimants: [],
          appearances: [],
          evidence: [],
          withdrawals: [withdrawal],
        },
      ],
    ]),
  }

  test('of a claim has the verdict and the certainty', () => {
    expect(pageWords({ to: 'claim', id: 'cells-help' }, pictured, home)).toEqual({
      label: 'Claim',
      statement: 'Stem cells relieve “all” pain',
      verdict: {
        word: 'Mixed',
        rating: { tone: 'mixed', value: 3 },
        certainty: 'Very low certainty',
      },
      publication: 'Checks & more',
      alt: 'Claim: “Stem cells relieve “all” pain”. Verdict: Mixed. Very low certainty.',
    })
  })

  test('of a claim without a verdict has none', () => {
    expect(pageWords({ to: 'claim', id: 'new' }, pictured, home)).toEqual({
      label: 'Claim',
      statement: 'It is new',
      publication: 'Checks & more',
      alt: 'Claim: It is new',
    })
    expect(pageWords({ to: 'claim', id: 'gone' }, pictured, home)).toMatchObject({
      verdict: { word: 'Withdrawn' },
      alt: 'Claim: It is gone (Withdrawn)',
    })
  })

  test('of a topic has its name, and that of the front page what the publication is', () => {
    expect(pageWords({ to: 'topic', id: 'pain' }, pictured, home)).toMatchObject({
      label: 'Topic',
      statement: 'Pain',
    })
    expect(pageWords({ to: 'home' }, pictured, home)).toEqual({
      statement: 'What “cures” cure.',
      publication: 'Checks & more',
      alt: 'Checks & more: What “cures” cure.',
    })
    const bare = { ...home, site: { ...home.site, description: undefined } }
    expect(pageWords({ to: 'home' }, pictured, bare)?.alt).toBe('Checks & more')
  })

  test('is described with its address and its size', () => {
    expect(pagePicture({ to: 'topic', id: 'pain' }, pictured, home)).toEqual({
      url: 'https://example.org/checks/topics/pain/social.png',
      width: 1200,
      height: 630,
      alt: 'Topic: Pain',
    })
    expect(pagePicture({ to: 'home' }, pictured, home)?.url).toBe(
      'https://example.org/checks/social.png',
    )
    expect(pagePicture({ to: 'claim', id: 'none' }, pictured, home)).toBeUndefined()
  })

  test('is not there for other pages', () => {
    expect(hasPicture({ to: 'person', id: 'ada' })).toBe(false)
    expect(hasPicture(undefined)).toBe(false)
  })
})
