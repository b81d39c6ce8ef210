import { expect, test } from 'vitest'

import { retryAfter } from './retry-after.ts'

const now = Date.UTC(2026, 0, 2, 3, 4, 5)

test.each([
  ['5', 5000],
  [' 120 ', 120_000],
  ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
  ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['', undefined],
  [null, undefined],
])('%j', (header, wait) => {
  expect(retryAfter(header, now)).toBe(wait)
})
