import { expect, test } from 'vitest'

import { fold } from './words.ts'

test.each([
  ['ISINMA', 'ısınma'],
  ['İLAÇ', 'ilaç'],
  ['ĮTAKA', 'įtaka'],
  ['ΘΕΡΜΌΤΗΤΑ', 'θερμοτητα'],
  ['NIEPŁODNOŚĆ', 'nieplodnosc'],
  ['Tiểu Đường', 'tieu duong'],
  ['חיסון', 'חיסונ'],
  ['كودكان ايراني', 'کودکان ایرانی'],
])('“%s” and “%s” are two spellings of a word', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})
