/** The contents of each feed. */

import { describe, expect, test } from 'vitest'

import type { ArticleRecord } from '../articles/verdicts.ts'

import { article, home, plain, records, withdrawn } from '../metadata/cases/sample.ts'
import { type ArticleChange, announcedFeeds, articlesFeed, correctionsFeed } from './feeds.ts'

const idle = () => '2024-01-01' as const
const written = [article, plain, withdrawn].map((each) => ({ ...each, html: `<p>${each.id}</p>` }))
const address = (id: string) => `https://example.org/checks/articles/${id}/`

describe('the feed of articles', () => {
  const feed = articlesFeed(written, records, { of: { to: 'home' }, idle }, home)

  test('has all articles in order', () => {
    expect(feed.entries.map(({ id }) => id)).toEqual(
      [article, plain, withdrawn].map(({ id }) => address(id)),
    )
    expect(feed).toMatchObject({
      title: 'Checks & more',
      link: 'https://example.org/checks/',
      publisher: { name: 'Example Press', url: 'https://press.example/' },
      updated: '2023-01-02',
    })
  })

  test('starts with claim and verdict, in the summary and in the text', () => {
    expect(feed.entries[0]).toEqual({
      id: address('knees/cells'),
      title: 'Do “stem cells” help <everyone>?',
      link: address('knees/cells'),
      summary:
        'Claim: “Stem cells relieve “all” pain”. Verdict: Mixed. Claim: “=HYPERLINK("https://evil.example")”. Verdict: Unproven. Not as far as we know.',
      html: [
        '<p><strong>Corrected, 2 January 2023.</strong> It was 288 people, not 228.</p>',
        '<p><strong>Claim:</strong> Stem cells relieve “all” pain<br>',
        '<strong>Claimed by:</strong> Clinics (Clinic websites, March 2021), A. Doctor (https://clinic.example/talk, 5 November 2020) and Somebody else (about 2019)<br>',
        '<strong>Verdict: Mixed.</strong> Certainty of the evidence: Very low.<br>Trials are few; &#x3C;most> are small.</p>',
        '<p><strong>Claim:</strong> =HYPERLINK("https://evil.example")<br>',
        '<strong>Verdict: Unproven.</strong> Certainty of the evidence: None.<br>Nobody looked.</p>',
        '<p>Not as far as we know.</p>',
        '<p>knees/cells</p>',
      ].join(''),
      authors: [
        { name: 'Ada Li', url: 'https://orcid.org/0000-0002-1825-0097' },
        { name: 'The desk', url: 'https://example.org/checks/people/desk/' },
      ],
      topics: ['Pain', 'Cells'],
      published: '2022-04-06',
      updated: '2023-01-02',
      image: `${address('knees/cells')}social.png`,
    })
  })

  test('has no verdict if there is none', () => {
    expect(feed.entries[1]).toMatchObject({
      summary: 'An explanation.',
      html: '<p>An explanation.</p><p>plain</p>',
      authors: [{ name: 'nobody' }],
    })
  })

  test('keeps a withdrawn article as a notice, without verdict, description or text', () => {
    const entry = feed.entries[2]
    expect(entry?.title).toBe('Withdrawn: Is it old?')
    expect(entry?.summary).toBe('Withdrawn, 3 February 2021. It rested on a mistake.')
    expect(entry?.html).toBe(
      '<p><strong>Withdrawn, 3 February 2021.</strong> It rested on a mistake.</p>',
    )
  })

  test('has no texts in an archive, but the same summaries', () => {
    const document = { of: { to: 'home' } as const, idle, archive: 2, older: 1 }
    const archived = articlesFeed([article, plain, withdrawn], records, document, home)
    expect(archived).toMatchObject({ archive: 2, older: 1, title: feed.title })
    expect(archived.entries).toEqual(feed.entries.map(({ html: _, ...entry }) => entry))
  })

  test('of a topic has its name', () => {
    const topic = articlesFeed(
      written.slice(0, 1),
      records,
      { of: { to: 'topic', id: 'pain' }, idle },
      home,
    )
    expect(topic).toMatchObject({
      of: { to: 'topic', id: 'pain' },
      title: 'Checks & more: Pain',
      description: 'What hurts.',
      link: 'https://example.org/checks/topics/pain/',
    })
    expect(
      articlesFeed([], records, { of: { to: 'topic', id: 'cells' }, idle }, home).updated,
    ).toBe('2024-01-01')
  })
})

describe('articles in another language', () => {
  const german = { ...plain, data: { ...plain.data, language: 'de' } }

  test('have it in the feed of all', () => {
    const { entries } = articlesFeed([article, german], records, { of: { to: 'home' }, idle }, home)
    expect(entries.map(({ language }) => language)).toEqual([undefined, 'de'])
  })

  test('have a feed in it', () => {
    const of = { to: 'language', id: 'de' } as const
    const feed = articlesFeed([german], records, { of, idle }, home)
    expect(feed).toMatchObject({
      title: 'Checks & more: Deutsch',
      language: 'de',
      link: 'https://example.org/checks/languages/de/',
    })
    expect(feed.entries[0]).not.toHaveProperty('language')
  })
})

describe('the feed of corrections', () => {
  test('has every change, newest first, with its kind', () => {
    const feed = correctionsFeed(changesOf(records.articles), records, { idle }, home)
    expect(feed).toMatchObject({ title: 'Checks & more: Corrections', updated: '2023-01-02' })
    expect(feed.entries.map(({ id, title, published }) => [id, title, published])).toEqual([
      [
        `${address('knees/cells')}#correction-2023-01-02`,
        'Correction: Do “stem cells” help <everyone>?',
        '2023-01-02',
      ],
      [
        `${address('knees/cells')}#update-2022-10-01`,
        'Update: Do “stem cells” help <everyone>?',
        '2022-10-01',
      ],
      [`${address('old')}#withdrawal-2021-02-03`, 'Withdrawal: Is it old?', '2021-02-03'],
    ])
    expect(feed.entries[0]).toMatchObject({
      link: `${address('knees/cells')}#article-history`,
      summary: 'It was 288 people, not 228.',
      html: `<p><strong>Correction.</strong> It was 288 people, not 228.</p><p><a href="${address('knees/cells')}">Do “stem cells” help &#x3C;everyone>?</a></p>`,
    })
  })

  test('shows both verdicts of a change', () => {
    const { entries } = correctionsFeed(
      changesOf([changed('verdict-change')]),
      records,
      { idle },
      home,
    )
    expect(entries[0]?.summary).toBe('New trial. From “Unproven” to “Mixed”.')
  })

  test('shows no verdict of an article that checks no claim', () => {
    const article = changed('verdict-change')
    const explainer = { ...article, data: { ...article.data, claims: [] } }
    const { entries } = correctionsFeed(changesOf([explainer]), records, { idle }, home)
    expect(entries[0]?.summary).toBe('New trial.')
  })

  test('names the claim that a change names', () => {
    const article = changed('verdict-change')
    const [claim] = records.claims.keys()
    const revisions = article.data.revisions.map((revision) => ({ ...revision, claim }))
    const { entries } = correctionsFeed(
      changesOf([{ ...article, data: { ...article.data, revisions } }]),
      records,
      { idle },
      home,
    )
    expect(entries[0]?.summary).toBe(
      'New trial. On the claim “Stem cells relieve “all” pain”, from “Unproven” to “Mixed”.',
    )
  })

  test('gives a change an identifier that later changes do not affect', () => {
    const one = changed('correction')
    const [first] = one.data.revisions
    const more = { ...one, data: { ...one.data, revisions: first ? [first, first] : [] } }
    const ids = (articles: (typeof one)[]) =>
      correctionsFeed(changesOf(articles), records, { idle }, home).entries.map(({ id }) => id)
    expect(ids([one])).toEqual([`${address('plain')}#correction-2022-02-02`])
    expect(ids([more])).toEqual([
      `${address('plain')}#correction-2022-02-02`,
      `${address('plain')}#correction-2022-02-02-2`,
    ])
  })

  test('has the date of the site if nothing has been corrected', () => {
    expect(correctionsFeed(changesOf([plain]), records, { idle }, home)).toMatchObject({
      entries: [],
      updated: '2024-01-01',
    })
  })
})

test.each([
  [{ to: 'article', id: 'x' } as const, []],
  [undefined, []],
  [
    { to: 'topic', id: 'pain' } as const,
    [
      ['Checks & more: Pain (RSS)', 'topics/pain/rss.xml'],
      ['Checks & more: Pain (Atom)', 'topics/pain/atom.xml'],
      ['Checks & more: Pain (JSON Feed)', 'topics/pain/feed.json'],
    ],
  ],
  [
    { to: 'list-page', of: { to: 'topic', id: 'pain' }, page: 2 } as const,
    [
      ['Checks & more: Pain (RSS)', 'topics/pain/rss.xml'],
      ['Checks & more: Pain (Atom)', 'topics/pain/atom.xml'],
      ['Checks & more: Pain (JSON Feed)', 'topics/pain/feed.json'],
    ],
  ],
  [
    { to: 'corrections' } as const,
    [
      ['Checks & more: Pain (RSS)', 'corrections/rss.xml'],
      ['Checks & more: Pain (Atom)', 'corrections/atom.xml'],
      ['Checks & more: Pain (JSON Feed)', 'corrections/feed.json'],
    ],
  ],
])('a page links to its own feeds before those of the site: %j', (target, own) => {
  const announced = announcedFeeds(target, 'Pain', home).map((feed) => [
    feed.title,
    home.urls.path(feed.target).replace('/checks/', ''),
  ])
  expect(announced).toEqual([
    ...own,
    ['Checks & more (RSS)', 'rss.xml'],
    ['Checks & more (Atom)', 'atom.xml'],
    ['Checks & more (JSON Feed)', 'feed.json'],
  ])
})

/** All changes to articles, newest first. */
function changesOf(articles: readonly ArticleRecord[]): ArticleChange[] {
  const dateOf = ({ article: { data }, revision }: ArticleChange) =>
    data.revisions[revision]?.date ?? ''
  return articles
    .flatMap((article) => article.data.revisions.map((_, revision) => ({ article, revision })))
    .toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)))
}

/** The plain article with one change. */
function changed(kind: 'correction' | 'verdict-change'): typeof plain {
  const verdicts = kind === 'correction' ? {} : { from: 'unproven', to: 'mixed' }
  const revision = { date: '2022-02-02', kind, summary: 'New trial.', ...verdicts }
  return {
    ...plain,
    data: { ...plain.data, claims: [...records.claims.keys()], revisions: [revision] },
  }
}
