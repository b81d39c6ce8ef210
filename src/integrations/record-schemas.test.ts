import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { editorSchemas } from '../integrity/editor-schemas.ts'
import { recordNames, withNames } from '../integrity/named-schemas.ts'
import { readPublication } from '../publication/read.ts'
import { schemasOf, writeRecordSchemas } from './record-schemas.ts'

let content = ''
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'Assay schemas '))
})
afterEach(() => rmSync(content, { recursive: true }))

function write(name: string, text: string) {
  mkdirSync(join(content, name, '..'), { recursive: true })
  writeFileSync(join(content, name), text)
}

test('the kinds of record that name others are written with the names of the content', () => {
  write('topics/pain.yaml', 'name: Pain\n')
  write('topics/broken.yaml', 'name: [\n')
  write('ratings/false.yaml', "label: 'False'\n")
  const source = readPublication(content)
  expect(writeRecordSchemas(source, schemasOf(source))).toBe(undefined)
  const folder = join(content, '.index/schemas')
  expect(readdirSync(folder).sort()).toEqual(
    ['articles', 'charts', 'claims', 'messages', 'references', 'responses', 'site'].map(
      (name) => `${name}.schema.json`,
    ),
  )
  const articles = JSON.parse(readFileSync(join(folder, 'articles.schema.json'), 'utf8')) as {
    properties: Record<string, { items: { anyOf: unknown[] } }>
  }
  expect(articles.properties['topics']?.items.anyOf[0]).toEqual({
    enum: ['broken', 'pain'],
    enumDescriptions: ['', 'Pain'],
  })
})

test('a field without any record keeps its schema', () => {
  const source = readPublication(content)
  const { claims } = editorSchemas()
  expect(withNames(claims, 'claims', recordNames(source))).toEqual(claims)
})

test('a folder that cannot be written is reported', () => {
  writeFileSync(join(content, '.index'), '')
  const source = readPublication(content)
  expect(writeRecordSchemas(source, schemasOf(source))).toMatch(
    /could not be written \(\w+\), so editors may complete old names\.$/,
  )
})
