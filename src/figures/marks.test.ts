import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'

import { circle, group, horizontal, strokes, text, vertical } from './marks.ts'

const markupOf = (...elements: ReturnType<typeof group>) =>
  toHtml(elements, { space: 'svg', closeEmptyElements: true })

test.each([
  ['top', ['1'], '<text x="5" y="9">1</text>'],
  ['middle', ['1'], '<text x="5" y="5">1</text>'],
  ['bottom', ['1'], '<text x="5" y="2">1</text>'],
  ['middle', ['<a', 'b'], '<text x="5" y="0">&#x3C;a<tspan x="5" dy="10">b</tspan></text>'],
  ['bottom', ['a', 'b'], '<text x="5" y="-8">a<tspan x="5" dy="10">b</tspan></text>'],
] as const)('text is aligned at its %s: %j', (align, lines, markup) => {
  expect(markupOf(text({ x: 5.04, y: 2, lines }, { lineHeight: 10, align }))).toBe(markup)
})

test('the strokes of a class are one path, in tenths of a unit', () => {
  expect(markupOf(...strokes('a', [horizontal(2, 0, 9.04), vertical(3, 0.06, -0.01)]))).toBe(
    '<path class="a" d="M0 2H9M3 0.1V0" />',
  )
})

test('nothing to draw makes no element', () => {
  expect(strokes('a', [])).toEqual([])
  expect(group('a', [])).toEqual([])
})

test('a group has the attributes that its elements share', () => {
  const dot = circle({ x: 1, y: 2, radius: 4.12 }, 'b')
  expect(markupOf(...group('a', [dot], { textAnchor: 'end', ariaHidden: 'true' }))).toBe(
    '<g class="a" text-anchor="end" aria-hidden="true"><circle class="b" cx="1" cy="2" r="4.1" /></g>',
  )
})
