import { expect, test } from 'vitest'

import { partFor } from './data-model.ts'

test.each([
  ['volume', '12', '12'],
  ['volume', '102-B', '102'],
  ['volume', '12-13', '12'],
  ['volume', '1.10', undefined],
  ['volume', '0x1F', undefined],
  ['volume', 'B', undefined],
  ['pages', '1.10', '1.10'],
])('of %s %s, %s is exported', (field, value, expected) => {
  expect(partFor(field, value)).toBe(expected)
})
