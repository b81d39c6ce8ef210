import { expect, test } from 'vitest'

import { textWidth, wrap } from './text-metrics.ts'

test.each([
  ['One line', 20, ['One line']],
  ['Two lines of words', 7, ['Two lines of', 'words']],
  ['Askarian-Amiri 2022', 6, ['Askarian-', 'Amiri 2022']],
  ['An X-ray', 3.5, ['An', 'X-ray']],
  ['a  fat-derived\n mixture', 20, ['a fat-derived mixture']],
  ['Donaudampfschiff', 4, ['Donaud', 'ampfsc', 'hiff']],
  ['5\u00a0million cells', 6, ['5\u00a0million', 'cells']],
  ['', 4, ['']],
])('%j in %d em', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})

test('no line is wider than it may be', () => {
  const text = 'Systematic reviews and meta-analyses of placebo-controlled trials'
  for (let width = 2; width < 30; width += 1)
    for (const line of wrap(text, width)) expect(textWidth(line)).toBeLessThanOrEqual(width)
})
