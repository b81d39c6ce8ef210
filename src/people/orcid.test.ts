import { expect, test } from 'vitest'

import { orcidCheckDigit } from './orcid.ts'

test.each([
  ['0000-0002-1825-0097', '7'],
  ['0000-0001-5109-3700', '0'],
  ['0000-0002-1694-233X', 'X'],
  ['0000-0002-1694-2330', 'X'],
  ['0000-0002-1825-0079', '0'],
])('the other digits of %s ask for %s', (orcid, digit) => {
  expect(orcidCheckDigit(orcid)).toBe(digit)
})
