import { expect, test } from 'vitest'

import { type Issue, byPlace } from './issue.ts'
import type { RuleName } from './rule-names.ts'

import { suggestion } from '../shared/suggestion.ts'

const issue = (
  file: string,
  line: number,
  column: number,
  rule: RuleName = 'file-parses',
): Issue => ({
  rule,
  severity: 'error',
  place: { file, line, column },
  message: 'x',
})

test('issues are in the order of files, lines, columns and rules', () => {
  const inOrder = [
    issue('/a', 1, 1, 'citation-resolves'),
    issue('/a', 1, 1, 'record-exists'),
    issue('/a', 1, 2),
    issue('/a', 9, 1),
    issue('/a', 10, 1),
    issue('/b', 1, 1),
  ]
  expect(inOrder.toReversed().sort(byPlace)).toEqual(inOrder)
  expect(byPlace(issue('/a', 1, 1), issue('/a', 1, 1))).toBe(0)
})

test('a suggestion is made only where there is one', () => {
  expect(suggestion('smith2020')).toBe('; did you mean `smith2020`?')
  expect(suggestion(undefined)).toBe('')
})
