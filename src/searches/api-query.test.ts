import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { apiQueryOf } from './api-query.ts'
import { searchSchema } from './schema.ts'

interface Case {
  name: string
  search: Record<string, unknown>
  sent?: string | Record<string, string>
  problem?: string
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'api-query.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ search, sent, problem }) => {
  const runs = [{ date: '2022-04-06', results: 785 }]
  const found = apiQueryOf(searchSchema.parse({ description: 'x', runs, ...search }))
  if (problem !== undefined) {
    expect(found).toEqual({ problem: expect.stringContaining(problem) as string })
    return
  }
  expect(found).toMatchObject(typeof sent === 'string' ? { query: sent } : { parameters: sent })
})
