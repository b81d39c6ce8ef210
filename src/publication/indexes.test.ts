import { expect, test } from 'vitest'

import { indexPublication, type IndexedRecords } from './indexes.ts'

const article = (id: string, data: Record<string, unknown>, charts: string[] = []) => ({
  id,
  folder: '',
  data: {
    published: '2024-01-01',
    claims: [],
    translations: [],
    topics: [],
    authors: [],
    reviewers: [],
    revisions: [],
    ...data,
  },
  facts: { charts },
})

const revision = (date: string, kind: string) => ({ date, kind, summary: 'Changed.' })

/** Newest first, as the publication lists them. */
const articles = [
  article('knees', {
    published: '2024-05-01',
    claims: ['helps'],
    topics: ['joints', 'pain'],
    authors: ['ada'],
    revisions: [revision('2024-05-03', 'update'), revision('2024-05-02', 'correction')],
  }),
  article(
    'hips',
    {
      published: '2024-04-01',
      claims: ['helps', 'harms'],
      topics: ['gone', 'pain'],
      authors: ['ada', 'bo'],
      reviewers: ['cy'],
      revisions: [revision('2024-05-02', 'withdrawal'), revision('2024-05-02', 'correction')],
    },
    ['growth.yaml'],
  ),
  article('eyes', { published: '2024-03-01', topics: ['pain'], authors: ['bo'] }, ['growth.yaml']),
]

const index = (records: object = {}) =>
  indexPublication(
    {
      articles,
      claims: new Map([
        ['helps', { verdict: { id: 'mixed' }, claimants: [{ id: 'clinics' }] }],
        [
          'cures',
          { verdict: { id: 'false' }, claimants: [{ id: 'clinics' }, { name: 'Somebody' }] },
        ],
        ['heals', { verdict: { id: 'mixed' }, claimants: [] }],
      ]),
      unratedClaims: new Map(),
      pages: new Map([['about', { data: { title: 'About us' } }]]),
      sources: new Map(),
      topics: new Map([
        ['pain', {}],
        ['joints', {}],
      ]),
      ...records,
    } as unknown as IndexedRecords,
    'en',
  )

const entries = (map: ReadonlyMap<string, unknown>) => [...map]

test('articles are listed by what they name, newest first', () => {
  const {
    articlesByClaim,
    articlesByTopic,
    articlesByAuthor,
    articlesByReviewer,
    articlesByChart,
  } = index()
  expect(entries(articlesByClaim)).toEqual([
    ['helps', ['knees', 'hips']],
    ['harms', ['hips']],
  ])
  expect(articlesByTopic.get('pain')).toEqual(['knees', 'hips', 'eyes'])
  expect(articlesByAuthor.get('bo')).toEqual(['hips', 'eyes'])
  expect(entries(articlesByReviewer)).toEqual([['cy', ['hips']]])
  expect(articlesByChart.get('growth.yaml')).toEqual(['hips', 'eyes'])
})

test('an article has one first topic, which exists', () => {
  expect(entries(index().articlesByFirstTopic)).toEqual([
    ['joints', ['knees']],
    ['pain', ['hips', 'eyes']],
  ])
})

test('an article is found by its slug and has neighbours', () => {
  const { articleIds, articlesById, articleFacts, neighbours } = index()
  expect(articleIds).toEqual(['knees', 'hips', 'eyes'])
  const { facts, ...hips } = articles[1] ?? { facts: undefined }
  expect(articlesById.get('hips')).toEqual(hips)
  expect(articleFacts.get('hips')).toBe(facts)
  expect(neighbours.get('hips')).toEqual({ previous: 'knees', next: 'eyes' })
})

test('an article that names a record twice is listed once', () => {
  const twice = article('twice', { topics: ['pain', 'pain'] })
  expect(index({ articles: [twice] }).articlesByTopic.get('pain')).toEqual(['twice'])
})

test('claims with a verdict come first', () => {
  expect(index({ unratedClaims: new Map([['open', { claimants: [] }]]) }).claimIds).toEqual([
    'helps',
    'cures',
    'heals',
    'open',
  ])
})

test('claims are listed by rating and by the topics of their articles', () => {
  const { claimsByRating, claimsByTopic } = index()
  expect(entries(claimsByRating)).toEqual([
    ['mixed', ['helps', 'heals']],
    ['false', ['cures']],
  ])
  expect(claimsByTopic.get('pain')).toEqual(['helps', 'harms'])
  expect(claimsByTopic.get('joints')).toEqual(['helps'])
})

test('changes are newest first, and those of one day have the order of the articles', () => {
  expect(index().changes).toEqual([
    { article: 'knees', revision: 0, date: '2024-05-03' },
    { article: 'knees', revision: 1, date: '2024-05-02' },
    { article: 'hips', revision: 0, date: '2024-05-02' },
    { article: 'hips', revision: 1, date: '2024-05-02' },
  ])
})

test('articles are listed by language if there are several', () => {
  expect(index().articlesByLanguage).toEqual(new Map())
  const german = article('knie', { language: 'de' })
  expect(index({ articles: [...articles, german] }).articlesByLanguage).toEqual(
    new Map([
      ['en', ['knees', 'hips', 'eyes']],
      ['de', ['knie']],
    ]),
  )
})

test('each feed has archives of its own', () => {
  const many = Array.from({ length: 61 }, (_, at) =>
    article(`a${61 - at}`, {
      topics: at % 2 === 0 ? ['pain'] : [],
      revisions: [revision('2024-02-01', 'update')],
    }),
  )
  const { articleArchives, changeArchives } = index({ articles: many })
  expect([...articleArchives.keys()]).toEqual(['1', '2', 'topic pain 1'])
  expect(articleArchives.get('1')?.at(-1)).toBe('a1')
  expect(articleArchives.get('topic pain 1')).toHaveLength(30)
  expect(articleArchives.get('topic pain 1')?.at(-1)).toBe('a1')
  expect([...changeArchives.keys()]).toEqual(['1', '2'])
  expect(changeArchives.get('2')?.[0]).toMatchObject({ article: 'a60' })
})

test('updates correct nothing, and of a withdrawn article only the withdrawal counts', () => {
  expect(index().corrections).toEqual([
    { article: 'knees', revision: 1, date: '2024-05-02' },
    { article: 'hips', revision: 0, date: '2024-05-02' },
  ])
})

test('the last change is the newest day in any article', () => {
  expect(index().lastChange).toBe('2024-05-03')
  expect(index({ articles: [] }).lastChange).toBeUndefined()
})

test('sections say what exists', () => {
  const pages = [
    { id: 'about', title: 'About us', label: undefined, order: undefined, role: undefined },
  ]
  expect(index().sections).toEqual({
    articles: true,
    claims: true,
    sources: false,
    changes: true,
    pages,
  })
  const none = { articles: [], claims: new Map(), pages: new Map() }
  expect(index(none).sections).toEqual({
    articles: false,
    claims: false,
    sources: false,
    changes: false,
    pages: [],
  })
  const unrated = { ...none, unratedClaims: new Map([['open', { claimants: [] }]]) }
  expect(index(unrated).sections.claims).toBe(true)
})
