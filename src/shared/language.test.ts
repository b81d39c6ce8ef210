import { expect, test } from 'vitest'

import { textDirection } from './language.ts'

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', undefined],
  ['en-GB', undefined],
  ['ar-Latn', undefined],
])('the direction of %s is %s', (language, direction) => {
  expect(textDirection(language)).toBe(direction)
})
