/** The words for locators in each language, and how they are recognised next to a number. */

import { localeTerms, type TermForm } from './locales.ts'

/**
 * The CSL locators. If a language uses one word for two of them, it belongs to the first in this list: `v.` is a verse in
 * English and not a version, and `§` is a section in French and not a paragraph.
 */
const locators = [
  'page',
  'chapter',
  'section',
  'paragraph',
  'figure',
  'table',
  'volume',
  'issue',
  'note',
  'line',
  'verse',
  'part',
  'book',
  'column',
  'folio',
  'opus',
  'appendix',
  'article-locator',
  'equation',
  'supplement',
  'act',
  'scene',
  'canon',
  'rule',
  'title-locator',
  'elocation',
  'sub-verbo',
  'timestamp',
  'version',
] as const

/** Terms for the numbers of a source that authors also use as locators, such as `núm.` in Spanish. */
const numberTerms: Readonly<Record<string, string>> = {
  number: 'issue',
  'number-of-pages': 'page',
  'number-of-volumes': 'volume',
  'chapter-number': 'chapter',
}

/** Common English names that are not in the locale. */
const moreEnglish: Readonly<Record<string, readonly string[]>> = {
  chapter: ['ch.', 'chs.', 'chap.', 'chaps.'],
  equation: ['eqs.'],
  issue: ['number', 'numbers'],
  paragraph: ['par.', 'pars.'],
  section: ['sec.', 'secs.', 'sect.', 'sects.'],
  'sub-verbo': ['sub voce'],
  supplement: ['supp.', 'supps.', 'suppl.', 'suppls.'],
  timestamp: ['timestamp'],
  'title-locator': ['tits.'],
}

// Characters of other scripts are escaped here, because the fonts are subset to the characters in the code.

/** Apostrophes, and the Hebrew geresh ׳ */
export const apostrophes = String.raw`'’\u05F3`
/** º ᵒ */
const raisedO = String.raw`\u00BA\u1D52`

/** The scripts without spaces between words and numbers, as in 第3页. */
export const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\u30FC`

/** The words for locators in a language. */
export interface Labels {
  /** A label before a number. */
  before: RegExp
  /** A label after a number, in the words of the text's own language. */
  after: RegExp
  /** CSL's name of each label, by its simplified form. */
  names: ReadonlyMap<string, string>
  /** The simplified forms that are singular only. */
  singular: ReadonlySet<string>
}

const labelsByLanguage = new Map<string, Labels>()

/** Returns the words for locators in a language and in English. */
export function labelsOf(language: string): Labels {
  const known = labelsByLanguage.get(language)
  if (known) return known
  const own = wordsOf(language)
  // The language of the text comes first: `s.` is a line in Hungarian.
  const all = [...own, ...wordsOf('en'), ...wordsOf('en-GB'), ...extraWords()]
  const names = new Map<string, string>()
  for (const [word, label] of all) if (!names.has(simplify(word))) names.set(simplify(word), label)
  const singular = new Set(
    all.flatMap(([word, , number]) => (number === 'single' ? simplify(word) : [])),
  )
  for (const [word, , number] of all) if (number !== 'single') singular.delete(simplify(word))
  const isEnglish = new Intl.Locale(language).language === 'en'
  const labels = {
    before: beforeNumber(all.map(([word]) => word)),
    after: afterNumber(isEnglish ? [] : own.map(([word]) => word)),
    names,
    singular,
  }
  labelsByLanguage.set(language, labels)
  return labels
}

type Word = readonly [word: string, label: string, number?: TermForm['number']]

/** Returns the words of a language for the locators, in the order of the list. */
function wordsOf(language: string): Word[] {
  const terms = localeTerms(language)
  const pairs = [
    ...locators.map((label) => [label, label] as const),
    ...Object.entries(numberTerms),
  ]
  return pairs.flatMap(([term, label]) =>
    (terms.get(term) ?? [])
      // The symbol for chapters is “c.”, which authors write for *circa*.
      .filter(({ form, text }) => form !== 'symbol' || /[¶§]/.test(text))
      .flatMap(({ text, number }) => spellings(text).map((word): Word => [word, label, number])),
  )
}

function extraWords(): Word[] {
  return Object.entries(moreEnglish).flatMap(([label, words]) =>
    words.map((word): Word => [word, label, /s\.?$/.test(word) ? 'multiple' : 'single']),
  )
}

/** Returns a term, also with its apostrophe at the end: the Hebrew locale has `'עמ` for `עמ'`. */
function spellings(term: string): string[] {
  const startsWithApostrophe = new RegExp(`^[${apostrophes}]`, 'u').test(term)
  return startsWithApostrophe ? [term, `${term.slice(1)}'`] : [term]
}

/** Matches a label before a number. No space is needed after a full stop, a sign or a script other than Latin: `p.3`, `§4`, `ص٤٤`. */
function beforeNumber(words: readonly string[]): RegExp {
  const gap = String.raw`(?:(?<=[^\p{sc=Latin}]|[${raisedO}])\s*|\s+)`
  return new RegExp(String.raw`^(${alternatives(words)})${gap}(?=[\p{L}\p{Nd}])`, 'iu')
}

/** Matches a label after a number: `3页`, or after the full stop of an ordinal, `3. oldal`, `2. Kapitel`. */
function afterNumber(words: readonly string[]): RegExp {
  const isUnspaced = (word: string) => new RegExp(`[${unspaced}]`, 'u').test(word)
  const unspacedWords = words.filter(isUnspaced)
  const spacedWords = words.filter((word) => !isUnspaced(word) && /\p{L}/u.test(word))
  const ways = [
    unspacedWords.length > 0 ? String.raw`\s?(${alternatives(unspacedWords)})` : [],
    spacedWords.length > 0
      ? String.raw`\.\s?(${alternatives(spacedWords)})(?![\p{L}\p{N}])(?!\s*\p{Nd})`
      : [],
  ].flat()
  return new RegExp(ways.length > 0 ? `^(?:${ways.join('|')})` : '^(?!)', 'iu')
}

/** Returns the words as a regular expression, longest first; full stops, spaces and raised letters are optional. */
function alternatives(words: readonly string[]): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(
      (word) =>
        word
          .replace(/\.$/, '')
          .replace(/[*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/\.?\s+/g, String.raw`\.?\s?`)
          .replace(/\.(?!\?)/g, String.raw`\.?\s?`)
          .replace(new RegExp(`[${apostrophes}]`, 'g'), `[${apostrophes}]`)
          // Also ° and o for the raised o, and s for ˢ.
          .replace(new RegExp(`[${raisedO}]`, 'g'), String.raw`[${raisedO}\u00B0o]`)
          .replace(/\u02E2/g, String.raw`[\u02E2s]`) + (/[¶§]$/.test(word) ? '' : String.raw`\.?`),
    )
    .join('|')
}

/** Returns the simplified form of a label, which its spellings share. */
export function simplify(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u00B0', 'o')
    .replace(new RegExp(String.raw`[.\s${apostrophes}]`, 'g'), '')
}
