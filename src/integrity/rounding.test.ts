import { expect, test } from 'vitest'

import { containsRounded, decimalsOf } from './rounding.ts'

test.each([
  ['0.9', ['0.81', '0.89'], true],
  ['0.9', ['0.91', '1.2'], true],
  ['0.8', ['0.91', '1.2'], false],
  ['0.90', ['0.81', '0.89'], false],
  ['-0.3', ['0.9', '1.3'], false],
  ['1e-7', ['0.2', '0.4'], false],
  ['1e-7', ['5e-8', '2e-7'], true],
] as const)('%s in %s: %s', (estimate, interval, contained) => {
  expect(containsRounded(estimate, interval)).toBe(contained)
})

test.each([
  ['12', 0],
  ['0.50', 2],
  ['5e-7', 7],
  ['1.5e-7', 8],
  ['1e+21', 0],
])('the decimals of %s', (written, decimals) => {
  expect(decimalsOf(written)).toBe(decimals)
})
