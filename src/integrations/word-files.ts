/** The words of a site for corrections, and the words that are none of a site's but no mistakes either. */

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'

import wordList from 'word-list'

import { countWords, vocabularyFiles, type WordFiles } from '../search/vocabulary.ts'
import { packWords, setFiles } from '../search/word-set.ts'
import { fold } from '../search/words.ts'
import type { IndexedPage } from './indexed-page.ts'
import type { JoinedFile } from './join-pages.ts'

/** The shortest words that can be taken for mistyped ones (`search/corrections.ts`). */
const shortest = 5

/**
 * Returns the files with the words of pages in one language, and for a language with a list of words, these.
 *
 * @param language as a BCP 47 tag
 */
export function wordFiles(language: string, pages: readonly IndexedPage[]): JoinedFile[] {
  const words = countWords(
    pages.map(({ forms, filters }) => ({
      forms: forms.split(' '),
      isSource: filters['type']?.includes('Reference') ?? false,
    })),
  )
  const own = filesIn(`words/${language}`, vocabularyFiles(words, nameOf))
  return /^en\b/.test(language) ? [...own, ...englishFiles()] : own
}

let english: string[] | undefined

/** Returns the files of the English words. They take long to make. */
function englishFiles(): JoinedFile[] {
  return Array.from({ length: setFiles }, (_, number) => ({
    path: `words/english/${number}.txt`,
    get bytes() {
      english ??= packWords(englishWords())
      return Buffer.from(english[number] ?? '')
    },
    as: 'constant',
  }))
}

/**
 * Returns English words of two lists: one for games, with rare words, and one for spelling, with names and coarse words. Some
 * are in both.
 */
function englishWords(): string[] {
  const forSpelling = readFileSync(
    new URL('index.dic', import.meta.resolve('dictionary-en')),
    'utf8',
  )
  const all = [...readFileSync(wordList, 'utf8').split('\n'), ...formsInDictionary(forSpelling)]
  return all.filter((word) => word.length >= shortest)
}

/**
 * Returns the words of a spelling dictionary (Hunspell's `.dic`), folded, with their most common endings: of the affixes of English,
 * `S` is the plural, `D` the past, and `G` the present participle.
 */
function formsInDictionary(dictionary: string): string[] {
  return dictionary.split('\n').flatMap((line) => {
    const [written = '', flags = ''] = line.trim().split('/')
    const word = fold(written)
    const stem = word.replace(/e$/, '')
    return [
      word,
      ...(flags.includes('S') ? [`${word}s`, `${word}es`, word.replace(/y$/, 'ies')] : []),
      ...(flags.includes('D') ? [`${stem}ed`, word.replace(/y$/, 'ied')] : []),
      ...(flags.includes('G') ? [`${stem}ing`] : []),
    ]
  })
}

function filesIn(
  folder: string,
  { index, texts }: { index: WordFiles; texts: ReadonlyMap<string, string> },
): JoinedFile[] {
  const file = (name: string, text: string): JoinedFile => ({
    path: `${folder}/${name}`,
    bytes: Buffer.from(text),
    as: 'finished',
  })
  return [
    file('index.json', JSON.stringify(index)),
    ...[...texts].map(([name, text]) => file(`${name}.txt`, text)),
  ]
}

function nameOf(text: string): string {
  return hash('sha256', text).slice(0, 10)
}
