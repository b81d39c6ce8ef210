import { expect, test } from 'vitest'

import type { ValidatedPublication } from '../../publication/validated.ts'

import { matching, recordChoices, sourceName } from './choices.ts'

const topic = (name: string | undefined, file: string) => ({
  record: { file },
  data: name === undefined ? undefined : { name },
})
const validated = {
  articles: [
    { data: { published: '2024-01-01', topics: ['old', 'both'], claims: [], authors: [] } },
    { data: { published: '2025-01-01', topics: ['both', 'late'], claims: [], authors: [] } },
    { data: undefined },
  ],
  topics: new Map([
    ['old', topic('Old things', 'a')],
    ['late', topic('Late things', 'b')],
    ['both', topic('Of both', 'c')],
    ['unused', topic('Not used', 'd')],
    ['newest', topic('Just written', 'e')],
    ['broken', topic(undefined, 'f')],
  ]),
} as unknown as ValidatedPublication

test('records are offered newest first: unused ones, then those of the newest article', () => {
  const written: Record<string, number> = { d: 1, e: 2 }
  const choices = recordChoices('topics', validated, (file) => written[file] ?? 0)
  expect(choices.map(({ value }) => value)).toEqual([
    'newest',
    'unused',
    'broken',
    'both',
    'late',
    'old',
  ])
  expect(choices.find(({ value }) => value === 'broken')?.name).toBe('broken')
})

test('records are found by all words that are typed, in any order and without accents', () => {
  const choices = [
    { value: 'a', name: 'Injections relieve pain' },
    { value: 'exercise', name: 'Übungen, die helfen', more: 'mixed' },
  ]
  const found = (typed: string) => matching(choices, typed).map(({ value }) => value)
  expect(found('')).toEqual(['a', 'exercise'])
  expect(found('PAIN inject')).toEqual(['a'])
  expect(found('ubung')).toEqual(['exercise'])
  expect(found('exercise mixed')).toEqual(['exercise'])
  expect(found('pain mixed')).toEqual([])
})

test('a source is named as authors remember it', () => {
  expect(
    sourceName({
      title: 'On <i>tea</i>',
      author: [{ family: 'Ash', given: 'A.' }, { literal: 'B' }],
      issued: '2020-05',
    }),
  ).toBe('Ash et al. 2020, On tea')
  expect(sourceName({ title: 'On tea' })).toBe('On tea')
})
