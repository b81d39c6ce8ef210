import { expect, test } from 'vitest'

import { placeOfOffset } from './place.ts'

const text = 'one\r\ntwo\n\nfour 💊x'

test.each([
  [0, 1, 1],
  [3, 1, 4],
  [5, 2, 1],
  [8, 2, 4],
  [9, 3, 1],
  [10, 4, 1],
  [text.indexOf('x'), 4, 8],
  [999, 4, 9],
  [-1, 1, 1],
])('offset %i is %i:%i', (offset, line, column) => {
  expect(placeOfOffset('/f', text, offset)).toEqual({ file: '/f', line, column })
})
