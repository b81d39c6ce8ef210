import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { appendItem, type FieldValue, removeField, setFields } from './edited-yaml.ts'
import { fieldOrder } from './written-reference.ts'

interface Case {
  name: string
  text: string
  set?: Record<string, FieldValue>
  append?: Record<string, Record<string, string | number>>
  remove?: string[]
  result: string
}

const cases = parse(
  readFileSync(join(import.meta.dirname, 'edited-yaml.cases.yaml'), 'utf8'),
) as Case[]

test.each(cases)('$name', ({ text, set = {}, append = {}, remove = [], result }) => {
  const added = Object.entries(append).reduce(
    (all, [list, item]) => appendItem(all, list, item, fieldOrder),
    text,
  )
  expect(remove.reduce(removeField, setFields(added, set, fieldOrder))).toBe(result)
})

test.each(['- a\n- b\n', 'a: "b\n', ''])('%j is no record', (text) => {
  expect(() => setFields(text, { title: 'A' }, fieldOrder)).toThrow('not the YAML of a record')
})
