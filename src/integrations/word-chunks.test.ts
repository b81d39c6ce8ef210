import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { compareWords } from './pagefind-format.ts'
import { divideWords, rangesOf } from './word-chunks.ts'

function sized(words: Record<string, number>) {
  return Object.entries(words).map(([word, size]) => ({ word, size }))
}

function filesOf(words: Record<string, number>, most: number): string[][] {
  return divideWords(sized(words), most).map((chunk) => chunk.words.map(({ word }) => word))
}

describe('the words of an index', () => {
  test('are in one file if there are few', () => {
    expect(filesOf({ care: 3, cart: 4 }, 7)).toEqual([['care', 'cart']])
    expect(filesOf({}, 7)).toEqual([])
  })

  test('are divided by their beginnings', () => {
    const words = { apple: 2, bean: 1, care: 3, cared: 1, cart: 4, cat: 2, dog: 1, eel: 4 }
    expect(filesOf(words, 5)).toEqual([
      ['apple', 'bean'],
      ['care', 'cared'],
      ['cart'],
      ['cat'],
      ['dog', 'eel'],
    ])
  })

  test('include some that fill a file alone', () => {
    expect(filesOf({ an: 1, the: 90, then: 2, theory: 3 }, 5)).toEqual([
      ['an'],
      ['the'],
      ['then', 'theory'],
    ])
  })

  test('are divided in the same way elsewhere if one more is added', () => {
    const words = { apple: 2, care: 3, cart: 4, dog: 4, eel: 4 }
    const [first, , ...rest] = filesOf({ ...words }, 5)
    expect(filesOf({ apple: 2, care: 3, carp: 1, cart: 4, dog: 4, eel: 4 }, 5)).toEqual(
      expect.arrayContaining([first, ...rest]),
    )
  })

  test('are all there, in their order, and their files are not too large', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '𝔘'),
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.uniqueArray(word), fc.integer({ min: 1, max: 30 }), (all, most) => {
        const words = all.sort(compareWords).map((word) => ({ word, size: 1 + word.length }))
        const chunks = divideWords(words, most)
        expect(chunks.flatMap((chunk) => chunk.words)).toEqual(words)
        for (const chunk of chunks) {
          const size = chunk.words.reduce((sum, one) => sum + one.size, 0)
          expect(chunk.words.length === 1 || size <= most).toBe(true)
        }
      }),
    )
  })
})

test('a file is loaded for the words between its first and last, shortened, and for beginnings that others share', () => {
  const words = { apple: 4, care: 3, cared: 1, cart: 4, carting: 3, cat: 2 }
  const chunks = divideWords(sized(words), 5)
  expect(rangesOf(chunks, ['1', '2', '3', '4', '5'])).toEqual([
    ['apple', 'apple', '1'],
    ['c', 'care', '2'],
    ['cart', 'cart', '3'],
    ['car', 'car', '3'],
    ['carti', 'carting', '4'],
    ['cart', 'cart', '4'],
    ['car', 'car', '4'],
    ['cat', 'cat', '5'],
  ])
})
