import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import type { Work } from '../references/same-work.ts'

import { WorkIndex } from './same-work.ts'

interface Case {
  name: string
  library: Record<string, Work>
  record: Work
  key?: string
  found: Record<string, string>
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'same-work.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ library, record, key, found }) => {
  const index = new WorkIndex(Object.entries(library))
  const works = index.find(record, key).map((each) => [each.key, each.shared])
  expect(Object.fromEntries(works)).toEqual(found)
})
