import { expect, test } from 'vitest'

import { type CutTypeface, fontSheet, preloadedFiles } from './sheet.ts'

const typeface: CutTypeface = {
  name: 'Source Serif',
  cssVariable: '--font-text',
  fallbacks: ['Georgia for Source Serif', 'serif'],
  faces: [
    { file: 'a.woff2', style: 'normal', weight: '400 700', subset: 'latin' },
    { file: 'b.woff2', style: 'normal', weight: '400 700', subset: 'greek' },
    { file: 'c.woff2', style: 'italic', weight: '400', subset: 'latin' },
  ],
}

test('each file is a face, and the variable names the typeface before its fallbacks', () => {
  expect(fontSheet([typeface], (file) => `/fonts/${file}`)).toBe(
    '@font-face{font-family:"Source Serif";src:url("/fonts/a.woff2") format("woff2");font-display:swap;font-weight:400 700;font-style:normal}' +
      '@font-face{font-family:"Source Serif";src:url("/fonts/b.woff2") format("woff2");font-display:swap;font-weight:400 700;font-style:normal;unicode-range:U+370-3ff,U+1f00-1fff}' +
      '@font-face{font-family:"Source Serif";src:url("/fonts/c.woff2") format("woff2");font-display:swap;font-weight:400;font-style:italic}' +
      ':root{--font-text:"Source Serif","Georgia for Source Serif",serif}',
  )
})

test('characters that end a string or the style element are escaped', () => {
  const name = 'A "B\\C</style>\n'
  expect(fontSheet([{ ...typeface, name, faces: [], fallbacks: [] }], String)).toBe(
    ':root{--font-text:"A \\22 B\\5c C\\3c /style>\\a "}',
  )
})

test('only upright Latin letters are preloaded', () => {
  expect(preloadedFiles([typeface])).toEqual(['a.woff2'])
})
