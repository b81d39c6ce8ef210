import { expect, test } from 'vitest'

import { countWords, minutesToRead } from './reading-time.ts'

test.each([
  ['', 0],
  [' \n ', 0],
  ['One word', 2],
  ['A well-known trial in 480 people (95% CI 0.46–0.55) – it’s there.', 11],
  ['It costs $5,000 … & more', 4],
  ['Schmerz läßt nach', 3],
  ['줄기세포 치료는 효과가 있다', 4],
])('in English, %j has %i words', (text, words) => {
  expect(countWords(text, 'en-GB')).toBe(words)
})

test('in scripts without spaces, words are counted, in a text of any language', () => {
  expect(countWords('幹細胞治療は痛みに効きますか', 'ja')).toBeGreaterThan(4)
  expect(countWords('幹細胞治療は痛みに効きますか', 'ja')).toBeLessThan(12)
  expect(countWords('ไม่มีหลักฐาน', 'th')).toBeGreaterThan(1)
  expect(countWords('The word 痛み means pain', 'en')).toBe(5)
})

test.each([
  [0, 1],
  [238, 1],
  [356, 1],
  [357, 2],
  [2618, 11],
])('%i words take %i minutes', (words, minutes) => {
  expect(minutesToRead(words)).toBe(minutes)
})
