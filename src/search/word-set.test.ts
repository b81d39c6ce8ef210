import { expect, test } from 'vitest'

import { openWordSet, packWords, setFiles } from './word-set.ts'

const words = Array.from({ length: 5000 }, (_, number) => `word${number.toString(36)}`)

function open(some: readonly string[]) {
  const texts = packWords(some)
  return { texts, has: openWordSet((file) => Promise.resolve(texts[file] ?? '')) }
}

test('every word of a set is found in one file', async () => {
  const { texts, has } = open(words)
  expect(texts).toHaveLength(setFiles)
  for (const word of words) expect(await has(word), word).toBe(true)
})

test('other words are not found', async () => {
  const { has } = open(words)
  for (const word of ['', 'word', 'naturopathy', 'wordzzz', 'Word1'])
    expect(await has(word)).toBe(false)
})

test('words are spread evenly, and the same words give the same files', () => {
  const sizes = packWords(words).map(({ length }) => length)
  expect(Math.max(...sizes)).toBeLessThan(2 * (sizes.reduce((sum, size) => sum + size) / setFiles))
  expect(packWords(words.toReversed())).toEqual(packWords(words))
})

test('an empty set has no words', async () => {
  expect(await open([]).has('word')).toBe(false)
})
