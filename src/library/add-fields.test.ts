import { expect, test } from 'vitest'

import { addFields } from './add-fields.ts'

test('fields are added in their place, and everything else stays', () => {
  const text = `# A comment
type: book # for now
title: >-
  A long
  title

# The authors
author:
    - {family: Ashby}
issued: 2020

remark: |
  Two
  lines
`
  expect(
    addFields(text, { PMID: '12', URL: 'https://a.example/', editor: [{ family: 'Birch' }] }),
  ).toBe(
    text
      .replace('{family: Ashby}\n', '{family: Ashby}\neditor:\n  - family: Birch\n')
      .replace('issued: 2020\n', "issued: 2020\nPMID: '12'\nURL: https://a.example/\n"),
  )
})

test.each([
  ['a last line without an end', 'type: book\ntitle: A', 'type: book\ntitle: A\nissued: 2020\n'],
  [
    'line ends of Windows',
    'type: book\r\ntitle: A\r\nURL: https://a.example/\r\n',
    'type: book\r\ntitle: A\r\nissued: 2020\r\nURL: https://a.example/\r\n',
  ],
  [
    'fields in another order',
    'title: A\nURL: https://a.b/\ntype: book\n',
    'title: A\nURL: https://a.b/\ntype: book\nissued: 2020\n',
  ],
  ['a mapping in braces', '{ type: book, title: A }\n', '{ type: book, title: A, issued: 2020 }\n'],
  [
    'the end of a document',
    'type: book\ntitle: A\n...\n',
    'type: book\ntitle: A\nissued: 2020\n...\n',
  ],
])('a file can have %s', (_name, text, expected) => {
  expect(addFields(text, { issued: { 'date-parts': [[2020]] } })).toBe(expected)
})

test('another kind of YAML is refused', () => {
  expect(() => addFields('- a\n', { PMID: '1' })).toThrow('mapping')
})
