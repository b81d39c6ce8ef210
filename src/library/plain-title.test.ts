import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { plainText, plainTitle, withSubtitle } from './plain-title.ts'

interface Case {
  sent: string
  title: string
  capitals?: boolean
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'plain-title.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$sent', ({ sent, title, capitals = false }) => {
  expect(plainTitle(sent)).toEqual({ title, wasInCapitals: capitals })
})

test('plain text has no markup', () => {
  expect(plainText('<i>J. of</i> A &amp; B')).toBe('J. of A & B')
})

test.each([
  ['A', 'b', 'A: b'],
  ['A?', 'b', 'A? b'],
  ['A: b', 'b', 'A: b'],
  ['A', undefined, 'A'],
])('the title %j and the subtitle %j', (title, subtitle, joined) => {
  expect(withSubtitle(title, subtitle)).toBe(joined)
})
