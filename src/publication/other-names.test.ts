import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { type OtherNames, fieldOfMeaning } from './other-names.ts'
import { fieldsAt, kinds } from './schemas.ts'

type Cases = Record<keyof typeof kinds, Record<string, Record<string, string | null>>>

const cases = parse(
  readFileSync(join(import.meta.dirname, 'other-names.cases.yaml'), 'utf8'),
) as Cases

const pathOf = (written: string) =>
  written
    .split('.')
    .filter((part) => part !== '')
    .map((part) => (/^(?:\d+|\*)$/.test(part) ? Number(part.replace('*', '0')) : part))

const rows = Object.entries(cases).flatMap(([collection, places]) =>
  Object.entries(places).flatMap(([place, fields]) =>
    Object.entries(fields).map(([written, field]) => ({ collection, place, written, field })),
  ),
)

test.each(rows)('$collection $place $written', ({ collection, place, written, field }) => {
  const { schema, otherNames } = kinds[collection as keyof typeof kinds]
  const path = pathOf(place)
  const known = fieldsAt(schema, path)
  expect(known).not.toEqual([])
  expect(fieldOfMeaning(written, otherNames, path, known) ?? null).toBe(field)
})

test('every collection has cases', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(kinds).sort())
})

describe.each(Object.entries(kinds))('the names of %s', (_, { schema, otherNames }) => {
  const places = Object.entries(otherNames satisfies OtherNames)

  test('belong to fields that exist', () => {
    for (const [place, fields] of places) {
      // A chart has other fields in each of its three kinds.
      const { options = [schema] } = schema.def as { options?: (typeof schema)[] }
      const known = options.flatMap((each) => fieldsAt(each, pathOf(place)))
      expect(Object.keys(fields).filter((field) => !known.includes(field))).toEqual([])
    }
  })

  test('have one meaning each', () => {
    for (const [place, fields] of places) {
      // Charts have rows or events, never both.
      const { events, ...others } = fields
      const all = Object.values('events' in fields && 'rows' in fields ? others : fields)
      const names = all
        .flatMap((each) => each.split(', '))
        .map((each) => each.replaceAll(/[- _]/g, ''))
      expect(
        names.filter((name, index) => names.indexOf(name) !== index),
        `${place} ${events ?? ''}`,
      ).toEqual([])
    }
  })
})
