import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { parseYaml } from '../reading/yaml.ts'
import { type Kind, kinds } from './schemas.ts'
import { validateRecord } from './validate-record.ts'

/** A record as it could be in a file, and the messages about it: `line:column message`. */
interface Case {
  title: string
  raw: string
  issues?: string[]
}

/** The kinds by their file of cases, without `.cases.yaml`. */
const casesOf: Record<string, Kind> = Object.fromEntries(
  Object.entries(kinds).map(([name, kind]) => [name === 'site' ? name : `${name}/schema`, kind]),
)

function validate(raw: string, kind: Kind) {
  const { data, problems, placeOf, rawOf } = parseYaml(raw, '/record.yaml')
  expect(problems).toEqual([])
  const record = {
    id: 'x',
    file: '/record.yaml',
    format: 'yaml',
    data,
    placeOf,
    ...(rawOf && { rawOf }),
  } as const
  return validateRecord({ ...record, place: placeOf([]) }, kind)
}

for (const [name, kind] of Object.entries(casesOf)) {
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
  const claim = kinds.claims

  test('says what the field is for', () => {
    expect(
      validate('statement: Water is wet\nrating: 54321\ncertainty: low\nrationale: It is.', claim)
        .problems,
    ).toEqual([
      {
        rule: 'record-has-its-shape',
        place: { file: '/record.yaml', line: 2, column: 9 },
        message: '`rating` must be text: write it in quotes, as `"54321"`.',
        hint: '`rating`: The verdict: the name of a file in content/ratings/.',
        length: 5,
      },
    ])
  })

  test('offers the name of a field only where one is near', () => {
    const hint = (raw: string) => validate(raw, kinds.topics).problems.map((issue) => issue.hint)
    expect(hint('name: Pain\ndescripton: x')).toEqual(['Write `description`, or remove the field.'])
    expect(hint('name: Pain\ncolour: x')).toEqual([
      'Its fields are `name`, `description`, `aliases`, `ignore`.',
    ])
    expect(
      validate('type: book\ntitle: T\nshelf: x', kinds.references).problems.map(
        (issue) => issue.hint,
      ),
    ).toEqual(['Correct its name, or remove the field.'])
  })

  test('offers the field of the same meaning, and says what it holds', () => {
    const raw = 'title: T\ndescription: D\ndate: 2024-02-29\nauthors: [desk]\ntags: [pain]\n'
    expect(
      validate(raw, kinds.articles).problems.map(({ message, hint }) => [message, hint]),
    ).toEqual([
      [
        '`date` is not a field of an article; did you mean `published`?',
        'Write `published` if that is what it holds: The day it was first published.',
      ],
      [
        '`tags` is not a field of an article; did you mean `topics`?',
        'Write `topics` if that is what it holds: What it is about: names of files in content/topics/.',
      ],
    ])
  })

  test('of a file without fields says which are needed', () => {
    expect(validate('', claim).problems.map((issue) => issue.hint)).toEqual([
      'Write its fields one below the other: `statement: …`, `rating: …`, `certainty: …`, `rationale: …`.',
    ])
    expect(validate('', kinds.charts).problems.map((issue) => issue.hint)).toEqual([
      'Write its fields one below the other: `kind: …`, `title: …`, `unit: …`, `rows: …`.',
    ])
  })

  test('quotes long text only in part, and on one line', () => {
    const raw = `title: About\ndescription: |\n${'  two words\n'.repeat(30)}`
    expect(validate(raw, kinds.pages).problems.map(({ message }) => message)).toEqual([
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
