/**
 * Plants the mistakes of editors, `mistakes.cases.yaml`, one at a time in the sound publication: each is reported by one
 * rule, at one place, once.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { checkFiles, type Files } from './cases/check-files.ts'
import { rules } from './rule-names.ts'

interface Mistake {
  name: string
  rule: string
  /** `file:line:column` */
  place: string
  files: Files
}

const mistakes = parse(
  readFileSync(join(import.meta.dirname, 'mistakes.cases.yaml'), 'utf8'),
) as Mistake[]

test('there are sixty at least, each of its own kind, under many rules', () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(60)
  expect(new Set(mistakes.map(({ name }) => name)).size).toBe(mistakes.length)
  const named = new Set(mistakes.map(({ rule }) => rule))
  expect([...named].filter((rule) => !Object.hasOwn(rules, rule))).toEqual([])
  expect(named.size).toBeGreaterThanOrEqual(30)
})

test('the publication they are planted in is sound', () => {
  expect(checkFiles({}).issues).toEqual([])
})

test.each(mistakes)('$name', ({ files, rule, place }) => {
  const reported = checkFiles(files).issues.map(
    (issue) => `${issue.rule} ${issue.printed.split(': ', 1)[0] ?? ''}`,
  )
  expect(reported).toEqual([`${rule} ${place}`])
})
