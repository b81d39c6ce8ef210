import { expect, test } from 'vitest'

import type { Article } from '../../publication/published.ts'

import { byFirstTopic } from './selections.ts'

const article = (id: string, ...topics: string[]) =>
  ({ id, data: { topics } }) as unknown as Article
const topics = new Map(['pain', 'eyes', 'knees'].map((id) => [id, { name: id }]))

test('every article is listed once, under its first topic', () => {
  const groups = byFirstTopic(
    [article('a', 'eyes', 'pain'), article('b', 'pain'), article('c', 'eyes')],
    topics,
  )
  expect(groups.map(({ id, articles }) => [id, articles.map((one) => one.id)])).toEqual([
    ['eyes', ['a', 'c']],
    ['pain', ['b']],
  ])
})

test('an unknown topic is skipped in favour of the next', () => {
  const groups = byFirstTopic([article('a', 'gone', 'pain'), article('b', 'gone')], topics)
  expect(groups.map(({ id, articles }) => [id, articles.map((one) => one.id)])).toEqual([
    ['pain', ['a']],
  ])
})
