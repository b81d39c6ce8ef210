import { describe, expect, test } from 'vitest'

import { findWords, normalizeText, toNormalForm } from './normal-form.ts'

test.each([
  ['schro\u0308der', 'schr\u00F6der'],
  ['schr\u00F6der', 'schr\u00F6der'],
  ['\u1112\u1161\u11AB', '\uD55C'],
  ['\u212B', '\u00C5'],
  ['e\u0323\u0302', '\u1EC7'],
  ['e\u0302\u0323', '\u1EC7'],
  ['smith2020', 'smith2020'],
])('%j is written %j', (name, form) => {
  expect(toNormalForm(name)).toBe(form)
})

describe('offsets in the original', () => {
  test.each([
    'plain ASCII',
    'schr\u00F6der, composed',
    'a schro\u0308der and a mu\u0308ller: x',
    '\u1112\u1161\u11AB and \u1100\u1161 end',
    '\u0958 grows: x, \u{2F800} shrinks: y',
    'e\u0302\u0323 | \u212B | z',
    '\u0308 alone, then o\u0308\nand a second line',
  ])('of %j', (original) => {
    const { text, originalOffset } = normalizeText(original)
    expect(text).toBe(original.normalize('NFC'))
    expect(originalOffset(0)).toBe(0)
    expect(originalOffset(text.length)).toBe(original.length)
    for (let offset = 0; offset < text.length; offset += 1) {
      // Characters that have one form are where they were.
      const character = text[offset] ?? ''
      if (/[ :,|a-z\n]/.test(character)) expect(original[originalOffset(offset)]).toBe(character)
    }
  })
})

describe('words in a text', () => {
  const text = 'As @schro\u0308der1982 and @m\u00FCller1983 found'
  test.each([
    ['@schr\u00F6der1982', 3, 14],
    ['@schro\u0308der1982', 3, 14],
    ['@m\u00FCller1983', 22, 11],
    ['@mu\u0308ller1983', 22, 11],
    ['found', 34, 5],
  ])('%s', (words, offset, length) => {
    expect(findWords(text, words)).toEqual({ offset, length })
  })

  test('are looked for from an offset on, and may not be there', () => {
    expect(findWords(text, 'schr\u00F6der1982', 10)).toBeUndefined()
    expect(findWords(text, 'm\u00FCller1983', 20)).toEqual({ offset: 23, length: 10 })
    expect(findWords(text, 'nobody')).toBeUndefined()
  })
})
