import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { designKinds } from '../claims/design.ts'
import { likelyDesign } from './likely-design.ts'

const cases = parse(
  readFileSync(join(import.meta.dirname, 'likely-design.cases.yaml'), 'utf8'),
) as Record<string, string[]>

test('every kind of design has cases, in the order of `designKinds`', () => {
  expect(Object.keys(cases)).toEqual([...designKinds, 'unknown'])
})

describe.each(Object.entries(cases))('%s', (kind, wordings) => {
  test.each(wordings)('%s', (words) => {
    const expected = kind === 'unknown' ? undefined : kind
    expect(likelyDesign(words)).toBe(expected)
    expect(likelyDesign(words.toUpperCase())).toBe(expected)
  })
})
