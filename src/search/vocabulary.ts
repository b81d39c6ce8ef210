/** The words of a site, divided into files of which a search loads few. */

import type { KnownWord } from './corrections.ts'
import { fold } from './words.ts'

/** A word of the site: folded, on how many pages it is, and how it is written there if that differs. */
export interface VocabularyWord extends KnownWord {
  forms: readonly string[]
}

/** Which words each file has: the first one, and the name of the file. */
export type WordFiles = readonly (readonly [first: string, name: string])[]

/** Words of a site, or of a language, that are loaded when they are asked for. */
export interface Vocabulary {
  /** Returns a word, or `undefined` if the site does not have it. */
  get: (word: string) => Promise<VocabularyWord | undefined>
  /** Returns the words that begin in the same way: with the same letter, or in a large vocabulary with the same two letters. */
  near: (word: string) => Promise<VocabularyWord[]>
  /** Returns all words; of a large vocabulary, which would take long to load, only those that `near` returns. */
  all: (word: string) => Promise<VocabularyWord[]>
}

/** The number of files from which words are looked up by their first two letters. */
const many = 30

/** How many words of a site a file has at most. */
const mostInFile = 1000

/** The words of a page, as they are written, each once. */
export interface PageWords {
  forms: Iterable<string>
  /** Whether it is the page of a source, which does not count. */
  isSource: boolean
}

/**
 * Counts the words of pages. Numbers are left out: they are never corrected.
 *
 * @returns sorted
 */
export function countWords(pages: Iterable<PageWords>): VocabularyWord[] {
  const found = new Map<string, Counted>()
  const byForm = new Map<string, Counted | undefined>()
  let page = 0
  for (const { forms, isSource } of pages) {
    page += 1
    for (const form of forms) {
      if (!byForm.has(form)) byForm.set(form, entryOf(form, found))
      const entry = byForm.get(form)
      if (!entry || isSource || entry.lastPage === page) continue
      entry.lastPage = page
      entry.pages += 1
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, { pages, forms }]) => ({ word, pages, forms: [...forms].sort() }))
}

/** A word while it is counted. */
interface Counted {
  pages: number
  /** The number of the last page with it. */
  lastPage: number
  forms: Set<string>
}

/** Returns the entry of a form of a word, which is made if there is none; `undefined` for what is not counted. */
function entryOf(form: string, found: Map<string, Counted>): Counted | undefined {
  const word = fold(form)
  if (!isWord(word)) return undefined
  const entry = found.get(word) ?? { pages: 0, lastPage: 0, forms: new Set() }
  found.set(word, entry)
  if (isOtherForm(form, word)) entry.forms.add(form.toLowerCase())
  return entry
}

/** Returns whether something can be mistyped. */
function isWord(word: string): boolean {
  return word.length > 1 && /\p{L}/u.test(word) && !/\s/u.test(word)
}

/**
 * Returns whether a form has characters that the index keeps, such as “ﬁ” and “ı”; it finds words without diacritics by itself.
 *
 * @param word the form, folded
 */
export function isOtherForm(form: string, word: string): boolean {
  const plain = form
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .normalize('NFC')
  return plain !== word
}

/**
 * Divides words into files.
 *
 * @param words sorted by their code units
 * @param nameOf names a file after its text
 * @param most how many words a file has at most
 */
export function vocabularyFiles(
  words: readonly VocabularyWord[],
  nameOf: (text: string) => string,
  most = mostInFile,
): { index: WordFiles; texts: Map<string, string> } {
  const texts = new Map<string, string>()
  const index: [string, string][] = []
  for (let start = 0; start < words.length; start += most) {
    const some = words.slice(start, start + most)
    const text = some.map(({ word, pages, forms }) => [word, pages, ...forms].join(' ')).join('\n')
    const name = nameOf(text)
    texts.set(name, text)
    index.push([some[0]?.word ?? '', name])
  }
  return { index, texts }
}

/**
 * Opens a vocabulary.
 *
 * @param load returns the text of a file by its name
 */
export function openVocabulary(
  index: WordFiles,
  load: (name: string) => Promise<string>,
): Vocabulary {
  const loaded = new Map<string, Promise<VocabularyWord[]>>()
  const read = (name: string) => {
    const known = loaded.get(name)
    if (known) return known
    const words = load(name).then(readWords)
    loaded.set(name, words)
    words.catch(() => loaded.delete(name))
    return words
  }
  /** Returns the names of the files with words from `first` up to, but not including, `end`. */
  const filesBetween = (first: string, end: string) =>
    index
      .filter(([start], at) => start < end && (index[at + 1]?.[0] ?? '\u{10FFFF}') > first)
      .map(([, name]) => name)
  const beginningWith = async (beginning: string) => {
    const words = await Promise.all(
      filesBetween(beginning, `${beginning}\u{10FFFF}`).map((name) => read(name)),
    )
    return words.flat().filter(({ word }) => word.startsWith(beginning))
  }
  const near = async (word: string) => {
    const length = index.length > many ? 2 : 1
    const [first = '', second = '', ...rest] = word
    const swapped = [second, first, ...rest].join('')
    const beginnings = new Set([word, swapped].map((each) => each.slice(0, length)))
    return (await Promise.all([...beginnings].map(beginningWith))).flat()
  }
  return {
    near,
    all: (word) => (index.length > many ? near(word) : beginningWith('')),
    async get(word) {
      const [name] = filesBetween(word, `${word}\0`)
      const words = name === undefined ? [] : await read(name)
      return words.find((each) => each.word === word)
    },
  }
}

function readWords(text: string): VocabularyWord[] {
  return text.split('\n').flatMap((line) => {
    const [word, pages, ...forms] = line.split(' ')
    return word ? [{ word, pages: Number(pages ?? 1), forms }] : []
  })
}
