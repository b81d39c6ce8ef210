import { expect, test } from 'vitest'

import { parseMdx } from '../reading/mdx.ts'
import { excessIn } from './markdown-limits.ts'

test.each([
  ['quotations', `Text.\n\n${'>'.repeat(5000)} a`, /^is nested too deeply/],
  ['lists', `Text.\n\n${'- '.repeat(5000)}a`, /^is nested too deeply/],
  ['brackets', `Text.\n\n${'['.repeat(5000)}a`, /^has more than 1000 `\[`/],
  ['images', `Text.\n\n${'!['.repeat(5000)}a${'](b)'.repeat(5000)}`, /^has more than 1000 `\[`/],
  ['emphasis', `Text.\n\n${'*a **b '.repeat(2500)}`, /^has more than 1000 `\*`/],
  ['a long line', `Text.\n\n${'a'.repeat(1_000_000)}`, /^has a line of 1000000 characters/],
])('%s beyond measure are found in their line', (_name, text, says) => {
  const excess = excessIn(text)
  expect(excess?.says).toMatch(says)
  expect(text.slice(0, excess?.offset).split('\n')).toHaveLength(3)
  const parsed = parseMdx(text, '/f')
  expect('problem' in parsed && parsed.problem.place.line).toBe(3)
})

test('a tree that is too deep is refused where it starts', () => {
  const text = `Text.\n\n${'<b>\n'.repeat(300)}a${'\n</b>'.repeat(300)}`
  const parsed = parseMdx(text, '/f')
  expect('problem' in parsed && parsed.problem).toMatchObject({
    place: { line: 3 },
    message: 'This text is nested too deeply to be read.',
  })
})

test('what authors write is not refused', () => {
  const table = `| ${'a | '.repeat(20)}\n`.repeat(500)
  expect(excessIn(`> - > 1. Text [@key] *so*\n\n${table}${'[@key] '.repeat(300)}`)).toBeUndefined()
})
