import { cpSync, mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { type KeptSite, digestOfBytes, writeKeptSite } from '../rendering/kept-site.ts'
import { filesIn } from './output.ts'
import { type MadeIndex, SearchIndex } from './search-index.ts'

/** The text of each page, by the name of its file. */
type Pages = Record<string, string>

interface Built {
  folder: string
  kept: KeptSite
  made: MadeIndex
}

const shardOf = new Map([
  ['2024/new/index.html', '2024'],
  ['2023/old/index.html', '2023'],
  ['2023/older/index.html', '2023'],
  ['2023/oldest/index.html', '2023'],
  ['2023/moved/index.html', '2023'],
  ['2022/moved/index.html', '2022'],
  ['about/index.html', ''],
])

const pages: Pages = {
  'index.html': '<main>A list of pages</main>',
  'about/index.html': textOf('About us'),
  '2024/new/index.html': textOf('Something new'),
  '2023/old/index.html': textOf('Something old'),
  '2023/older/index.html': textOf('Something older'),
  '2023/oldest/index.html': textOf('Something very old'),
  '2023/moved/index.html': '<p>Moved</p>',
  '2022/moved/index.html': '<p>Moved</p>',
}

function textOf(text: string, ignored = ''): string {
  return `<main data-pagefind-body><h1>Title</h1><p>${text}</p><p class="byline">${ignored}</p></main>`
}

/** Builds a site of pages. Those that are the same as in the last site count as taken from it. */
async function build(
  texts: Pages,
  last?: Built,
  options: { earlier?: Built[]; only?: Set<string> } = {},
): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'search-index-'))
  const index = new SearchIndex({
    site: folder,
    shardOf,
    earlier: last ? [last] : [],
    ...options,
  })
  const kept: KeptSite = { base: '', parts: [], files: {} }
  try {
    for (const [name, body] of Object.entries(texts)) {
      const bytes = Buffer.from(`<!doctype html><html lang="en"><body>${body}</body></html>`)
      const digest = digestOfBytes(bytes)
      const before = last?.kept.files[name]
      const isSame = before?.bytes === digest
      const file = isSame ? { ...before } : { bytes: digest, stamp: '' }
      kept.files[name] = file
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
      index.addFile(name, file, isSame ? undefined : bytes)
    }
    const made = await index.finish()
    for (const [name, shard] of made.shards) Object.assign(kept.files[name] ?? {}, { shard })
    for (const [name, bytes] of made.files) kept.files[name] = { bytes, stamp: '' }
    writeKeptSite(join(folder, '../', `${digestOfBytes(Buffer.from(folder))}.json`), folder, kept)
    return { folder, kept, made }
  } finally {
    await index.close()
  }
}

const noIndex: MadeIndex = { files: [], shards: new Map(), made: 0, reused: 0 }

/** The folders of shards in an index, and of the main one if it has pages. */
function foldersOf({ folder }: Built): string[] {
  return [
    ...new Set(
      filesIn(join(folder, 'pagefind')).map((name) =>
        name.includes('/') ? (name.split('/')[0] ?? '') : '',
      ),
    ),
  ]
}

/** The files of an index, by name. */
function indexOf({ folder }: Built): Map<string, string> {
  const names = filesIn(join(folder, 'pagefind'))
  return new Map(
    names.map((name) => [name, digestOfBytes(readFileSync(join(folder, 'pagefind', name)))]),
  )
}

describe('the search index of a site', () => {
  test('has a folder for each shard with pages, and lists them', async () => {
    const site = await build(pages)
    const names = [...indexOf(site).keys()]
    expect(JSON.parse(readFileSync(join(site.folder, 'pagefind/shards.json'), 'utf8'))).toEqual([
      '2023',
      '2024',
    ])
    const fragments = names.filter((name) => name.includes('fragment/'))
    expect(fragments.map((name) => name.split('/')[0])).toEqual([
      '2023',
      '2023',
      '2023',
      '2024',
      'fragment',
    ])
    expect(names.filter((name) => name.endsWith('.js')).every((name) => !name.includes('/'))).toBe(
      true,
    )
    expect(new Set(site.made.files.map(([name]) => name))).toEqual(
      new Set(names.map((name) => `pagefind/${name}`)),
    )
    expect(site.made).toMatchObject({ made: 5, reused: 0 })
  })

  test('is there for a site without pages', async () => {
    const names = [...indexOf(await build({})).keys()]
    expect(names).toEqual(
      expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'shards.json']),
    )
  })

  const changes: [string, Pages, number][] = [
    ['nothing', pages, 0],
    ['a page that is not searched', { ...pages, 'index.html': '<main>Another list</main>' }, 0],
    [
      'a part that search leaves out',
      { ...pages, '2024/new/index.html': textOf('Something new', 'A person') },
      0,
    ],
    ['a text', { ...pages, '2023/old/index.html': textOf('Something else') }, 3],
    ['the shard of a text', { ...pages, '2023/moved/index.html': textOf('A text that moves') }, 4],
    [
      'an address',
      {
        ...pages,
        '2023/oldest/index.html': '<p>Moved</p>',
        '2023/moved/index.html': textOf('Something very old'),
      },
      3,
    ],
    [
      'the number of pages',
      Object.fromEntries(Object.entries(pages).filter(([name]) => name !== '2024/new/index.html')),
      0,
    ],
  ]
  test.for(changes)(
    'is the same with and without the last site after a change of %s',
    async ([, after, made]) => {
      const last = await build(pages)
      const warm = await build(after, last)
      expect(indexOf(warm)).toEqual(indexOf(await build(after)))
      expect(warm.made.made).toBe(made)
    },
  )

  test('is made again if files of the last one were changed', async () => {
    const last = await build(pages)
    const copy = mkdtempSync(join(tmpdir(), 'search-index-'))
    cpSync(last.folder, copy, { recursive: true })
    const fragment = filesIn(copy).find((name) => name.startsWith('pagefind/2023/fragment/')) ?? ''
    writeFileSync(join(copy, fragment), 'broken')
    const warm = await build(pages, { ...last, folder: copy })
    expect(indexOf(warm)).toEqual(indexOf(last))
    expect(warm.made).toMatchObject({ made: 3, reused: 2 })
  })

  describe('of parts that were made apart', () => {
    const isOf2023 = (name: string) => name.startsWith('2023/')
    const divide = (of: (name: string) => boolean) =>
      Object.fromEntries(Object.entries(pages).filter(([name]) => of(name)))
    const makeParts = async () =>
      [
        await build(divide(isOf2023), undefined, { only: new Set(['2023']) }),
        await build(
          divide((name) => !isOf2023(name)),
          undefined,
          { only: new Set(['2024']) },
        ),
      ] as const
    const joinParts = (parts: readonly Built[], texts = pages) => {
      const files = Object.assign({}, ...parts.map(({ kept }) => kept.files)) as KeptSite['files']
      // Pages of parts count as taken from them; `build` looks for them in one site.
      const all = { folder: '', kept: { base: '', parts: [], files }, made: noIndex }
      return build(texts, all, { earlier: [...parts] })
    }

    test('has the shards that they have, and a part has only these', async () => {
      const parts = await makeParts()
      expect(parts.map((part) => foldersOf(part))).toEqual([['2023'], ['2024']])
      expect(parts.map(({ made }) => made.made)).toEqual([3, 1])
      const joined = await joinParts(parts)
      expect(indexOf(joined)).toEqual(indexOf(await build(pages)))
      expect(joined.made).toMatchObject({ made: 1, reused: 4 })
    })

    test('is made here where a part has a page less, an older page, or a damaged file', async () => {
      const parts = await makeParts()
      const [first, second] = parts
      const { '2023/old/index.html': _, ...fewer } = divide(isOf2023)
      const smaller = await build(fewer, undefined, { only: new Set(['2023']) })
      expect((await joinParts([smaller, second])).made).toMatchObject({ made: 4, reused: 1 })
      const changed = { ...pages, '2024/new/index.html': textOf('Something else') }
      const joined = await joinParts(parts, changed)
      expect(indexOf(joined)).toEqual(indexOf(await build(changed)))
      expect(joined.made).toMatchObject({ made: 2, reused: 3 })
      const fragment = filesIn(first.folder).find((name) => name.includes('/fragment/')) ?? ''
      writeFileSync(`${first.folder}/${fragment}`, 'broken')
      const mended = await joinParts(parts)
      expect(indexOf(mended)).toEqual(indexOf(await build(pages)))
      expect(mended.made).toMatchObject({ made: 4, reused: 1 })
    })
  })
})
