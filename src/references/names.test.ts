import { expect, test } from 'vitest'

import { isOthersMark, namesAndOthers, othersMark, wholeName } from './names.ts'
import { shortNames } from './reference.ts'

const ash = { family: 'Ash', given: 'Mia' }

test.each([
  [{ literal: 'et al.' }, true],
  [{ literal: 'et al' }, true],
  [{ literal: 'Et Al.' }, true],
  [{ literal: 'others' }, true],
  [{ literal: 'The Others' }, false],
  [{ family: 'others' }, false],
  [{ family: 'Al', given: 'Et' }, false],
  [undefined, false],
])('%j means that there are others: %s', (name, isMark) => {
  expect(isOthersMark(name)).toBe(isMark)
})

test('the mark is not counted as a name', () => {
  expect(namesAndOthers([ash, othersMark])).toEqual({ names: [ash], hasOthers: true })
  expect(namesAndOthers([ash])).toEqual({ names: [ash], hasOthers: false })
  expect(namesAndOthers(undefined)).toEqual({ names: [], hasOthers: false })
})

test('with others, any list ends in "et al." in running text', () => {
  expect(shortNames([ash, othersMark])).toBe('Ash et al.')
  expect(shortNames([ash, { family: 'Elm' }, othersMark])).toBe('Ash et al.')
  expect(shortNames([ash, { family: 'Elm' }])).toBe('Ash and Elm')
})

test.each([
  [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' }, 'Jan van den Berg'],
  [{ family: '\u738b', given: '\u5c0f\u660e' }, '\u738b\u5c0f\u660e'],
  [{ family: 'Wang', given: '\u5c0f\u660e' }, '\u5c0f\u660e Wang'],
  [{ literal: '\u65b0\u805e' }, '\u65b0\u805e'],
])('the whole name of %j is “%s”', (name, whole) => {
  expect(wholeName(name)).toBe(whole)
})
