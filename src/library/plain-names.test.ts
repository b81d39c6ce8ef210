import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { personInText, plainName, plainNames, type SentName } from './plain-names.ts'

interface Case {
  sent?: SentName
  text?: string
  name: Record<string, string>
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'plain-names.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ sent, text, name }) => {
  expect(plainName(text === undefined ? (sent ?? {}) : personInText(text))).toEqual(name)
})

test('empty names, and names that are sent twice, are left out', () => {
  const muster = { family: 'Muster', given: 'C.' }
  expect(plainNames([muster, { family: '', given: ' ' }, muster, {}])).toEqual([muster])
})
