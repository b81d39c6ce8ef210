/** What a reader asks for, taken apart. */

import type { SearchLanguage } from './languages/language.ts'
import { compoundsIn, fold, separateElisions } from './words.ts'

/** A word that a reader asks for, or several that mean one thing. */
export interface Term {
  /** As it was typed. */
  text: string
  /** The same, folded. */
  word: string
  /** What an editor's list has for it: words or phrases that mean the same. */
  synonyms: readonly string[]
  /**
   * `telling` must be found; `asking` is what a question asks about something, and may be missing.
   */
  weight: 'telling' | 'asking'
}

/** A query, taken apart. */
export interface Query {
  terms: Term[]
  /** An identifier in it, as the pages of sources have it; then nothing else counts. */
  identifier?: string | undefined
}

/** Words and phrases of an editor's list: folded, words separated by one space, and what they mean. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

/** A DOI, bare or in an address (DOI Handbook, section 2.2), up to white space. */
const doi = /\b10\.\d{4,9}\/[^\s"<>]+/i

/** Numbers of records, with or without what they are called. */
const numbered = /^(?:(?:pmid|pubmed)[\s:#-]*(\d{1,9})|(pmc\s*\d{4,9})|(nct\s*\d{8}))\.?$/i

/** An address of PubMed, PubMed Central or ClinicalTrials.gov. */
const inAddress = /^https?:\/\/\S*?(?:pubmed\S*?\/(\d{4,9})|(pmc\d{4,9})|(nct\d{8}))(?:[/?#]\S*)?$/i

/** An ISBN of ten or thirteen digits, with or without hyphens. */
const isbn = /^(?:isbn[\s:-]*)?((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dx])$/i

/** How many characters of a query count. */
const longest = 300

/**
 * Takes a query apart.
 *
 * @param text as a reader typed it
 */
export function parseQuery(
  text: string,
  language: SearchLanguage,
  synonyms: Synonyms = new Map(),
): Query {
  const typed = text.slice(0, longest).normalize('NFC')
  const words = compoundsIn(separated(typed, language))
  const all = joinedPhrases(words, synonyms)
  const carrying = all.filter(
    ({ word, synonyms }) => synonyms.length > 0 || !language.silent.includes(word),
  )
  const weightOf = ({ word }: Pick<Term, 'word'>) =>
    language.asking.includes(word) ? 'asking' : 'telling'
  const terms = carrying.length > 0 ? carrying : all
  const isTelling = terms.some((each) => weightOf(each) === 'telling')
  const byWord = new Map(
    terms.map((each): [string, Term] => [
      each.word,
      { ...each, weight: isTelling ? weightOf(each) : 'telling' },
    ]),
  )
  return { identifier: identifierIn(text.slice(0, longest).trim()), terms: [...byWord.values()] }
}

/** Separates words that the language joins, in questions or always. */
function separated(text: string, { hasElisions, inversion }: SearchLanguage): string {
  const question = inversion ? text.replace(inversion, ' ') : text
  return hasElisions ? separateElisions(question) : question
}

/** Joins words that are a phrase of the editor's list; the longest phrase counts. */
function joinedPhrases(words: readonly string[], synonyms: Synonyms): Omit<Term, 'weight'>[] {
  const most = Math.max(1, ...[...synonyms.keys()].map((phrase) => phrase.split(' ').length))
  const joined: Omit<Term, 'weight'>[] = []
  for (let at = 0; at < words.length;) {
    let length = Math.min(most, words.length - at)
    const foldedFrom = (count: number) =>
      words
        .slice(at, at + count)
        .map(fold)
        .join(' ')
    while (length > 1 && !synonyms.has(foldedFrom(length))) length -= 1
    const word = foldedFrom(length)
    const text = words.slice(at, at + length).join(' ')
    if (word !== '') joined.push({ text, word, synonyms: synonyms.get(word) ?? [] })
    at += length
  }
  return joined
}

/** Returns the identifier that a text consists of, as one word of the index. */
function identifierIn(text: string): string | undefined {
  const [found] = doi.exec(decode(text)) ?? []
  if (found !== undefined) return `doi:${found.replace(/[?#].*$/, '').replace(/[.,;)\]]+$/, '')}`
  const [, pmid, pmc, nct] = numbered.exec(text) ?? inAddress.exec(text) ?? []
  if (pmid !== undefined) return `pmid ${pmid}`
  const number = pmc ?? nct
  if (number !== undefined) return number.replace(/\s/g, '').toLowerCase()
  return isbn.exec(text)?.[1]?.replace(/\s/g, '-').toLowerCase()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
