import { describe, expect, test } from 'vitest'

import { checkCounts, playwrightCounts, runCounts, total, verdict, vitestCounts } from './counts.ts'

const vitest = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'failed', assertionResults: [{}] }],
}

test('Vitest’s counts include a test file that could not be loaded', () => {
  expect(vitestCounts(vitest)).toEqual({ passed: 3, failed: 1, skipped: 2 })

  const testResults = [...vitest.testResults, { status: 'failed', assertionResults: [] }]
  expect(vitestCounts({ ...vitest, testResults }).failed).toBe(2)
})

test('Playwright’s counts treat a flaky test as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

describe('the counts of a run', () => {
  const counts = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped })

  test('are the counts of its report', () => {
    expect(runCounts(true, counts(2, 0))).toEqual(counts(2, 0))
    expect(runCounts(false, counts(2, 3))).toEqual(counts(2, 3))
  })

  test('include a failure if the runner failed although no test did', () => {
    expect(runCounts(false, counts(2, 0))).toEqual(counts(2, 1))
  })

  test('include a failure if there is no report', () => {
    expect(runCounts(true, undefined)).toEqual(counts(0, 1))
  })

  test('include a failure if no test ran', () => {
    expect(runCounts(true, counts(0, 0, 4))).toEqual(counts(0, 1, 4))
  })
})

test('the verdict mentions skipped tests only if there are any', () => {
  expect(verdict(total([checkCounts(true), checkCounts(false)]))).toBe('1 passed, 1 failed')
  expect(verdict({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
})
