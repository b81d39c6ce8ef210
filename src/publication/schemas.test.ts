import { z } from 'astro/zod'
import { describe, expect, test } from 'vitest'

import { describeField, fieldAt, fieldsAt, isMarkdown, kinds } from './schemas.ts'

const { charts, claims, references, site } = kinds

describe('the fields at a path', () => {
  test.each([
    [{ kind: 'bars', rows: [{ label: 'a', value: 1 }] }, ['label', 'series', 'value']],
    [{ kind: 'lines', rows: [{ date: 2020, value: 1 }] }, ['series', 'date', 'value']],
    // Without a kind, the first that has the most of the fields.
    [{ title: 'T', unit: 'm', rows: [{ date: 2020, value: 1 }] }, ['label', 'series', 'value']],
  ])('of a chart are those of its kind: %o', (data, fields) => {
    expect(fieldsAt(charts.schema, ['rows', 0], data)).toEqual(fields)
  })

  test('of a chart are those of the kind that has most of its fields', () => {
    const events = [{ date: 2020, label: 'a' }]
    expect(
      fieldsAt(charts.schema, ['events', 0], { kind: 'timelime', title: 'T', events }),
    ).toEqual(['date', 'label', 'reference'])
    expect(fieldsAt(charts.schema, [], { kind: 'timeline', events })).toContain('events')
  })

  test('of claimants and media are found beside fields that can be one value or several', () => {
    const claimants = [{ name: 'A', sameAs: ['https://a.example/'] }]
    const data = { claimants, media: { kind: 'video', url: 'https://v.example/' } }
    expect(fieldsAt(claims.schema, ['claimants', 0], data)).toContain('sameAs')
    expect(fieldsAt(claims.schema, ['media'], data)).toContain('category')
    const path = ['claimants', 0, 'sameAs', 0]
    expect(fieldAt(claims.schema, path, data)?.safeParse('no address').success).toBe(false)
    expect(fieldAt(claims.schema, path, data)?.safeParse('https://a.example/').success).toBe(true)
  })

  test('of a date are those of CSL where it is an object, and none where it is words', () => {
    const parts = { issued: { 'date-parts': [[2020]] } }
    expect(fieldsAt(references.schema, ['issued'], parts)).toContain('date-parts')
    expect(fieldAt(references.schema, ['issued', 'year'], { issued: '2020' })).toBeUndefined()
  })

  test('of a logo are there in its long form', () => {
    const fields = fieldsAt(site.schema, ['logo'], { logo: { light: 'a.svg' } })
    expect(fields).toEqual(['light', 'dark', 'alt'])
    expect(describeField(site.schema, ['logo', 'dark'], { logo: { dark: 'a.svg' } })).toContain(
      'dark paper',
    )
  })
})

describe('of nested alternatives', () => {
  const inner = z.union([
    z.strictObject({ a: z.string().describe('A.') }),
    z.strictObject({ b: z.string().meta({ markdown: true }), c: z.number().optional() }),
  ])
  const schema = z.strictObject({ list: z.union([z.array(inner), inner]).optional() })

  test.each([
    [{ list: { a: 'x' } }, ['list'], ['a']],
    [{ list: { b: 'x' } }, ['list'], ['b', 'c']],
    [{ list: [{ a: 'x' }, { b: 'x' }] }, ['list', 1], ['b', 'c']],
    // Neither is valid.
    [{ list: [{ c: 'x' }] }, ['list', 0], ['b', 'c']],
    [{}, ['list', 0], ['a']],
  ])('the one that fits is used: %o', (data, path, fields) => {
    expect(fieldsAt(schema, path, data)).toEqual(fields)
  })

  test('a field is Markdown only in that one', () => {
    expect(isMarkdown(schema, ['list', 0, 'b'], { list: [{ b: 'x' }] })).toBe(true)
    expect(isMarkdown(schema, ['list', 0, 'a'], { list: [{ a: 'x' }] })).toBe(false)
    expect(describeField(schema, ['list', 0, 'a'], { list: [{ a: 'x' }] })).toBe('A.')
  })
})
