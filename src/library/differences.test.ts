import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import type { Work } from '../references/same-work.ts'

import { differencesOf } from './differences.ts'

interface Case {
  name: string
  here: Work
  there: Work
  missing?: string[]
  conflicts?: string[]
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'differences.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ here, there, missing = [], conflicts = [] }) => {
  const found = differencesOf(here, there)
  expect({
    missing: Object.keys(found.missing),
    conflicts: found.conflicts.map(({ field }) => field),
  }).toEqual({ missing, conflicts })
})
