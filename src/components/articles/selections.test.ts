import { expect, test } from 'vitest'

import type { Article } from '../../publication/published.ts'

import { byFirstTopic } from './selections.ts'

const article = (id: string, published: string) => ({ id, data: { published } }) as Article
const topics = new Map(['pain', 'eyes', 'knees'].map((id) => [id, { name: id }]))
const articlesById = new Map(
  [article('a', '2024-03-01'), article('b', '2024-02-01'), article('c', '2024-01-01')].map(
    (each) => [each.id, each],
  ),
)

const groups = (byTopic: Record<string, string[]>, except?: string[]) =>
  byFirstTopic(
    { articlesById, topics, articlesByFirstTopic: new Map(Object.entries(byTopic)) },
    except,
  ).map(({ id, articles }) => [id, articles.map((one) => one.id)])

test('topics have the order of their newest articles', () => {
  expect(groups({ pain: ['b'], eyes: ['a', 'c'] })).toEqual([
    ['eyes', ['a', 'c']],
    ['pain', ['b']],
  ])
})

test('an article that is left out does not count, and a topic without others is left out', () => {
  expect(groups({ eyes: ['a', 'c'], pain: ['b'] }, ['a'])).toEqual([
    ['pain', ['b']],
    ['eyes', ['c']],
  ])
  expect(groups({ eyes: ['a'], pain: ['b'] }, ['a'])).toEqual([['pain', ['b']]])
})

test('a topic has at most five articles, and says that there are more', () => {
  const many = Array.from({ length: 6 }, (_, at) => article(`x${at}`, `2024-02-0${9 - at}`))
  const list = (ids: string[]) =>
    byFirstTopic({
      topics,
      articlesById: new Map(many.map((each) => [each.id, each])),
      articlesByFirstTopic: new Map([['pain', ids]]),
    }).map(({ articles, more }) => [articles.map(({ id }) => id), more])
  expect(list(['x0', 'x1', 'x2', 'x3', 'x4', 'x5'])).toEqual([
    [['x0', 'x1', 'x2', 'x3', 'x4'], true],
  ])
  expect(list(['x1', 'x2', 'x3', 'x4', 'x5'])).toEqual([[['x1', 'x2', 'x3', 'x4', 'x5'], false]])
})

test('at most twelve topics are listed, those with the newest articles', () => {
  const ids = Array.from({ length: 14 }, (_, at) => `t${at + 10}`)
  const groups = byFirstTopic({
    topics: new Map(ids.map((id) => [id, { name: id }])),
    articlesById: new Map(ids.map((id) => [id, article(id, `2024-02-${id.slice(1)}`)])),
    articlesByFirstTopic: new Map(ids.map((id) => [id, [id]])),
  })
  expect(groups.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 12))
})

test('an unknown topic is left out', () => {
  expect(groups({ gone: ['a'], pain: ['b'] })).toEqual([['pain', ['b']]])
})
