import { describe, expect, test } from 'vitest'

import { failureLines, playwrightFailures } from './failures.ts'

describe('failures', () => {
  const failure = (number: number) => ({
    where: `a.test.ts > test ${number}`,
    message: 'expected 1 to be 2\n- 1\n+ 2',
  })

  test('are listed with the first lines of their messages', () => {
    expect(failureLines([failure(1)])).toEqual(['✗ a.test.ts > test 1: expected 1 to be 2'])
  })

  test('are counted from the 41st', () => {
    const lines = failureLines(Array.from({ length: 45 }, (_, index) => failure(index)))
    expect(lines).toHaveLength(41)
    expect(lines.at(-1)).toBe('… and 5 more failures')
  })
})

test('Playwright’s failures include retried tests and errors outside of tests', () => {
  const results = (...messages: (string | undefined)[]) => [
    { results: messages.map((message) => (message === undefined ? {} : { error: { message } })) },
  ]
  const report = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [{ title: 'works', tests: results(undefined) }],
        suites: [
          { title: 'group', specs: [{ title: 'flickers', tests: results('late', undefined) }] },
        ],
      },
    ],
    errors: [{ message: 'no server' }],
  }
  expect(playwrightFailures(report)).toEqual([
    { where: 'a.spec.ts > group > flickers', message: 'late' },
    { where: 'outside of tests', message: 'no server' },
  ])
})
