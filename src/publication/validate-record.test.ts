import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { articleSchema, pageSchema } from '../articles/schema.ts'
import { claimSchema } from '../claims/schema.ts'
import { chartSchema } from '../charts/schema.ts'
import { personSchema } from '../people/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { parseYaml } from '../reading/yaml.ts'
import { referenceSchema } from '../references/schema.ts'
import { responseSchema } from '../responses/schema.ts'
import { searchSchema } from '../searches/schema.ts'
import { siteSchema } from '../site.ts'
import { topicSchema } from '../topics/schema.ts'
import { validateRecord } from './validate-record.ts'
import type { Kind } from './schemas.ts'

/** A record as it could be in a file, and the messages about it: `line:column message`. */
interface Case {
  title: string
  raw: string
  issues?: string[]
}

const kinds: Record<string, Kind> = {
  'articles/schema': { schema: articleSchema, name: 'an article' },
  'claims/schema': { schema: claimSchema, name: 'a claim' },
  'charts/schema': { schema: chartSchema, name: 'a chart' },
  'people/schema': { schema: personSchema, name: 'a person' },
  'ratings/schema': { schema: ratingSchema, name: 'a rating' },
  'references/schema': { schema: referenceSchema, name: 'a reference' },
  'responses/schema': { schema: responseSchema, name: 'a response' },
  'searches/schema': { schema: searchSchema, name: 'a search' },
  'topics/schema': { schema: topicSchema, name: 'a topic' },
  site: { schema: siteSchema, name: 'the site' },
}

function validate(raw: string, kind: Kind) {
  const { data, problems, placeOf } = parseYaml(raw, '/record.yaml')
  expect(problems).toEqual([])
  const record = { id: 'x', file: '/record.yaml', format: 'yaml', data, placeOf } as const
  return validateRecord({ ...record, place: placeOf([]) }, kind)
}

for (const [name, kind] of Object.entries(kinds)) {
  const file = join(import.meta.dirname, '..', `${name}.cases.yaml`)
  if (!existsSync(file)) continue
  describe(`${name}.cases.yaml`, () => {
    test.each(parse(readFileSync(file, 'utf8')) as Case[])('$title', ({ raw, issues = [] }) => {
      const found = validate(raw, kind)
      expect(
        found.problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`),
      ).toEqual(issues)
      expect(found.data !== undefined).toBe(issues.length === 0)
    })
  })
}

describe('an issue', () => {
  const claim = { schema: claimSchema, name: 'a claim' }

  test('says what the field is for', () => {
    expect(
      validate('statement: Water is wet\nrating: false\ncertainty: low\nrationale: It is.', claim)
        .problems,
    ).toEqual([
      {
        rule: 'record-has-its-shape',
        place: { file: '/record.yaml', line: 2, column: 9 },
        message: '`rating` must be text: write it in quotes, as `"false"`.',
        hint: '`rating`: The verdict: the name of a file in content/ratings/.',
        length: 5,
      },
    ])
  })

  test('offers the name of a field only where one is near', () => {
    const hint = (raw: string) =>
      validate(raw, { schema: topicSchema, name: 'a topic' }).problems.map((issue) => issue.hint)
    expect(hint('name: Pain\ndescripton: x')).toEqual(['Write `description`, or remove the field.'])
    expect(hint('name: Pain\ncolour: x')).toEqual([
      'Its fields are `name`, `description`, `ignore`.',
    ])
    expect(
      validate('type: book\ntitle: T\nshelf: x', {
        schema: referenceSchema,
        name: 'a reference',
      }).problems.map((issue) => issue.hint),
    ).toEqual(['Correct its name, or remove the field.'])
  })

  test('of a file without fields says which are needed', () => {
    expect(validate('', claim).problems.map((issue) => issue.hint)).toEqual([
      'Write its fields one below the other: `statement: …`, `rating: …`, `certainty: …`, `rationale: …`.',
    ])
    expect(
      validate('', { schema: chartSchema, name: 'a chart' }).problems.map((issue) => issue.hint),
    ).toEqual([
      'Write its fields one below the other: `kind: …`, `title: …`, `unit: …`, `rows: …`.',
    ])
  })

  test('quotes long text only in part, and on one line', () => {
    const raw = `title: About\ndescription: |\n${'  two words\n'.repeat(30)}`
    expect(
      validate(raw, { schema: pageSchema, name: 'a page' }).problems.map(({ message }) => message),
    ).toEqual([
      '`description` (`two words two words two words two words two words two words two words two wor…`) is longer than 200 characters; shorten it.',
    ])
  })

  test('is not raised for a record that could not be read', () => {
    const place = { file: '/f', line: 1, column: 1 }
    const placeOf = () => place
    const record = { id: 'x', file: '/f', format: 'json', data: undefined, place, placeOf } as const
    expect(validateRecord(record, claim)).toEqual({ data: undefined, problems: [] })
  })
})
