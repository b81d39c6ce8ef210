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

const groups = (byTopic: Record<string, string[]>, except?: string) =>
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
  expect(groups({ eyes: ['a', 'c'], pain: ['b'] }, 'a')).toEqual([
    ['pain', ['b']],
    ['eyes', ['c']],
  ])
  expect(groups({ eyes: ['a'], pain: ['b'] }, 'a')).toEqual([['pain', ['b']]])
})

test('an unknown topic is left out', () => {
  expect(groups({ gone: ['a'], pain: ['b'] })).toEqual([['pain', ['b']]])
})
