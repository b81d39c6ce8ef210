import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { type KeyFields, likelyKey } from './likely-key.ts'

interface Case {
  name: string
  item: KeyFields
  key: string
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'likely-key.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ item, key }) => {
  expect(likelyKey(item)).toBe(key)
})
