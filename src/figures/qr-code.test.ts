import { expect, test } from 'vitest'

import { drawQrCode } from './qr-code.ts'

/** The modules of a code, as rows of signs. */
function modules(text: string): string[] {
  const code = drawQrCode(text)
  if (!code) throw new Error('There is no code.')
  const rows = Array.from({ length: code.size }, () => Array.from({ length: code.size }, () => '.'))
  for (const [, x, y, length] of code.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = Number(x); at < Number(x) + Number(length); at += 1) {
      const row = rows[Number(y)]
      if (row) row[at] = '#'
    }
  }
  return rows.map((row) => row.join(''))
}

test('a code has the three patterns by which it is found, and a light border', () => {
  const rows = modules('https://example.org/articles/it/')
  expect(rows.slice(0, 4).join('')).not.toContain('#')
  const pattern = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######']
  const end = rows.length - 11
  expect(rows.slice(4, 11).map((row) => row.slice(4, 11))).toEqual(pattern)
  expect(rows.slice(4, 11).map((row) => row.slice(end, end + 7))).toEqual(pattern)
  expect(rows.slice(end, end + 7).map((row) => row.slice(4, 11))).toEqual(pattern)
})

test('the same text has the same code, and a text that is too long has none', () => {
  expect(drawQrCode('https://example.org/')).toEqual(drawQrCode('https://example.org/'))
  expect(drawQrCode('x'.repeat(2331))).toBeDefined()
  expect(drawQrCode('x'.repeat(2332))).toBeUndefined()
})
