import { expect, test } from 'vitest'

import { nearest } from './nearest.ts'

const keys = ['smith2020', 'smith2021', 'Turner2016', 'low', 'PMID']

test.each([
  ['smih2020', 'smith2020'],
  ['SMITH2021', 'smith2021'],
  ['turner16', 'Turner2016'],
  ['lo', 'low'],
])('near %s is %s', (word, candidate) => {
  expect(nearest(word, keys)).toBe(candidate)
})

test.each(['jones2020', 'smith', 'id', '', 'x'])('nothing is near %j', (word) => {
  expect(nearest(word, keys)).toBeUndefined()
})

test('a word that looks the same is no suggestion', () => {
  expect(nearest('sm\u0456th2020', keys)).toBe('smith2021')
  expect(nearest('schro\u0308der1982', ['schr\u00F6der1982'])).toBeUndefined()
  expect(nearest('smi\u00ADth2020', ['smith2020'])).toBeUndefined()
})

test('the first of two that are as near is taken', () => {
  expect(nearest('smith202', keys)).toBe('smith2020')
})

test('the caller may ask for nearer ones', () => {
  expect(nearest('smth202', keys, 2)).toBe('smith2020')
  expect(nearest('smth202', keys, 1)).toBeUndefined()
  expect(nearest('smith2020', [], 9)).toBeUndefined()
})

test.each([
  ['Müller2020', 'Mu\u0308ller2020'],
  ['smith2020', 'smith\u200B2020'],
  ['smith2020', 'smith2020 '],
  ['smith2020', 'smith2020'],
])('never is %j for %j, which looks the same', (candidate, word) => {
  expect(nearest(word, [candidate])).toBeUndefined()
})
