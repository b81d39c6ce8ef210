import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { editorSchemas } from '../integrity/editor-schemas.ts'
import { writeFrontMatterIndex } from './front-matter-index.ts'

let project = ''
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'Assay index '))
})
afterEach(() => rmSync(project, { recursive: true }))

const text = <Format extends 'mdx' | 'markdown'>(file: string, format: Format) => {
  const place = { file, line: 1, column: 1 }
  const placeOf = () => place
  return { id: 'x', file, format, data: {}, place, placeOf, body: '' } as const
}
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(project, '.astro/collections', name), 'utf8'))

test('the manifest lists the collection of each text in the format of Astro’s language server', () => {
  const directory = join(project, 'content')
  const about = join(directory, 'pages/About us.mdx')
  const texts = {
    articles: [text(join(directory, 'articles/a/index.mdx'), 'mdx')],
    pages: [text(about, 'mdx')],
    responses: [text(join(directory, 'responses/a/b.md'), 'markdown')],
  }
  expect(writeFrontMatterIndex({ directory, texts }, project)).toBe(undefined)
  const root = decodeURIComponent(pathToFileURL(directory).href).toLowerCase()
  expect(read('collections.json')).toEqual({
    collections: [
      { hasSchema: true, name: 'articles' },
      { hasSchema: true, name: 'pages' },
      { hasSchema: true, name: 'responses' },
    ],
    entries: {
      [`${root}/articles/a/index.mdx`]: 'articles',
      [`${root}/pages/about us.mdx`]: 'pages',
      [`${root}/responses/a/b.md`]: 'responses',
    },
  })
  const { articles, pages, responses } = editorSchemas()
  expect(read('articles.schema.json')).toEqual(JSON.parse(JSON.stringify(articles)))
  expect(read('pages.schema.json')).toEqual(JSON.parse(JSON.stringify(pages)))
  expect(read('responses.schema.json')).toEqual(JSON.parse(JSON.stringify(responses)))
})

test('the content of another publication is not listed in the project', () => {
  const texts = { articles: [], pages: [], responses: [] }
  expect(writeFrontMatterIndex({ directory: '/elsewhere/content', texts }, project)).toBe(undefined)
  expect(() => read('collections.json')).toThrow('ENOENT')
})
