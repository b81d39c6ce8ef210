/** Opens the search of a site in a browser. */

import { type Answer, answer } from './answer.ts'
import { completeIndex } from './complete-index.ts'
import type { SearchLanguage } from './languages/language.ts'
import { searchLanguage } from './languages/languages.ts'
import { type LoadedIndex, pagefindIndex, type Pagefind } from './pagefind-index.ts'
import { parseQuery, type Synonyms } from './query.ts'
import { openVocabulary, type Vocabulary, type WordFiles } from './vocabulary.ts'
import { openWordSet } from './word-set.ts'
import { fold, separateElisions } from './words.ts'

/** Where the search of a site is. */
export interface SearchPlace {
  /** The base path of the site. */
  base: string
  /** The language of the page, as a BCP 47 tag. */
  language: string
  /**
   * Returns Pagefind's module. It finds the stems of words in the language of its first instance only, so each language has a module
   * of its own: browsers run a file once for each fragment of its address, and load it once.
   */
  importPagefind: (address: string) => Promise<PagefindModule>
  /** Returns a text, and fails if there is none. */
  load: (address: string) => Promise<string>
  /** Returns whether something below an address could not be loaded. */
  hasFailed: (folder: string) => boolean
}

/** The part of `pagefind.js` that is used. */
export interface PagefindModule {
  createInstance: (options: {
    basePath: string
    baseUrl: string
    language: string
    noWorker: boolean
  }) => Pagefind & { options: (options: { ranking: object }) => Promise<void> }
}

/** How a query is to be understood. */
export interface AskOptions {
  /** Whether the last word may not be finished. */
  isTyping?: boolean
  /** Whether words are searched for as they are typed. */
  isLiteral?: boolean
}

/** An opened search. */
export interface Search extends Pick<LoadedIndex, 'page' | 'values' | 'newestFirst'> {
  ask: (text: string, options?: AskOptions) => Promise<Answer>
}

/** Long pages are not at a disadvantage: an article is longer than a source. */
const ranking = { pageLength: 0, metaWeights: { title: 0.5, authors: 0.5 } }

/**
 * Opens the search.
 *
 * @throws if the index or the words of the site cannot be loaded
 */
export async function openSearch(place: SearchPlace): Promise<Search> {
  const { base, load, importPagefind } = place
  const language = place.language.toLowerCase()
  const folder = `${base}pagefind/`
  const own = searchLanguage(language)
  const [vocabulary, meaning, pagefind] = await Promise.all([
    openWords(`${folder}words/`, language, load),
    load(`${base}search/synonyms.json`).then((text) => readSynonyms(text, own)),
    importPagefind(`${folder}pagefind.js#${language}`).then(async ({ createInstance }) => {
      const instance = createInstance({ basePath: folder, baseUrl: base, language, noWorker: true })
      await instance.options({ ranking })
      return instance
    }),
  ])
  const index = pagefindIndex(pagefind)
  const isWord = wordsOfLanguage(`${folder}words/`, language, load)
  return {
    page: index.page,
    values: index.values,
    newestFirst: index.newestFirst,
    ask: (text, options) =>
      answer(parseQuery(text, own, meaning), {
        index: completeIndex(index, vocabulary, () => place.hasFailed(folder)),
        vocabulary,
        language: own,
        isWord,
        ...options,
      }),
  }
}

/** Opens the words of the site in a language, or in its main language: those of “en” for “en-GB”. */
async function openWords(
  folder: string,
  language: string,
  load: SearchPlace['load'],
): Promise<Vocabulary> {
  const open = async (tag: string) => {
    const index = JSON.parse(await load(`${folder}${tag}/index.json`)) as WordFiles
    return openVocabulary(index, (name) => load(`${folder}${tag}/${name}.txt`))
  }
  const [main = ''] = language.split('-', 1)
  return main === language ? open(language) : open(language).catch(() => open(main))
}

/**
 * Returns a function that says whether a word is one of the language. If that cannot be known, none is, so that it may be taken for
 * a mistyped one: the page shows what it was taken for.
 */
function wordsOfLanguage(
  folder: string,
  language: string,
  load: SearchPlace['load'],
): (word: string) => Promise<boolean> {
  if (!language.startsWith('en')) return () => Promise.resolve(false)
  return openWordSet((file) => load(`${folder}english/${file}.txt`))
}

function readSynonyms(text: string, language: SearchLanguage): Synonyms {
  const entries = Object.entries(JSON.parse(text) as Record<string, string[]>)
  const separate = (words: string) => (language.hasElisions ? separateElisions(words) : words)
  return new Map(
    entries.map(([word, meanings]) => [
      separate(word).split(/\s+/).map(fold).join(' '),
      meanings.map(separate),
    ]),
  )
}
