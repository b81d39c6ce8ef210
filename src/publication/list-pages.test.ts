import { expect, test } from 'vitest'

import { entriesOnPage, firstPage, furtherPages, linkedPages, listPage } from './list-pages.ts'

const ids = (count: number) => Array.from({ length: count }, (_, at) => `${at}`)
const index = (lists: Record<string, number>) =>
  new Map(Object.entries(lists).map(([id, count]) => [id, ids(count)]))
const records = (...names: string[]) => new Map(names.map((name) => [name, {}])) as never

const library = {
  articleIds: ids(250),
  claimIds: ids(100),
  changes: [],
  sources: records(...ids(201)),
  topics: records('pain', 'eyes'),
  people: records('ada', 'bo'),
  ratings: records('mixed'),
  claimants: records('clinics'),
  articlesByTopic: index({ pain: 101, eyes: 2 }),
  articlesByLanguage: index({ de: 130, en: 120 }),
  articlesByAuthor: index({ ada: 3, bo: 120 }),
  articlesByReviewer: index({ ada: 230 }),
  claimsByRating: index({ mixed: 40 }),
  claimsByClaimant: index({ clinics: 101 }),
}

test('a list is split into pages if it is too long for one', () => {
  expect(firstPage({ to: 'articles' }, library)).toMatchObject({ page: 1, pages: 3, entries: 250 })
  expect(firstPage({ to: 'claims' }, library).pages).toBe(1)
  expect(firstPage({ to: 'corrections' }, library)).toMatchObject({ pages: 1, entries: 0 })
  expect(firstPage({ to: 'topic', id: 'unknown' }, library).pages).toBe(1)
})

test('every entry is on exactly one page', () => {
  const of = { to: 'articles' } as const
  const pages = [1, 2, 3].map((page) => entriesOnPage(library.articleIds, { of, page }))
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 50])
  expect(pages.flat()).toEqual(library.articleIds)
})

test('the pages after the first are listed', () => {
  expect(furtherPages(library)).toEqual([
    { of: { to: 'articles' }, page: 2 },
    { of: { to: 'articles' }, page: 3 },
    { of: { to: 'references' }, page: 2 },
    { of: { to: 'topic', id: 'pain' }, page: 2 },
    { of: { to: 'language', id: 'de' }, page: 2 },
    { of: { to: 'language', id: 'en' }, page: 2 },
    { of: { to: 'person', id: 'ada' }, page: 2 },
    { of: { to: 'person', id: 'ada' }, page: 3 },
    { of: { to: 'person', id: 'bo' }, page: 2 },
    { of: { to: 'claimant', id: 'clinics' }, page: 2 },
  ])
})

test.each(['0', '4', '02', '1.5', '-1', 'two', '', undefined])('there is no page %j', (page) => {
  expect(listPage({ to: 'articles' }, page, library)).toBeUndefined()
})

test.each(['1', '2', '3'])('there is a page %j', (page) => {
  expect(listPage({ to: 'articles' }, page, library)?.page).toBe(Number(page))
})

test.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [2, 3, [1, 2, 3]],
  [3, 5, [1, 2, 3, 4, 5]],
  [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  [5, 10, [1, undefined, 4, 5, 6, undefined, 10]],
  [1, 10, [1, 2, undefined, 10]],
  [10, 10, [1, undefined, 9, 10]],
])('page %i of %i links to its neighbours and both ends', (page, pages, linked) => {
  expect(linkedPages(page, pages)).toEqual(linked)
})
