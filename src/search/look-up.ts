/** Looks up the terms of a query in the index and in the words of the site. */

import { correct } from './corrections.ts'
import type { SearchLanguage } from './languages/language.ts'
import { dividedWords } from './languages/unspaced.ts'
import type { Term } from './query.ts'
import { completions, divisionsOf, hasPrefixes, otherForms } from './unknown-words.ts'
import { variantsOf } from './variants.ts'
import { isOtherForm, type Vocabulary } from './vocabulary.ts'
import type { WordIndex } from './word-index.ts'
import { fold, wordsIn } from './words.ts'

/** What looking up needs. */
export interface LookUpOptions {
  index: WordIndex
  vocabulary: Vocabulary
  language: SearchLanguage
  /** Returns whether a word that the site does not have is a word all the same, so that it is not mistyped. */
  isWord: (word: string) => Promise<boolean>
  /** Whether the last word may not be finished, because the reader is typing. */
  isTyping?: boolean
  /** Whether words are searched for as they are typed. */
  isLiteral?: boolean
}

/** A term, and what it is looked up as. */
export interface LookedUp {
  term: Term
  /** Words or phrases that mean the same. */
  phrases: string[]
  pages: ReadonlySet<string>
  /** The word that it was taken for. */
  corrected?: string
  /** Whether no page has it as it is, but words that may be other forms of it. */
  isInflected?: boolean
}

/** Looks a term up; if no page has words that are joined by hyphens, each of them. */
export async function lookUpParts(
  term: Term,
  options: LookUpOptions & { isTyping: boolean },
): Promise<LookedUp[]> {
  if (options.language.isUnspaced) return lookUpUnspaced(term, options)
  const parts = wordsIn(term.text)
  if (parts.length < 2 || term.synonyms.length > 0) return [await lookUp(term, options)]
  const joined = await pagesOf([term.text, parts.join(' ')], options.index)
  if (joined.pages.size > 0) return [{ term, ...joined }]
  return Promise.all(parts.map((text) => lookUp({ ...term, text, word: fold(text) }, options)))
}

/**
 * Looks up what was typed between two spaces, in a language that writes no spaces between words: if no page has it as a whole,
 * each of its words. Nothing is corrected, because a single other character is another word.
 */
async function lookUpUnspaced(
  term: Term,
  { index, language: { silent, asking }, isTyping }: LookUpOptions & { isTyping: boolean },
): Promise<LookedUp[]> {
  const whole = await pagesOf([term.text, ...term.synonyms], index)
  if (whole.pages.size > 0) return [{ term, ...whole }]
  const all = dividedWords(term.text)
  const telling = all.filter((word) => !silent.includes(word))
  const parts = telling.length > 0 ? telling : all
  const isAsking = (word: string) => asking.includes(word)
  if (parts.length > 1 || (parts[0] ?? term.text) !== term.text)
    return Promise.all(
      parts.map(async (text) => ({
        term: {
          ...{ text, word: fold(text), synonyms: [] },
          weight: isAsking(text) && !parts.every(isAsking) ? 'asking' : 'telling',
        },
        ...(await pagesOf([text], index)),
      })),
    )
  if (!isTyping) return [{ term, ...whole }]
  // The last word may not be finished.
  const longer = await index.matches(term.text)
  return [{ term, phrases: [term.text], pages: new Set(longer.keys()) }]
}

/** Looks a term up, with its variants, or with what was probably meant. */
async function lookUp(
  term: Term,
  options: LookUpOptions & { isTyping: boolean },
): Promise<LookedUp> {
  const { index, vocabulary, language, isTyping, isLiteral = false } = options
  const forms = await formsOf(term, options)
  const known = await pagesOf([...forms, ...term.synonyms], index)
  if (known.pages.size > 0 || isLiteral) return { term, ...known }
  if (/\d/.test(term.word)) return { term, ...known }
  const near = await vocabulary.near(term.word)
  if (isTyping) {
    const completed = await pagesOf(completions(term.word, near), index)
    return completed.pages.size > 0 ? { term, ...completed } : lookUpOtherForms(term, options)
  }
  const divided = await pagesOf(await divisionsOf(term.word, vocabulary), index)
  if (divided.pages.size > 0) return { term, ...divided }
  const inflected = await lookUpOtherForms(term, options)
  if (inflected.pages.size > 0) return inflected
  const corrected = correct(
    term.word,
    near.filter(({ word }) => !language.silent.includes(word)),
  )
  const isMistyped = corrected !== undefined && !(await options.isWord(term.word))
  if (!isMistyped) return { term, ...known }
  const word = { word: corrected, text: corrected }
  const meant = await pagesOf(await formsOf(word, options), index)
  return { term, ...meant, corrected }
}

/** Looks a word up with other endings and prefixes and in compounds, if the language has such forms that search does not know. */
async function lookUpOtherForms(
  term: Term,
  { index, vocabulary, language: { hasOtherForms = false } }: LookUpOptions,
): Promise<LookedUp> {
  const words = hasOtherForms ? await otherForms(term.word, vocabulary) : []
  const found = await pagesOf(
    words.flatMap(({ word, forms }) => [word, ...forms]),
    index,
  )
  return { term, ...found, isInflected: found.pages.size > 0 }
}

/** Returns the forms of a word that the site has, and those with another ending; numbers and phrases have no others. */
async function formsOf(
  { word, text }: Pick<Term, 'word' | 'text'>,
  { vocabulary, language }: Pick<LookUpOptions, 'vocabulary' | 'language'>,
): Promise<string[]> {
  if (/[\d\s]/.test(word)) return [word]
  const own = await vocabulary.get(word)
  const others = await Promise.all(variantsOf(word, language).map((each) => vocabulary.get(each)))
  const found = [own, ...others].filter((each) => each !== undefined)
  const forms = found.flatMap(({ word: each, forms }) => [each, ...forms])
  // The stemmer of Arabic removes prefixes too.
  if (!own && (hasPrefixes.test(word) || (await hasOtherEnding(word, vocabulary)))) {
    forms.push(word)
    // The stem of a word depends on letters that are folded, as that of “ısınma”. In the index, the small letter of “I” is “i”, also
    // at the start of Turkish sentences.
    const typed = text.toLowerCase()
    if (isOtherForm(text, word)) forms.push(typed, typed.replace(/^ı/u, 'i'))
  }
  return [...new Set(forms)]
}

/** The fewest letters that a word and another form of it begin with: “ageing” is no form of “age” that a reader means. */
const fewestSame = 4

/** How many letters at the end of a word may differ in another form of it. */
const longestEnding = 4

/** Returns whether the site has a word that may be a form of the given one. The index decides whether it is. */
async function hasOtherEnding(word: string, vocabulary: Vocabulary): Promise<boolean> {
  if (word.length < fewestSame) return false
  const beginning = word.slice(0, Math.max(fewestSame, word.length - longestEnding))
  return (await vocabulary.near(word)).some(
    (each) =>
      each.word.startsWith(beginning) && each.word.length <= beginning.length + 2 * longestEnding,
  )
}

async function pagesOf(
  phrases: readonly string[],
  index: WordIndex,
): Promise<Pick<LookedUp, 'phrases' | 'pages'>> {
  const found = await Promise.all(
    phrases.map(async (phrase) => ({ phrase, pages: await index.pagesWith(phrase) })),
  )
  const some = found.filter(({ pages }) => pages.size > 0)
  return {
    phrases: some.map(({ phrase }) => phrase),
    pages: new Set(some.flatMap(({ pages }) => [...pages])),
  }
}
