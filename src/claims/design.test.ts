import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { designOf, designs } from './design.ts'

const cases = parse(readFileSync(join(import.meta.dirname, 'design.cases.yaml'), 'utf8')) as Record<
  string,
  string[]
>

test('every kind of design has cases, in the order of `designs`', () => {
  expect(Object.keys(cases)).toEqual(designs)
})

describe.each(Object.entries(cases))('%s', (design, wordings) => {
  test.each(wordings)('%s', (words) => {
    expect(designOf(words)).toBe(design)
    expect(designOf(words.toUpperCase())).toBe(design)
  })
})

test('a study without a described design is `other`', () => {
  expect(designOf(undefined)).toBe('other')
})
