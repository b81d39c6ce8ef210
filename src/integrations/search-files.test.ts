import { gunzipSync } from 'node:zlib'

import { close, createIndex } from 'pagefind'
import { describe, expect, test } from 'vitest'

import { pack, sortSearchFiles, unpack, type SearchFile } from './search-files.ts'

const topics: [string, number[]][] = [
  ['Sleep', [0, 2]],
  ['Food', [1]],
]
const types: [string, number[]][] = [
  ['Article', [0]],
  ['Claim', [1, 2]],
]

/** An index with two filters and two languages, everything in the order of names or all of it turned round. */
function indexFiles(isReversed: boolean): SearchFile[] {
  const order = <Item>(list: Item[]) => (isReversed ? list.toReversed() : list)
  const file = (path: string, value: unknown) => ({ path, content: pack(value) })
  // Pagefind names a file after its bytes, so that another order is another name.
  const hash = (name: string) => `${name}_${isReversed ? 'b' : 'a'}`
  const filters = order([
    ['topic', hash('en_topic')],
    ['type', hash('en_type')],
  ])
  const entry = {
    version: '1.5.2',
    languages: Object.fromEntries(
      order([
        ['de', { hash: hash('de'), wasm: 'de', page_count: 1 }],
        ['en', { hash: hash('en'), wasm: 'en', page_count: 3 }],
      ]),
    ) as unknown,
  }
  return order([
    file(`filter/${hash('en_topic')}.pf_filter`, ['topic', order(topics)]),
    file(`filter/${hash('en_type')}.pf_filter`, ['type', order(types)]),
    file('fragment/en_1.pf_fragment', 'A page.'),
    { path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) },
    file(`pagefind.${hash('de')}.pf_meta`, ['1.5.2', [['de_1', 7]], [], [], [], ['title']]),
    file(`pagefind.${hash('en')}.pf_meta`, ['1.5.2', [['en_1', 9]], [], filters, [], ['title']]),
  ])
}

describe('the files of an index', () => {
  test('are the same regardless of the order in which Pagefind lists their contents', () => {
    expect(sortSearchFiles(indexFiles(true))).toEqual(sortSearchFiles(indexFiles(false)))
  })

  test('keep their contents, under the names that refer to them', () => {
    const files = new Map(
      sortSearchFiles(indexFiles(true)).map((file) => [file.path, file.content]),
    )
    const read = (path: string) => files.get(path) ?? new Uint8Array()
    const entry = JSON.parse(Buffer.from(read('pagefind-entry.json')).toString()) as {
      languages: Record<string, { hash: string; wasm: string; page_count: number }>
    }
    expect(Object.keys(entry.languages)).toEqual(['de', 'en'])
    expect(entry.languages['en']).toMatchObject({ wasm: 'en', page_count: 3 })

    const metadata = unpack(read(`pagefind.${entry.languages['en']?.hash ?? ''}.pf_meta`)) as [
      string,
      unknown,
      unknown,
      [string, string][],
    ]
    expect(metadata.slice(0, 2)).toEqual(['1.5.2', [['en_1', 9]]])
    const filters = metadata[3].map(([name, hash]) => [
      name,
      unpack(read(`filter/${hash}.pf_filter`)),
    ])
    expect(filters).toEqual([
      ['topic', ['topic', topics.toReversed()]],
      ['type', ['type', types]],
    ])
    expect(files.size).toBe(6)
    expect(unpack(read('fragment/en_1.pf_fragment'))).toBe('A page.')
  })

  test('are rejected if one is missing', () => {
    const [, ...files] = indexFiles(false)
    expect(() => sortSearchFiles(files)).toThrow('Pagefind wrote no filter/en_topic_a.pf_filter.')
  })

  test('are read and written as Pagefind does', async () => {
    try {
      const { index } = await createIndex()
      const record = { url: '/a/', content: 'Some words of a page', language: 'en' }
      for (const letter of ['a', 'b', 'c', 'd']) {
        await index?.addCustomRecord({
          ...record,
          url: `/${letter}/`,
          filters: { topic: [letter], type: ['Page', letter] },
        })
      }
      const { files } = (await index?.getFiles()) ?? { files: [] }
      const compressed = files.filter(({ path }) => /\.pf_(?:filter|meta|index)$/.test(path))
      expect(compressed).toHaveLength(4)
      for (const { path, content } of compressed) {
        expect(gunzipSync(pack(unpack(content))), path).toEqual(gunzipSync(content))
      }
      expect(sortSearchFiles(files)).toHaveLength(files.length)
    } finally {
      await close()
    }
  })
})
