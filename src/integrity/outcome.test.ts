import { expect, test } from 'vitest'

import type { Issue } from './issue.ts'
import type { Severity } from './rule.ts'

import { exitCodeOf, tally } from './outcome.ts'

function issues(errors: number, warnings: number): Issue[] {
  const issue = (severity: Severity): Issue => ({
    rule: 'file-parses',
    severity,
    place: { file: '/a', line: 1, column: 1 },
    message: 'x',
  })
  return [
    ...Array.from({ length: warnings }, () => issue('warning')),
    ...Array.from({ length: errors }, () => issue('error')),
  ]
}

test('issues are counted by severity', () => {
  expect(tally([])).toEqual({ errors: 0, warnings: 0 })
  expect(tally(issues(2, 3))).toEqual({ errors: 2, warnings: 3 })
})

test.each<[number, number, number | undefined, 0 | 1]>([
  [0, 0, undefined, 0],
  [0, 0, 0, 0],
  [0, 500, undefined, 0],
  [0, 1, 0, 1],
  [0, 3, 3, 0],
  [0, 4, 3, 1],
  [1, 0, undefined, 1],
  [1, 0, 9, 1],
  [1, 9, 9, 1],
])(
  '%i errors and %i warnings, of which %s are allowed, exit with %i',
  (errors, warnings, max, code) => {
    const options = max === undefined ? {} : { maxWarnings: max }
    expect(exitCodeOf(issues(errors, warnings), options)).toBe(code)
  },
)
