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
    const issued = { raw: '2020-06' }
    const accessed = { 'date-parts': [[2020]], raw: 'x' }
    expect(dataOf({ issued, accessed })).toEqual({ issued, accessed })
    expect(dataOf({ issued: '2020-06', accessed: 'June 3, 2020' })).toEqual({
      issued: '2020-06',
      accessed: { raw: 'June 3, 2020' },
    })
  })

  test.each([
    { 'date-parts': [[]] },
    { 'date-parts': [[null]] },
    { 'date-parts': [['']] },
    { 'date-parts': [[0]] },
    { 'date-parts': [['0', 0, 0]] },
    { 'date-parts': [] },
    { 'date-parts': null },
    { literal: '' },
    {},
    '',
    null,
  ])('has no date in %j', (issued) => {
    expect(dataOf({ issued, title: 'A' })).toEqual({ title: 'A' })
  })

  test.each([
    '',
    ' ',
    '\u00A0',
    null,
    [],
    {},
    [''],
    [null],
    [{}],
    [{ family: '' }],
    [{ family: '', given: null, multi: { main: [] } }],
    [[]],
  ])('goes without a field that holds %j', (value) => {
    expect(dataOf({ title: 'A', URL: value, editor: value, custom: value })).toEqual({ title: 'A' })
  })

  test('has its names without what is empty in them, and its flags as truth values', () => {
    const author = [
      { family: 'Ash', given: '', suffix: null, 'dropping-particle': '', 'parse-names': false },
      { family: '', literal: '' },
      { family: 'Yew', suffix: 'Jr.', 'comma-suffix': 1, 'static-ordering': 'false' },
      { literal: 'WHO', 'comma-suffix': 'true' },
    ]
    expect(dataOf({ author })).toEqual({
      author: [
        { family: 'Ash', 'parse-names': false },
        { family: 'Yew', suffix: 'Jr.', 'comma-suffix': true, 'static-ordering': false },
        { literal: 'WHO', 'comma-suffix': true },
      ],
    })
  })

  test.each([
    [
      { family: 'van Gogh', given: 'Vincent' },
      { 'non-dropping-particle': 'van', family: 'Gogh', given: 'Vincent' },
    ],
    [
      { family: 'Humboldt', given: 'Alexander von' },
      { family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' },
    ],
    [
      { family: 'de la Cruz', given: '' },
      { 'non-dropping-particle': 'de la', family: 'Cruz' },
    ],
    [
      { family: 'King', given: 'Martin Luther, Jr.' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    ],
    [
      { family: 'Smith', given: 'Ann' },
      { family: 'Smith', given: 'Ann' },
    ],
  ])('has the particles of %j found where it asks for them', (name, parsed) => {
    expect(dataOf({ author: [{ ...name, 'parse-names': true }] })).toEqual({ author: [parsed] })
    expect(dataOf({ author: [{ ...name, 'parse-names': '1' }] })).toEqual({ author: [parsed] })
  })

  test('has the text of a list of texts, as Crossref writes it', () => {
    expect(dataOf({ title: ['A'], ISSN: ['0378-5955', '2434-561X'], keyword: ['a', 'b'] })).toEqual(
      { title: 'A', ISSN: '0378-5955, 2434-561X', keyword: 'a, b' },
    )
    expect(dataOf({ title: ['A', 'B'] })).toEqual({ title: ['A', 'B'] })
  })

  test('is found by the places of what it holds, after what is empty', () => {
    const { records } = read('[{"id": "a", "author": [{}, {"family": "Li"}],\n"shortTitle": "S"}]')
    expect(records[0]?.placeOf(['author', 0, 'family'])).toMatchObject({ line: 1, column: 40 })
    expect(records[0]?.placeOf(['title-short'])).toMatchObject({ line: 2, column: 15 })
  })

  test('goes without its key and what is not for printing', () => {
    expect(
      dataOf({ 'citation-key': 'b', categories: ['x'], custom: { y: 1 }, title: 'A' }),
    ).toEqual({ title: 'A' })
  })

  test('has the variables for older names of the schema', () => {
    expect(dataOf({ journalAbbreviation: 'J', shortTitle: 'S', event: 'E' })).toEqual({
      'container-title-short': 'J',
      'title-short': 'S',
      'event-title': 'E',
    })
    expect(dataOf({ shortTitle: 'old', 'title-short': 'new' })).toEqual({ 'title-short': 'new' })
  })
})

describe('the key', () => {
  const keys = (item: object) =>
    read(JSON.stringify([item])).records.map(({ id, otherKeys }) => [id, otherKeys?.join()])

  test.each([
    [{ id: 'a' }, 'a', undefined],
    [{ id: 7 }, '7', undefined],
    [{ id: ' a ' }, 'a', undefined],
    [{ id: 7, 'citation-key': 'c' }, 'c', '7'],
    [{ id: 'a', 'citation-key': 'c' }, 'c', 'a'],
    [{ id: 'a', 'citation-key': 'a' }, 'a', undefined],
    [{ id: 'a', 'citation-key': '' }, 'a', undefined],
    [{ id: 'a', 'citation-key': null }, 'a', undefined],
    [{ id: null, 'citation-key': 'c' }, 'c', undefined],
    [{ 'citation-key': 'c' }, 'c', undefined],
    [
      { id: 'http://zotero.org/users/1/items/A', 'citation-key': 'c' },
      'c',
      'http://zotero.org/users/1/items/A',
    ],
    [
      { id: 'http://zotero.org/users/1/items/A', note: 'PMID: 12\nCitation Key: ash2020\nx' },
      'ash2020',
      'http://zotero.org/users/1/items/A',
    ],
    [{ id: 12, note: 'Citation key: ash2020' }, 'ash2020', '12'],
    [{ id: 'a', 'citation-key': 'c', note: 'Citation Key: d' }, 'c', 'a'],
    [{ id: 'a', note: 'No citation key: none' }, 'a', undefined],
  ])('of %j is %j', (item, key, otherKey) => {
    expect(keys(item)).toEqual([[key, otherKey]])
  })

  test('has its place where it is written', () => {
    const { records } = read('[{"id": 7,\n "citation-key": "c"}]')
    expect(records[0]?.place).toMatchObject({ line: 2, column: 18 })
  })

  test.each([
    'http://zotero.org/users/1/items/ABCD1234',
    'https://api.zotero.org/groups/1/items/A',
    'file:///home/a',
  ])('cannot be the address %s', (id) => {
    const author = [{ family: 'Ünal-Ash' }]
    const issued = { 'date-parts': [[2020]] }
    const { records, problems } = read(JSON.stringify([{ id, author, issued }]))
    expect(records).toEqual([])
    expect(problems).toMatchObject([
      {
        place: { line: 1, column: 8 },
        message: `The \`id\` of this reference, \`${id}\`, is a web address, and there is no \`citation-key\`.`,
        hint: 'Move the file out of content/ and import it, which makes a key for each reference: npm run cite -- import <file>. Or add the key that articles cite, as in `"citation-key": "unalash2020"`, or export the library with Better BibTeX, which writes the keys.',
      },
    ])
  })
})

describe('a file', () => {
  test.each([
    ['{"items": [{"id": "a"}]}', ['a']],
    ['{"references": [{"id": "a"}, {"id": "b"}]}', ['a', 'b']],
    ['{"id": "a", "type": "book"}', ['a']],
    ['{"items": []}', []],
  ])('%s holds %j', (source, ids) => {
    expect(read(source)).toMatchObject({ problems: [] })
    expect(read(source).records.map(({ id }) => id)).toEqual(ids)
  })

  test('of Zotero’s own fields says what to export', () => {
    const source = '{"items": [{"itemType": "book", "citationKey": "a"}]}'
    expect(read(source).problems).toMatchObject([
      {
        message: 'This file does not contain a list of references.',
        hint: 'It is a library in Zotero’s own format. Export it again as CSL JSON or Better CSL JSON.',
      },
    ])
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
    ['[] []', '1:4 This is not valid JSON: there is text after the end of the list.'],
    ['', '1:1 This is not valid JSON: a value is missing.'],
    ['{}', '1:1 This file does not contain a list of references.'],
    ['null', '1:1 This file does not contain a list of references.'],
    ['  "x"', '1:3 This file does not contain a list of references.'],
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
