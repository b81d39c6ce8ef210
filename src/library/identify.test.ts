import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { identify } from './identify.ts'

interface Case {
  typed: string
  is?: string
  problem?: string
}

const cases = parse(readFileSync(join(import.meta.dirname, 'identify.cases.yaml'), 'utf8'), {
  schema: 'failsafe',
}) as Case[]

test.each(cases)('$typed', ({ typed, is, problem }) => {
  const found = identify(typed)
  if (problem !== undefined) {
    expect(found).toEqual({ problem: expect.stringContaining(problem) as string })
    return
  }
  expect(found).not.toHaveProperty('problem')
  const { kind, id, doi } = found as { kind: string; id: string; doi?: string }
  expect([kind, id, doi].filter(Boolean).join(' ')).toBe(is)
})
