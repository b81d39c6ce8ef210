import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { decode } from 'cborg'
import fc from 'fast-check'
import { createIndex } from 'pagefind'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import type { IndexedPage } from './indexed-page.ts'
import { equalLength, joinPages } from './join-pages.ts'
import { closePagefind, indexPages, scriptsOfPagefind } from './pagefind.ts'
import {
  type FilterIndex,
  type MetaPage,
  type PagefindEntryMeta,
  type SearchFile,
  compareWords,
  fullHash,
  pack,
  readMetadata,
  toCbor,
  unpack,
} from './pagefind-format.ts'
import { searchedPart } from './searched-part.ts'

/** Words that begin alike, have diacritics, need surrogates, or are stems of others. */
const vocabulary = [
  ...['care', 'cared', 'careful', 'carefully', 'caries', 'cart', 'cartilage', 'carton', 'cat'],
  ...[
    'café',
    'cafe',
    'cafés',
    'Müller',
    'muller',
    'naïve',
    'naive',
    'élan',
    'elan',
    'ｆｕｌｌ',
    '𝔘nit',
  ],
  ...[
    'sleep',
    'sleeping',
    'sleeper',
    'slept',
    'stem',
    'stems',
    'cell',
    'cells',
    'the',
    'of',
    '1200',
  ],
]

/** Returns numbers from 0 to below `limit`, always the same ones. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
}

/** A page with some metadata and filters; every fourth one is in German, and some have a common word very often. */
function pageOf(number: number): string {
  const next = numbersFrom(number + 1)
  const text = Array.from({ length: 20 + next(60) }, () => vocabulary[next(vocabulary.length)])
  const often = number % 5 === 0 ? ' sleep'.repeat(next(60)) : ''
  const date =
    number % 3 === 0
      ? `<meta name="d" content="20${next(90) + 10}" data-pagefind-meta="date[content]">`
      : ''
  return `<html lang="${number % 4 === 3 ? 'de' : 'en'}"><head>${date}
    <meta name="t" content="${['Article', 'Claim'][next(2)] ?? ''}" data-pagefind-filter="type[content]" data-pagefind-meta="type[content]">
    <meta name="v" content="${['True', 'Unproven', 'False'][next(3)] ?? ''}" data-pagefind-filter="verdict[content]"></head>
    <body><nav>Every page</nav><main data-pagefind-body><h1 data-pagefind-meta="title" data-pagefind-weight="10">${text.slice(0, 4).join(' ')}</h1>
    <p id="a">${text.join(' ')}${often}</p><section data-pagefind-ignore><h2 id="c">Cited in</h2><section>Left out</section></section>
    <h2 id="b">Only${number} ${text[1] ?? ''}</h2></main><footer>sleep</footer></body></html>`
}

const names = Array.from({ length: 60 }, (_, number) => `${number % 7}/${number}/index.html`).sort(
  compareWords,
)
/** What search sees of each page, by its path. */
const contents = new Map(
  names.map((name) => [name, searchedPart(pageOf(Number(name.split('/')[1]))) ?? '']),
)
/** Pagefind's own index of all pages. */
let whole: SearchFile[]
let pages: IndexedPage[]
let entry: PagefindEntryMeta

beforeAll(async () => {
  const { index } = await createIndex()
  for (const [sourcePath, content] of contents) await index?.addHTMLFile({ sourcePath, content })
  whole = (await index?.getFiles())?.files ?? []
  pages = await inBatches(names.map(() => 0))
  const scripts = await scriptsOfPagefind(['de', 'en'])
  entry = scripts.entry
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await closePagefind()
})

/** Indexes the pages in batches, given the batch of each. */
async function inBatches(batchOf: readonly number[]): Promise<IndexedPage[]> {
  const indexed = new Map<string, IndexedPage>()
  const batches = Map.groupBy(names, (_, position) => batchOf[position])
  for (const batch of batches.values()) {
    const parts = new Map(batch.map((name) => [name, contents.get(name) ?? '']))
    for (const [name, page] of await indexPages(parts)) indexed.set(name, page)
  }
  return names.flatMap((name) => indexed.get(name) ?? [])
}

/** The files of a joined index, as they are in a site. */
function joined(mostInChunk?: number): SearchFile[] {
  return joinPages(pages, entry, mostInChunk).map(({ path, bytes, as }) => ({
    path,
    content: as === 'cbor' ? pack(bytes) : bytes,
  }))
}

type Places = [page: number, places: number[], inMetadata: number[]]
type Word = [word: string, pages: Places[], variants: [form: string, pages: Places[]][]]

/** The contents of an index, without the names of its files and how its words are divided into files. */
function contentsOf(files: readonly SearchFile[]) {
  const byPath = new Map(files.map(({ path, content }) => [path, content]))
  const read = (path: string) => byPath.get(path) ?? new Uint8Array()
  const { languages, ...rest } = JSON.parse(
    Buffer.from(read('pagefind-entry.json')).toString(),
  ) as PagefindEntryMeta
  return {
    ...rest,
    languages: Object.entries(languages)
      .sort()
      .map(([language, { hash, ...details }]) => {
        const [version, metaPages, chunks, filters, sorts, fields] = readMetadata(
          read(`pagefind.${hash}.pf_meta`),
        )
        const words = [...new Set(chunks.map(([, , name]) => name))].flatMap(
          (name) => (decode(unpack(read(`index/${name}.pf_index`))) as [Word[]])[0],
        )
        // Pagefind writes filters and their values in the order of a hash table.
        const ordered = filters
          .map(([, name]) => decode(unpack(read(`filter/${name}.pf_filter`))) as FilterIndex)
          .map(([name, values]) => [name, values.toSorted()])
          .toSorted()
        return {
          ...{ language, details, version, sorts, fields, filters: ordered },
          fragments: metaPages.map(([name]) => read(`fragment/${name}.pf_fragment`)),
          words: words.map(([word, found, variants]) => [
            word,
            found,
            variants.toSorted(([one], [other]) => compareWords(one, other)),
          ]),
        }
      }),
  }
}

test('the joined index has the same bytes in any division into batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(3), { minLength: names.length, maxLength: names.length }),
      async (batchOf) => {
        expect(joinPages(await inBatches(batchOf), entry)).toEqual(joinPages(pages, entry))
      },
    ),
    { numRuns: 5 },
  )
})

test.for([undefined, 40])('the joined index has the contents of Pagefind’s own (%s)', (most) => {
  const contents = contentsOf(joined(most))
  expect(contents).toEqual(contentsOf(whole))
  expect(contents.languages.map(({ words }) => words.length > 20)).toEqual([true, true])
})

/** A part of what Pagefind finds. */
interface ReaderFound {
  results: { score: number; words: number[]; data: () => Promise<{ url: string }> }[]
  filters: object
}

/** A part of Pagefind's API. */
interface Reader {
  search: (term: string | null, options: { filters?: object }) => Promise<ReaderFound>
  init: (language: string) => Promise<void>
  options: (options: { basePath: string; ranking?: object }) => Promise<void>
}

/** Reads an index as a browser does. */
async function readerOf(files: readonly SearchFile[], language: string): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'))
  const scripts = whole.filter(({ path }) => /^[^/]+\.(?:js|pagefind)$/.test(path))
  for (const { path, content } of [...scripts, ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  vi.stubGlobal('fetch', (address: string) =>
    Promise.resolve(new Response(readFileSync(address.replace(/\?.*/, '')))),
  )
  const reader = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href
  )) as Reader
  await reader.options({ basePath: `${folder}/` })
  await reader.init(language)
  return reader
}

describe.for(['en', 'de'])('a reader (%s)', (language) => {
  const searches: [string | null, object?][] = [
    ...vocabulary.map((word): [string] => [word]),
    ...['car', 'care', 'cart', 'caf', 'sle', 'ste', 'onl', 'only1', '𝔘ni'].map((word): [string] => [
      word,
    ]),
    ...['"stem cells"', '"the sleep"', 'care cat', 'café Müller', 'absent', 'caretaker'].map(
      (term): [string] => [term],
    ),
    [null, { type: 'Article' }],
    [null, { verdict: { any: ['True', 'False'] } }],
    ['sleep', { type: 'Claim', verdict: 'Unproven' }],
  ]

  test('finds in the joined index what Pagefind’s own gives', async () => {
    const own = await readerOf(withEqualLengths(whole), language)
    const few = await readerOf(joined(), language)
    let found = 0
    for (const [term, filters = {}] of searches) {
      const expected = await own.search(term, { filters })
      found += expected.results.length
      expect(await hits(await few.search(term, { filters })), term ?? '').toEqual(
        await hits(expected),
      )
    }
    expect(found).toBeGreaterThan(200)
  })

  // A reader keeps the files of earlier searches, which would hide that one is not loaded.
  test.for(['car', 'care', 'cart', 'cafe', 'sle', 'the', '"stem cells"', 'naive cat'])(
    'finds all pages with words that begin with %s, in however many files they are',
    async (term) => {
      const own = await readerOf(withEqualLengths(whole), language)
      const expected = await own.search(term, {})
      expect(expected.results.length).toBeGreaterThan(0)
      const many = await readerOf(joined(40), language)
      expect(await hits(await many.search(term, {}))).toEqual(await hits(expected))
    },
  )
})

async function hits({ results, filters }: ReaderFound) {
  const found = await Promise.all(
    results.map(async ({ data, score, words }) => [(await data()).url, score, words]),
  )
  return { results: found, filters }
}

/** Returns an index with pages of the same length, as ours has them. */
function withEqualLengths(files: readonly SearchFile[]): SearchFile[] {
  return files.map(({ path, content }) => {
    if (!path.endsWith('.pf_meta')) return { path, content }
    const [version, metaPages, ...others] = readMetadata(content)
    const equal = metaPages.map(([name]): MetaPage => [name, equalLength])
    return { path, content: pack(toCbor([version, equal, ...others])) }
  })
}

describe('the fragments', () => {
  /** Returns the paths of the fragments, by the addresses of their pages. */
  const named = (some: readonly IndexedPage[]) => {
    const files = new Map(joinPages(some, entry).map(({ path, bytes }) => [bytes, path]))
    return new Map(some.map((page) => [page.url, files.get(page.fragment) ?? '']))
  }

  test('have names of their own, with their language and the letter of their kind', () => {
    const paths = [...named(pages).values()]
    expect(new Set(paths).size).toBe(pages.length)
    for (const path of paths)
      expect(path).toMatch(/^fragment\/(?:en|de)_[a-z][0-9a-z]{7}\.pf_fragment$/)
  })

  test('have other names if one of their group has changed, and only then', () => {
    const copy = (page: IndexedPage, name: string): IndexedPage => {
      const text = `${page.url}${name}/`
      return {
        ...page,
        url: text,
        fragment: Buffer.from(text),
        fragmentHash: fullHash(Buffer.from(text)),
      }
    }
    const many = Array.from({ length: 12 }, (_, at) =>
      pages.map((page) => copy(page, String(at))),
    ).flat()
    const before = named(many)
    const renamed = (after: ReadonlyMap<string, string>) =>
      many.filter(({ url }) => before.get(url) !== after.get(url)).length
    const changed = many.map((page, at) => (at === 100 ? { ...page, fragmentHash: 'f' } : page))
    expect(renamed(named(changed))).toBeGreaterThan(0)
    expect(renamed(named(changed))).toBeLessThanOrEqual(36)
    const longer = many.toSpliced(100, 0, ...many.slice(0, 1).map((page) => copy(page, 'new')))
    expect(renamed(named(longer))).toBeGreaterThan(0)
    expect(renamed(named(longer))).toBeLessThan(many.length / 2)
  })
})
