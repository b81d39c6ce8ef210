import { describe, expect, test } from 'vitest'

import { readCslJson } from './csl-json.ts'

const read = (source: string) => readCslJson(source, '/c.json')
const problemsOf = (source: string) =>
  read(source).problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
const dataOf = (item: object) => read(JSON.stringify([{ id: 'a', ...item }])).records[0]?.data

describe('a collection', () => {
  test('becomes records with their places', () => {
    const { records, problems } = read(
      '\uFEFF[\r\n  {"id": "a", "title": "A"},\r\n  {\r\n    "id": 5,\r\n    "author": [{"family": "Li"}]\r\n  }\r\n]',
    )
    expect(problems).toEqual([])
    expect(records.map(({ id, format, data }) => [id, format, data])).toEqual([
      ['a', 'json', { title: 'A' }],
      ['5', 'json', { author: [{ family: 'Li' }] }],
    ])
    const [first, second] = records
    expect(first?.place).toEqual({ file: '/c.json', line: 2, column: 10 })
    expect(second?.place).toEqual({ file: '/c.json', line: 4, column: 11 })
    expect(second?.placeOf(['author', 0, 'family'])).toMatchObject({ line: 5, column: 27 })
    expect(second?.placeOf(['author', 0, 'family'], 'name')).toMatchObject({ line: 5, column: 17 })
    expect(second?.placeOf(['title'])).toMatchObject({ line: 3, column: 3 })
    expect(second?.placeOf(['author', 0, 'given'])).toMatchObject({ line: 5, column: 16 })
  })

  test('may be empty', () => {
    expect(read('[]')).toEqual({ records: [], problems: [] })
  })
})

describe('an item', () => {
  test('has its dates as they are spelt', () => {
    expect(
      dataOf({ issued: { raw: '2020-06' }, accessed: { 'date-parts': [[2020]], raw: 'x' } }),
    ).toEqual({ issued: '2020-06', accessed: { 'date-parts': [[2020]], raw: 'x' } })
  })

  test('goes without its key and what is not for printing', () => {
    expect(
      dataOf({ 'citation-key': 'b', categories: ['x'], custom: { y: 1 }, title: 'A' }),
    ).toEqual({ title: 'A' })
  })

  test('has the variables that older names of the schema stand for', () => {
    expect(dataOf({ journalAbbreviation: 'J', shortTitle: 'S', event: 'E' })).toEqual({
      'container-title-short': 'J',
      'title-short': 'S',
      'event-title': 'E',
    })
    expect(dataOf({ shortTitle: 'old', 'title-short': 'new' })).toEqual({ 'title-short': 'new' })
  })
})

describe('a problem', () => {
  test.each([
    [
      '[{"id": "a", "title": "x"}, {"id": "b", "tit',
      '1:41 This is not valid JSON: a closing quotation mark is missing.',
    ],
    ['[{"id": "a"}', '1:13 This is not valid JSON: a closing bracket is missing.'],
    ['[{"id": "a",}]', '1:13 This is not valid JSON: a field name in quotation marks is missing.'],
    ['[{"id": "a"} {"id": "b"}]', '1:14 This is not valid JSON: a comma is missing.'],
    ["[{'id': 'a'}]", '1:3 This is not valid JSON: there is a word without quotation marks.'],
    ['// a\n[]', '1:1 This is not valid JSON: JSON has no comments.'],
    ['[] []', '1:4 This is not valid JSON: there is something behind the end of the list.'],
    ['', '1:1 This is not valid JSON: a value is missing.'],
    ['{}', '1:1 This file holds no list of references.'],
    ['null', '1:1 This file holds no list of references.'],
    ['  "x"', '1:3 This file holds no list of references.'],
    ['[{"title": "A"}]', '1:2 This reference has no `id`.'],
    ['[{"id": ""}]', '1:2 This reference has no `id`.'],
    ['[\n  null]', '2:3 This reference has no `id`.'],
    ['[{"id": {}}]', '1:2 This reference has no `id`.'],
    ['[{"__proto__": {"id": "a"}}]', '1:2 This reference has no `id`.'],
    ['['.repeat(50_000), '1:1 This JSON is nested too deeply to be read.'],
  ])('%.40j', (source, problem) => {
    expect(problemsOf(source)).toEqual([problem])
  })

  test.each([3000, 5000, 7000])('of %i levels is one of reading, wherever it shows', (depth) => {
    const source = `[{"id": "a", "custom": {"x": ${'['.repeat(depth)}${']'.repeat(depth)}}}]`
    const { records, problems } = read(source)
    expect(records.length + problems.length).toBe(1)
    for (const { message } of problems) {
      expect(message).toBe('This JSON is nested too deeply to be read.')
    }
  })

  test('leaves the keys known, so that citations of them are not wrong as well', () => {
    const { records } = read('[{"id": "a", "title": "x"}, {"id": "b", "tit')
    expect(records.map(({ id, data }) => [id, data])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ])
  })

  test('of one item leaves the others', () => {
    const { records, problems } = read('[{"title": "A"}, {"id": "b", "title": "B"}]')
    expect(records.map(({ data }) => data)).toEqual([{ title: 'B' }])
    expect(problems).toHaveLength(1)
  })
})
