import { gzipSync } from 'node:zlib'

import { encode } from 'cborg'
import { createIndex } from 'pagefind'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { pagesOfIndex } from './indexed-page.ts'
import { closePagefind } from './pagefind.ts'
import { type SearchFile, compareWords, pack, readMetadata, toCbor } from './pagefind-format.ts'

let files: SearchFile[]

beforeAll(async () => {
  files = await indexOf('')
})
afterAll(closePagefind)

async function indexOf(attributes: string): Promise<SearchFile[]> {
  const { index } = await createIndex()
  await index?.addHTMLFile({
    sourcePath: 'a/index.html',
    content: `<html lang="en"><body><main ${attributes}><h1>A café</h1><p>two cafe words</p></main></body></html>`,
  })
  return (await index?.getFiles())?.files ?? []
}

/** The files with another content of those with a name. */
function withFile(name: RegExp, change: (content: Uint8Array) => Uint8Array): SearchFile[] {
  return files.map(({ path, content }) => ({
    path,
    content: name.test(path) ? change(content) : content,
  }))
}

test('a page is what Pagefind sees of it', () => {
  const [page, ...others] = pagesOfIndex(files).values()
  expect(others).toEqual([])
  expect(page).toMatchObject({ url: '/a/', language: 'en', metaFields: ['title'] })
  expect(page?.words.split('\n')).toEqual(['a', 'cafe', 'cafe\tcafé', 'two', 'word'])
  expect(files.map(({ path }) => path)).toContain(
    `fragment/en_${page?.fragmentHash.slice(0, 7) ?? ''}.pf_fragment`,
  )
})

test.for<[string, () => SearchFile[] | Promise<SearchFile[]>, string]>([
  [
    'a file that is missing',
    () => files.filter(({ path }) => !path.endsWith('.pf_index')),
    'Pagefind wrote no index/en_',
  ],
  [
    'another version of Pagefind',
    () =>
      withFile(/meta$/, (content) => {
        const [, ...rest] = readMetadata(content)
        return pack(toCbor(['2.0.0', ...rest]))
      }),
    'does not have the format of Pagefind 1.5',
  ],
  [
    'metadata of another form',
    () => withFile(/meta$/, () => pack(encode({}))),
    'the format of Pagefind 1.5',
  ],
  [
    'words of another form',
    () => withFile(/index$/, () => pack(encode([[['a', [], [], []]]]))),
    'of another length',
  ],
  [
    'words with more after them',
    () => withFile(/index$/, () => pack(Buffer.concat([encode([[]]), encode(1)]))),
    'a longer format',
  ],
  [
    'a word on a page that does not exist',
    () => withFile(/index$/, () => pack(encode([[['a', [[3, [1], []]], []]]]))),
    'a page that does not exist',
  ],
  [
    'a file that Pagefind has not compressed',
    () => withFile(/fragment$/, () => Buffer.from('{}')),
    'incorrect header check',
  ],
  [
    'a file without Pagefind’s first bytes',
    () => withFile(/fragment$/, () => gzipSync('{}')),
    'does not start like those of Pagefind',
  ],
  ['pages to sort by', () => indexOf('data-pagefind-sort="date:2020"'), 'data-pagefind-sort'],
])('%s is an error', async ([, changed, message]) => {
  const given = await changed()
  expect(() => pagesOfIndex(given)).toThrow(message)
})

test('words are compared by their code points', () => {
  const words = ['', 'a', 'ab', 'b', 'é', '\uD7FF', 'ｆ', '\uFFFD', '𝔘', '𝔘a', '\u{10FFFF}']
  const shuffled = words.toSorted(
    (one, other) => one.length - other.length || (one < other ? 1 : -1),
  )
  expect(shuffled.sort(compareWords)).toEqual(words)
  expect(
    words.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  ).toEqual(words)
})
