/** Makes one search index, in Pagefind's format, from pages that were indexed in batches. */

import { hash } from 'node:crypto'

import { letterOf } from '../search/kinds.ts'
import { bucketOf } from '../shared/bucket.ts'
import { CborReader, CborWriter, kind } from './cbor-bytes.ts'
import { type IndexedPage, withFields } from './indexed-page.ts'
import {
  type FilterIndex,
  type MetaPage,
  type PackedValue,
  type PagefindEntryMeta,
  compareWords,
  hashOf,
  toCbor,
} from './pagefind-format.ts'
import { type Chunk, divideWords, rangesOf } from './word-chunks.ts'
import { wordFiles } from './word-files.ts'

/** The file that names all others; its own name never changes. */
export const entryFile = 'pagefind-entry.json'

/** A file of a joined index: its path below `pagefind/`, and its bytes. */
export interface JoinedFile {
  path: string
  readonly bytes: Uint8Array
  /** `cbor` has to be compressed; its name tells its bytes. A `constant` depends on the code alone, and is made when it is read. */
  as: 'cbor' | 'constant' | 'finished'
}

/**
 * Joins pages into one index. It has the contents of the index that Pagefind would make of all pages at once, added in this order;
 * only variants of words are sorted, the words are divided into files by `divideWords`, and all pages have the same length.
 *
 * @param pages in the order in which results of the same rank are listed
 * @param entry the contents of `entryFile` for an index with the languages of the pages
 * @param mostInChunk the most that a file of words takes (`divideWords`)
 * @returns the files, without those of Pagefind's scripts
 */
export function joinPages(
  pages: readonly IndexedPage[],
  entry: PagefindEntryMeta,
  mostInChunk?: number,
): JoinedFile[] {
  const byLanguage = [...Map.groupBy(pages, ({ language }) => language)].sort(([one], [other]) =>
    compareWords(one, other),
  )
  const taken = new Set<string>()
  const joined = byLanguage.map(([language, own]) => ({
    language,
    ...joinLanguage(language, own, { version: entry.version, mostInChunk, taken }),
  }))
  const languages = joined.map(({ language, hash, count }) => [
    language,
    { hash, wasm: entry.languages[language]?.wasm ?? null, page_count: count },
  ])
  const text = JSON.stringify({ ...entry, languages: Object.fromEntries(languages) as unknown })
  return [
    ...joined.flatMap(({ files }) => files),
    { path: entryFile, bytes: Buffer.from(text), as: 'finished' },
  ]
}

function joinLanguage(
  language: string,
  pages: readonly IndexedPage[],
  {
    version,
    mostInChunk,
    taken,
  }: { version: string; mostInChunk: number | undefined; taken: Set<string> },
): { files: JoinedFile[]; hash: string; count: number } {
  const files: JoinedFile[] = []
  const add = (path: (hash: string) => string, bytes: Uint8Array): string => {
    const hash = hashOf(language, bytes)
    files.push({ path: path(hash), bytes, as: 'cbor' })
    return hash
  }
  const metaFields = [...new Set(pages.flatMap((page) => page.metaFields))].sort(compareWords)
  const chunks = divideWords(collectWords(pages), mostInChunk)
  const writer = new CborWriter()
  const readers = pages.map(({ places, metaFields: own }): PageReader => ({
    reader: new CborReader(places),
    places,
    newField: own.map((field) => metaFields.indexOf(field)),
  }))
  const chunkHashes = chunks.map((chunk) =>
    add((hash) => `index/${hash}.pf_index`, encodeChunk(writer, chunk, readers)),
  )
  const filters = filtersOf(pages).map((filter): [string, string] => [
    filter[0],
    add((hash) => `filter/${hash}.pf_filter`, toCbor(filter)),
  ])
  const fragments = nameFragments(language, pages, taken)
  const metaPages = fragments.map((name): MetaPage => [name, equalLength])
  const ranges = rangesOf(chunks, chunkHashes)
  files.push(...wordFiles(language, pages))
  const hash = add(
    (own) => `pagefind.${own}.pf_meta`,
    toCbor([version, metaPages, ranges, filters, [], metaFields]),
  )
  for (const [number, { fragment }] of pages.entries())
    files.push({
      path: `fragment/${fragments[number] ?? ''}.pf_fragment`,
      bytes: fragment,
      as: 'finished',
    })
  return { files, hash, count: pages.length }
}

/** A word of the index, or a variant of it. */
interface JoinedWord {
  word: string
  size: number
  /** Pairs of the number of a page and the position of the word's places in that page. */
  places: number[]
  variants: { form: string; places: number[] }[]
}

function collectWords(pages: readonly IndexedPage[]): JoinedWord[] {
  const byKey = new Map<string, { places: number[]; size: number }>()
  for (const [number, page] of pages.entries()) {
    const reader = new CborReader(page.places)
    for (const key of page.words.split('\n')) {
      let word = byKey.get(key)
      if (!word) byKey.set(key, (word = { places: [], size: 0 }))
      word.places.push(number, reader.at)
      word.size += 1 + reader.skipIntegers() + reader.skipIntegers()
    }
  }
  const words: JoinedWord[] = []
  for (const key of [...byKey.keys()].sort(compareWords)) {
    const { places, size } = byKey.get(key) ?? { places: [], size: 0 }
    const [word = '', form] = key.split('\t')
    let last = words.at(-1)
    if (last?.word !== word) words.push((last = { word, size: 0, places: [], variants: [] }))
    if (form === undefined) last.places = places
    else last.variants.push({ form, places })
    last.size += size
  }
  return words
}

/** Encodes a file of words (Pagefind's `WordIndex`). */
function encodeChunk(
  writer: CborWriter,
  { words }: Chunk<JoinedWord>,
  pages: readonly PageReader[],
): Uint8Array {
  writer.head(kind.list, 1)
  writer.head(kind.list, words.length)
  for (const { word, places, variants } of words) {
    writer.head(kind.list, 3)
    writer.text(word)
    writePages(writer, places, pages)
    writer.head(kind.list, variants.length)
    for (const variant of variants) {
      writer.head(kind.list, 2)
      writer.text(variant.form)
      writePages(writer, variant.places, pages)
    }
  }
  return writer.take()
}

/** What encoding a page's places needs. */
interface PageReader {
  reader: CborReader
  places: Uint8Array
  /** For each field of the page its position in the fields of the index. */
  newField: number[]
}

/** Writes where a word is (Pagefind's `PackedPage[]`). */
function writePages(writer: CborWriter, places: readonly number[], pages: readonly PageReader[]) {
  writer.head(kind.list, places.length / 2)
  let before = 0
  for (let index = 0; index < places.length; index += 2) {
    const [number = 0, start = 0] = [places[index], places[index + 1]]
    const page = pages[number]
    if (!page) continue
    writer.head(kind.list, 3)
    writer.head(kind.unsigned, number - before)
    before = number
    page.reader.at = start
    page.reader.skipIntegers()
    writer.copy(page.places, start, page.reader.at)
    writer.integers(withFields(page.reader.integers(), page.newField))
  }
}

/** Returns the filters of pages, and their values, in the order of their names. */
function filtersOf(pages: readonly IndexedPage[]): FilterIndex[] {
  const filters = new Map<string, Map<string, number[]>>()
  for (const [number, page] of pages.entries())
    for (const [name, values] of Object.entries(page.filters)) {
      const filter = filters.get(name) ?? new Map<string, number[]>()
      filters.set(name, filter)
      for (const value of values) {
        const numbers = filter.get(value)
        if (numbers) numbers.push(number)
        else filter.set(value, [number])
      }
    }
  return byName([...filters]).map(([name, values]) => [name, byName<PackedValue>([...values])])
}

function byName<Named extends readonly [string, ...unknown[]]>(list: readonly Named[]): Named[] {
  return list.toSorted(([one], [other]) => compareWords(one, other))
}

/**
 * The length that all pages have in the index. Search does not weigh words against the length of their page (`search/open.ts`), and
 * every reader would load the lengths of all pages.
 */
export const equalLength = 1

/** The last characters of the names of fragments in a group, in order; some file systems have only letters of one case. */
const endings = '0123456789abcdefghijklmnopqrstuvwxyz'

/** How many pages a group has on average, unless it is full before. */
const pagesInGroup = 128

/** How many different hashes groups can have: those of six digits in base 36. */
const groupHashes = 36n ** 6n

/**
 * Names the fragments of pages after their language, the letter of their kind, a hash of the fragments of a group, and the page's
 * place in it.
 *
 * Every reader loads the names of all pages, and gzip repeats what those of a group have in common in a few bits. A fragment that
 * changes gives its group other names, so hosts may cache fragments without a limit. Where a group ends depends on its last page,
 * so a new page leaves the names of most others.
 *
 * @param taken the hashes of groups of other languages, to which those of these pages are added
 */
function nameFragments(
  language: string,
  pages: readonly IndexedPage[],
  taken: Set<string>,
): string[] {
  const names: string[] = []
  let group: IndexedPage[] = []
  for (const [number, page] of pages.entries()) {
    group.push(page)
    const isLast = bucketOf(page.url, pagesInGroup) === 0
    if (!isLast && group.length < endings.length && number < pages.length - 1) continue
    let contents = group.map(({ fragmentHash }) => fragmentHash).join(' ')
    while (taken.has(groupHash(contents))) contents += ' '
    const name = groupHash(contents)
    taken.add(name)
    for (const [place, { filters }] of group.entries())
      names.push(`${language}_${letterOf(filters['type']?.[0])}${name}${endings.charAt(place)}`)
    group = []
  }
  return names
}

function groupHash(contents: string): string {
  const number = BigInt(`0x${hash('sha256', contents)}`)
  return (number % groupHashes).toString(36).padStart(6, '0')
}
