import { expect, test } from 'vitest'

import type { Issue } from '../integrity/issue.ts'
import { fixedIssues, reportChange } from './report-changes.ts'

const issue = (message: string, line = 1, file = '/c/a.mdx'): Issue => ({
  rule: 'record-exists',
  severity: 'error',
  message,
  place: { file, line, column: 1 },
})
const options = { directory: '/c', sources: new Map<string, string>(), color: false }

test('a fixed problem is named while others remain', () => {
  const report = reportChange([issue('B.', 7)], [issue('A.'), issue('B.', 3)], options)
  expect(report).toContain('error: B.')
  expect(report?.endsWith('\n\n✓ Fixed in a.mdx: A.\n')).toBe(true)
})

test('a problem that only moved, or is new, is not fixed', () => {
  const report = reportChange([issue('B.', 7), issue('C.')], [issue('B.', 3)], options)
  expect(report).not.toContain('Fixed')
})

test('of several that are alike, as many are fixed as there are fewer', () => {
  expect(
    fixedIssues([issue('A.', 9)], [issue('A.', 1), issue('A.', 2), issue('A.', 3)]),
  ).toHaveLength(2)
  expect(fixedIssues([issue('A.')], [issue('A.', 1, '/c/b.mdx')])).toHaveLength(1)
})

test('when all are fixed, one line says so', () => {
  expect(reportChange([], [issue('A.')], options)).toBe('✓ All problems fixed.\n')
  expect(reportChange([], [], options)).toBe(undefined)
})

test('many are counted, and content cannot control the terminal', () => {
  const before = Array.from({ length: 8 }, (_, at) => issue(`A${at}\u001B[2J.`))
  const report = reportChange([issue('B.')], before, options) ?? ''
  expect(report.match(/✓ Fixed/g)).toHaveLength(5)
  expect(report).toContain('✓ … and 3 more\n')
  expect(report).not.toContain('\u001B')
})
