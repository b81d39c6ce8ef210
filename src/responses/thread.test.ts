import fc from 'fast-check'
import { expect, test } from 'vitest'

import { responsePath, threadsByArticle, type Threaded } from './thread.ts'

const response = (id: string, date: string, replyTo?: string): Threaded => ({
  id,
  data: { date, replyTo },
})
const shown = (responses: Threaded[]) =>
  [...threadsByArticle(responses)].map(([article, threads]) => [
    article,
    ...threads.map(({ response, answers }) => [response.id, ...answers.map(({ id }) => id)]),
  ])

test('a response belongs to the article of its folder', () => {
  expect(responsePath('knees/a')).toEqual({ article: 'knees', name: 'a' })
  expect(responsePath('pain/knees/a')).toEqual({ article: 'pain/knees', name: 'a' })
  expect(responsePath('a')).toEqual({ article: '', name: 'a' })
})

test('threads and their answers are sorted oldest first, and by name within a day', () => {
  expect(
    shown([
      response('knees/d', '2026-01-04', 'b'),
      response('knees/c', '2026-01-03'),
      response('pain/knees/a', '2026-01-01'),
      response('knees/e', '2026-01-03', 'b'),
      response('knees/b', '2026-01-03'),
    ]),
  ).toEqual([
    ['pain/knees', ['pain/knees/a']],
    ['knees', ['knees/b', 'knees/e', 'knees/d'], ['knees/c']],
  ])
})

test('an answer to nothing known, to an answer or to itself starts a thread', () => {
  expect(
    shown([
      response('knees/a', '2026-01-01'),
      response('knees/b', '2026-01-02', 'a'),
      response('knees/c', '2026-01-03', 'b'),
      response('knees/d', '2026-01-04', 'gone'),
      response('knees/e', '2026-01-05', 'e'),
      response('knees/f', '2026-01-06', 'd'),
      response('hips/a', '2026-01-07', 'b'),
    ]),
  ).toEqual([
    ['knees', ['knees/a', 'knees/b'], ['knees/c'], ['knees/d'], ['knees/e'], ['knees/f']],
    ['hips', ['hips/a']],
  ])
})

test('every response is shown exactly once', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const any = fc.record({
    id: fc.tuple(fc.constantFrom('knees', 'pain/knees'), name).map((parts) => parts.join('/')),
    data: fc.record({
      date: fc.constantFrom('2026-01-01', '2026-01-02'),
      replyTo: fc.option(name, { nil: undefined }),
    }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (responses) => {
      const shown = [...threadsByArticle(responses).values()]
        .flat()
        .flatMap(({ response, answers }) => [response, ...answers])
      expect(shown.map(({ id }) => id).sort()).toEqual(responses.map(({ id }) => id).sort())
    }),
  )
})
