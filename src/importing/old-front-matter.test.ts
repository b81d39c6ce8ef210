import { expect, test } from 'vitest'

import { splitOldFile } from './old-front-matter.ts'

test('YAML, as Jekyll writes it', () => {
  expect(splitOldFile('---\ntitle: "A: b"\ndate: 2019-03-01 10:00:00 +0100\n---\nText.\n')).toEqual(
    {
      fields: { title: 'A: b', date: '2019-03-01 10:00:00 +0100' },
      text: 'Text.\n',
      linesBefore: 4,
    },
  )
  expect(splitOldFile('\uFEFF---\r\ntitle: A\r\n---\r\n\r\nText.')).toMatchObject({
    fields: { title: 'A' },
    text: '\r\nText.',
  })
  expect(splitOldFile('---\n---\nText.')).toMatchObject({ fields: {}, text: 'Text.' })
})

test('TOML, as Hugo writes it: a date is the day that is written', () => {
  const source =
    '+++\ntitle = "A"\ndate = 2020-01-05T00:30:00+01:00\n[params]\na = [2020-01-01]\n+++\nText.'
  expect(splitOldFile(source)).toEqual({
    fields: { title: 'A', date: '2020-01-05T00:30:00.000+01:00', params: { a: ['2020-01-01'] } },
    text: 'Text.',
    linesBefore: 6,
  })
})

test('JSON, as Hugo writes it', () => {
  expect(splitOldFile('{\n  "title": "A } {",\n  "tags": ["b"]\n}\n\nText {x}.')).toEqual({
    fields: { title: 'A } {', tags: ['b'] },
    text: '\nText {x}.',
    linesBefore: 4,
  })
})

test('a file without front matter', () => {
  expect(splitOldFile('# Title\n\n---\n')).toEqual({ text: '# Title\n\n---\n', linesBefore: 0 })
})

test.each([
  ['---\ntitle: A\n', '1:1 The front matter is not closed.'],
  [
    '---\ntitle: "A\nb: c\n---\n',
    '2:8 This is not valid YAML: the closing quotation mark `"` is missing. Close the quotation mark or bracket that was opened.',
  ],
  ['---\n- a\n---\n', '2:1 The front matter must contain fields.'],
  ['+++\ntitle = A\n+++\n', '2:9 The TOML is invalid: invalid value.'],
  ['{\n  "title": \n}\n', '3:1 The JSON is invalid: value expected.'],
  ['{\n  "title": "A"\n', '1:1 The JSON is invalid: the object is not closed.'],
])('%j has a problem', (source, printed) => {
  const split = splitOldFile(source)
  if (!('problem' in split)) throw new Error('No problem.')
  const { line, column, message } = split.problem
  expect(`${line}:${column} ${message}`).toBe(printed)
})
