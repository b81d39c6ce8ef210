import { expect, test } from 'vitest'

import type { Article } from '../publication.ts'

import { byFirstTopic } from './selections.ts'

const article = (id: string, ...topics: string[]) =>
  ({ id, data: { topics } }) as unknown as Article
const topics = new Map(['pain', 'eyes', 'knees'].map((id) => [id, { name: id }]))

test('every article stands once, under the topic it names first', () => {
  const groups = byFirstTopic(
    [article('a', 'eyes', 'pain'), article('b', 'pain'), article('c', 'eyes')],
    topics,
  )
  expect(groups.map(({ id, articles }) => [id, articles.map((one) => one.id)])).toEqual([
    ['eyes', ['a', 'c']],
    ['pain', ['b']],
  ])
})

test('a topic that is not there is passed over for the next', () => {
  const groups = byFirstTopic([article('a', 'gone', 'pain'), article('b', 'gone')], topics)
  expect(groups.map(({ id, articles }) => [id, articles.map((one) => one.id)])).toEqual([
    ['pain', ['a']],
  ])
})
