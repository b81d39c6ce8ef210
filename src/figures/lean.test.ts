import { DOMParser } from 'linkedom'
import { expect, test } from 'vitest'

import { lean } from './lean.ts'

/** Rewrites what stands in an `<svg>`, set in letters of 10. */
function rewrite(marks: string): string {
  const svg = new DOMParser().parseFromString(`<svg>${marks}</svg>`, 'image/svg+xml')
    .documentElement as unknown as Element
  lean(svg, 10)
  return svg.innerHTML.replaceAll(' />', '/>')
}

test.each([
  [
    'a text stands where transformations put it',
    '<g class="a" transform="translate(6,0)"><text transform="translate(36.7,-33)" y="0.38em">1</text><text y="1em">2</text></g>',
    '<g class="a"><text x="43" y="-29">1</text><text x="6" y="10">2</text></g>',
  ],
  [
    'so do its lines, each as far below the last as before',
    '<g><text transform="translate(5,7)"><tspan y="0.3em" x="0">&lt;a</tspan><tspan dy="1.2em" x="0">b</tspan></text></g>',
    '<text x="5" y="10">&lt;a<tspan dy="12" x="5">b</tspan></text>',
  ],
  [
    'lines become one path, which has what their group said',
    '<g class="a" stroke="currentColor"><line x1="0" x2="9.04" y1="2" y2="2"/><line x1="3" x2="3" y1="0.06" y2="8"/><line x1="1" x2="2" y1="3" y2="4"/></g>',
    '<path class="a" d="M0 2H9M3 0.1V8M1 3L2 4"/>',
  ],
  [
    'curves stay open',
    '<g fill="none" stroke="currentColor"><path d="M1,2C3,4,5.06,6,7,8"/><path d="M0,0L-1.25e-7,1"/></g>',
    '<path d="M1,2C3,4,5.1,6,7,8M0,0L0,1" fill="none"/>',
  ],
  [
    'marks of more than one shape stay as they are',
    '<g class="a" fill="none"><circle r="4.12" cx="1" cy="2"/><path d="M0,0"/></g>',
    '<g class="a" fill="none"><circle r="4.1" cx="1" cy="2"/><path d="M0,0"/></g>',
  ],
])('%s', (_, marks, expected) => {
  expect(sorted(rewrite(marks))).toBe(sorted(expected))
})

test('a text that is turned is refused', () => {
  expect(() => rewrite('<g><text transform="translate(1,2) rotate(90)">a</text></g>')).toThrow(
    'cannot be placed: translate(1,2) rotate(90)',
  )
})

/** The order of attributes says nothing. */
function sorted(markup: string): string {
  return markup.replace(
    / (?:[\w-]+="[^"]*" ?)+/g,
    (attributes) =>
      ` ${attributes
        .trim()
        .split(/ (?=[\w-]+=")/)
        .toSorted()
        .join(' ')}`,
  )
}
