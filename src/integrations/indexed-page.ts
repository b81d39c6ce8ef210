/** What Pagefind finds in one page, taken out of an index of several pages. */

import { wordsIn } from '../search/words.ts'
import { CborReader, CborWriter } from './cbor-bytes.ts'
import {
  type MetaIndex,
  type PageFragmentData,
  type PagefindEntryMeta,
  type SearchFile,
  compareWords,
  fullHash,
  readMetadata,
  unpack,
} from './pagefind-format.ts'

/** A page of an index. It does not depend on which pages were indexed together with it. */
export interface IndexedPage {
  /** The address of the page in the site, as Pagefind gives it. */
  url: string
  language: string
  /** Its day, or only its year; empty if it has neither. */
  date: string
  /** The names of its metadata, sorted. */
  metaFields: string[]
  /** The values of each filter. */
  filters: Record<string, string[]>
  /**
   * The words, separated by line feeds. A variant (a form with diacritics) is the word without them, a tab and the form.
   */
  words: string
  /** For each word its places in the text and in the metadata: two lists of integers as CBOR, encoded as in Pagefind's index. */
  places: Uint8Array
  /** The words as they are written in the text, each once, separated by spaces. */
  forms: string
  /** The file that results are shown from, compressed, and Pagefind's hash of it before compression. */
  fragment: Uint8Array
  fragmentHash: string
}

/**
 * Takes the pages of an index apart.
 *
 * @param files all files that Pagefind has made for these pages
 * @returns the pages by their addresses
 * @throws if a file does not have the format of Pagefind 1.5, or if a page has values to sort by, which an index does not
 *   contain
 */
export function pagesOfIndex(files: readonly SearchFile[]): Map<string, IndexedPage> {
  const byPath = new Map(files.map(({ path, content }) => [path, content]))
  const read = (path: string): Uint8Array => {
    const content = byPath.get(path)
    if (!content) throw new Error(`Pagefind wrote no ${path}.`)
    return content
  }
  const entry = JSON.parse(Buffer.from(read('pagefind-entry.json')).toString()) as PagefindEntryMeta
  const pages = Object.entries(entry.languages).flatMap(([language, { hash }]) =>
    pagesOfLanguage(language, readMetadata(read(`pagefind.${hash}.pf_meta`)), read),
  )
  return new Map(pages.map((page) => [page.url, page]))
}

function pagesOfLanguage(
  language: string,
  [, metaPages, chunks, , sorts, metaFields]: MetaIndex,
  read: (path: string) => Uint8Array,
): IndexedPage[] {
  if (sorts.length > 0)
    throw new Error('A page has data-pagefind-sort, but an index made in batches cannot be sorted.')
  const pages = metaPages.map(([hash]): PageOfWords => {
    const fragment = read(`fragment/${hash}.pf_fragment`)
    const json = unpack(fragment)
    const { url, content, filters, meta } = JSON.parse(json.toString()) as PageFragmentData
    const fields = Object.keys(meta).sort(compareWords)
    const forms = [...new Set(wordsIn(content))].join(' ')
    const date = meta['date'] ?? meta['year'] ?? ''
    const page = { url, language, date, metaFields: fields, filters, forms, fragment }
    return {
      page: { ...page, fragmentHash: fullHash(json) },
      words: [],
      places: new CborWriter(1 << 12),
      ownField: metaFields.map((field) => fields.indexOf(field)),
    }
  })
  for (const [, , hash] of chunks) readWords(unpack(read(`index/${hash}.pf_index`)), pages)
  return pages.map(({ page, words, places }) => ({
    ...page,
    words: words.join('\n'),
    places: places.take(),
  }))
}

/** A page while its words are collected. */
interface PageOfWords {
  page: Omit<IndexedPage, 'words' | 'places'>
  words: string[]
  places: CborWriter
  /** For each field of the index its position in the fields of the page. */
  ownField: number[]
}

/** Adds the words in a file of words (`WordIndex`) to the pages that contain them. */
function readWords(bytes: Buffer, pages: readonly PageOfWords[]): void {
  const reader = new CborReader(bytes)
  reader.listOf(1)
  for (let words = reader.list(); words > 0; words -= 1) {
    reader.listOf(3)
    const word = reader.text()
    readPlaces(bytes, reader, word, pages)
    for (let variants = reader.list(); variants > 0; variants -= 1) {
      reader.listOf(2)
      readPlaces(bytes, reader, `${word}\t${reader.text()}`, pages)
    }
  }
  if (!reader.isAtEnd) throw new Error('A file of words of the search index has a longer format.')
}

/** Adds a word to the pages in a list (`PackedPage[]`). */
function readPlaces(
  bytes: Buffer,
  reader: CborReader,
  word: string,
  pages: readonly PageOfWords[],
): void {
  let number = 0
  for (let count = reader.list(); count > 0; count -= 1) {
    reader.listOf(3)
    // Numbers of pages are differences from the one before.
    number += reader.unsigned()
    const page = pages[number]
    if (!page) throw new Error('The search index has a word on a page that does not exist.')
    const start = reader.at
    reader.skipIntegers()
    page.words.push(word)
    page.places.copy(bytes, start, reader.at)
    page.places.integers(withFields(reader.integers(), page.ownField))
  }
}

/**
 * Gives the fields in a list of places in metadata (`meta_locs`) other numbers. In that list, a negative number is the field of
 * the places that follow.
 */
export function withFields(
  places: readonly number[],
  newField: readonly number[],
): readonly number[] {
  if (places.length === 0) return places
  return places.map((place) => (place < 0 ? -1 - (newField[-1 - place] ?? 0) : place))
}
