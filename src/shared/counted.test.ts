import { expect, test } from 'vitest'

import { counted } from './counted.ts'

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
  [12345, '12,345 files'],
])('%d is %s', (number, words) => {
  expect(counted(number, 'file')).toBe(words)
})

test('a noun may have a plural of its own', () => {
  expect([1, 2].map((number) => counted(number, 'study', 'studies'))).toEqual([
    '1 study',
    '2 studies',
  ])
})
