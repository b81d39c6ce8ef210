import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { asCss, backgrounds, findIllegible, isColour, tonesOf } from './colours.ts'

const tokens = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8')

test('the backgrounds are those of the style sheet', () => {
  const [paper, raised, highlight] = ['paper', 'paper-raised', 'highlight'].map(
    (role) =>
      new RegExp(`--${role}: light-dark\\((oklch\\(.*?\\)), (oklch\\(.*?\\))\\);`).exec(tokens) ??
      [],
  )
  expect(backgrounds).toEqual({
    light: [paper?.[1], raised?.[1], highlight?.[1]],
    dark: [paper?.[2], raised?.[2], highlight?.[2]],
  })
})

test.each([
  ...['#0b6e4f', 'rebeccapurple', 'rgb(11 110 79)', 'oklch(45% 0.1 160)', 'hsl(160 80% 24%)'],
  ...['color(display-p3 0.2 0.4 0.3)', 'color(a98-rgb 0.2 0.4 0.3)', 'color(xyz 0.08 0.12 0.1)'],
])('%s is a colour', (written) => {
  expect(isColour(written)).toBe(true)
})

test.each([
  ...['', 'blurple', '0b6e4f', 'rgb(11 110 79 / 50%)', 'transparent', 'url(x)', '#0b6e4f; }'],
  'color(--hsv 160 0.9 0.4)',
])('“%s” is not', (written) => {
  expect(isColour(written)).toBe(false)
})

describe('a colour', () => {
  test('that is too light on light paper gets the nearest legible one of its hue', () => {
    expect(findIllegible({ light: '#2eb886' })).toEqual([
      { scheme: 'light', contrast: 2.08, nearest: '#007854' },
    ])
  })

  test('that is too dark on dark paper likewise', () => {
    expect(findIllegible({ light: '#0b6e4f', dark: '#0b6e4f' })).toEqual([
      { scheme: 'dark', contrast: 2.03, nearest: '#56aa87' },
    ])
  })

  test('is always legible as the nearest one, and as the tones that are derived', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const light = `#${number.toString(16).padStart(6, '0')}`
        for (const { nearest } of findIllegible({ light }))
          expect(findIllegible({ light: nearest })).toEqual([])
        const { dark, strong } = tonesOf({ light })
        expect(findIllegible({ light: strong.light, dark })).toEqual([])
        expect(findIllegible({ light: strong.light, dark: strong.dark })).toEqual([])
      }),
    )
  })
})

test('the accent of a publication without one is legible', () => {
  const { light, dark, strong } = tonesOf()
  expect(findIllegible({ light, dark })).toEqual([])
  expect(findIllegible(strong)).toEqual([])
  expect(asCss(light)).toMatch(/^#[\da-f]{6}$/)
})
