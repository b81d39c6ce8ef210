/**
 * Locators as authors write them: `p. 3`, `pp. 3-4`, `fig. 2B`, `app. C`, `Kap. 2`, `第3页`, `3. o.`, `00:12:30`.
 *
 * The labels are the names of the CSL locators (specification 1.0.2, "Locators") in the CSL locale of the text and in the
 * English ones. Any other word is part of the suffix and is printed as written.
 */

import type { CitedItem } from './citation.ts'

import { localeTerms } from './locales.ts'

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

/** ، 、 ， */
const foreignCommas = String.raw`\u060C\u3001\uFF0C`
/** Apostrophes, and the Hebrew geresh ׳ */
const apostrophes = String.raw`'’\u05F3`
/** º ᵒ */
const raisedO = String.raw`\u00BA\u1D52`

/** The scripts without spaces between words and numbers, as in 第3页. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\u30FC`

/** Numbers, numbers with letters (`S12`, `2B`, `1271.10`, `4(a)(1)`), roman numerals, letters; ranges and lists of them. */
const romanUpTo3999 = String.raw`m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})`
const roman = String.raw`(?:(?=[ivxlcdm])${romanUpTo3999}|(?=[IVXLCDM])${romanUpTo3999.toUpperCase()})(?![\p{L}\p{N}])`
const section = String.raw`(?:\([\p{L}\p{Nd}]{1,5}\))*`
const rest = String.raw`(?:[\p{Nd}.:]|(?![${unspaced}])\p{L})*(?<![.:])`
const arabic = String.raw`[A-Za-z]{0,2}\p{Nd}${rest}${section}`
const letter = String.raw`\p{Lu}(?:[.-]?\p{Nd}${rest})?(?![\p{L}\p{N}])`
// Also 〜 and ～.
const dash = String.raw`\s?[–—\-~\u301C\uFF5E]+\s?`
const comma = String.raw`\s?[,&${foreignCommas}]\s?`
const range = String.raw`${dash}(?:${arabic}|${roman}|\p{L}(?!\p{L}))`
const more = String.raw`(?:${range}|${comma}${arabic})*`
// Only after roman numerals is one after a comma a number; it may also be a word: “p. 3, I think”, “p. 3, i.e. the end”.
const moreRoman = String.raw`(?:${range}|${comma}(?:${arabic}|${roman}(?![-.${apostrophes}])))*`
const bare = new RegExp(String.raw`^\p{Nd}${rest}${section}${more}`, 'u')
const labelled = new RegExp(`^(?:${arabic}${more}|${roman}${moreRoman}|${letter}${more})`, 'u')
const dashes = new RegExp(dash, 'gu')
/** The words that make a number an ordinal, 第 and 제. */
const ordinal = /^[\u7B2C\uC81C]\s?/u
/** 〇零一二三四五六七八九十百千, which are a number only after one of these words: 第三章. */
const chineseNumber =
  /^[\u3007\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343]+/u
/** Hours, minutes and seconds; `3:16` is a verse or a page of a volume. */
const moment = /^\d{1,2}:\d{2}:\d{2}(?:\s?[–—-]+\s?\d{1,2}:\d{2}:\d{2})?(?![\p{L}\p{N}:])/u

interface Labels {
  /** A label before a number. */
  before: RegExp
  /** A label after a number, in the words of the text's own language. */
  after: RegExp
  /** CSL's name of each label, by its simplified form. */
  names: ReadonlyMap<string, string>
}

type Split = Pick<CitedItem, 'label' | 'locator' | 'writtenLocator' | 'suffix'>

/** A locator at the start of a text, and its length there. */
interface LocatorMatch {
  label: string
  locator: string
  length: number
}

const separator = new RegExp(String.raw`^\s*[,${foreignCommas}]?\s*`, 'u')

const labelsByLanguage = new Map<string, Labels>()

/**
 * Splits the text after a citation key into locator and suffix.
 *
 * @param text such as `, pp. 3-4, and elsewhere`
 * @param language of the text, a BCP 47 tag
 * @example splitSuffix(', pp. 3-4 and more', 'en') // => { label: 'page', locator: '3-4', writtenLocator: 'pp. 3-4', suffix: ' and more' }
 */
export function splitSuffix(text: string, language: string): Split {
  const content = text.replace(separator, '')
  const labels = labelsOf(language)
  const match = labelFirst(content, labels) ?? time(content) ?? numberFirst(content, labels)
  if (!match) return withSuffix(text)
  const { label, locator, length } = match
  return {
    label,
    locator: locator.replace(dashes, '-'),
    writtenLocator: content.slice(0, length).replace(/\s?-+\s?/g, '–'),
    ...withSuffix(content.slice(length)),
  }
}

function withSuffix(text: string): { suffix?: string } {
  const trimmed = text.trimEnd()
  return trimmed === '' ? {} : { suffix: trimmed }
}

/** `pp. 3-4` */
function labelFirst(text: string, { before, names }: Labels): LocatorMatch | undefined {
  const [start, word = ''] = before.exec(text) ?? []
  const label = names.get(simplify(word))
  if (start === undefined || label === undefined) return undefined
  const [locator] = labelled.exec(text.slice(start.length)) ?? []
  return locator === undefined
    ? undefined
    : { label, locator, length: start.length + locator.length }
}

/** `00:12:30` */
function time(text: string): LocatorMatch | undefined {
  const [locator] = moment.exec(text) ?? []
  return locator === undefined ? undefined : { label: 'timestamp', locator, length: locator.length }
}

/** `33-35`, which are pages, or a number with its label after it: `第3页`, `3. oldal`. */
function numberFirst(text: string, { after, names }: Labels): LocatorMatch | undefined {
  const [start = ''] = ordinal.exec(text) ?? []
  const counted = text.slice(start.length)
  const [locator] = bare.exec(counted) ?? (start === '' ? null : chineseNumber.exec(counted)) ?? []
  if (locator === undefined) return undefined
  const remaining = counted.slice(locator.length)
  const [end, ...words] = after.exec(remaining) ?? []
  const label = names.get(simplify(words.find(Boolean) ?? ''))
  if (end !== undefined && label !== undefined) {
    return { label, locator, length: start.length + locator.length + end.length }
  }
  const isPage = start === '' && !new RegExp(`^[${unspaced}]`, 'u').test(remaining)
  return isPage ? { label: 'page', locator, length: locator.length } : undefined
}

function labelsOf(language: string): Labels {
  const known = labelsByLanguage.get(language)
  if (known) return known
  const own = wordsOf(language)
  // The language of the text comes first: `s.` is a line in Hungarian.
  const all = [...own, ...wordsOf('en'), ...wordsOf('en-GB'), ...extraWords()]
  const names = new Map<string, string>()
  for (const [word, label] of all) if (!names.has(simplify(word))) names.set(simplify(word), label)
  const isEnglish = new Intl.Locale(language).language === 'en'
  const labels = {
    before: beforeNumber(all.map(([word]) => word)),
    after: afterNumber(isEnglish ? [] : own.map(([word]) => word)),
    names,
  }
  labelsByLanguage.set(language, labels)
  return labels
}

type Word = readonly [word: string, label: string]

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
      .flatMap(({ text }) => spellings(text))
      .map((word): Word => [word, label]),
  )
}

function extraWords(): Word[] {
  return Object.entries(moreEnglish).flatMap(([label, words]) =>
    words.map((word): Word => [word, label]),
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
function simplify(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u00B0', 'o')
    .replace(new RegExp(String.raw`[.\s${apostrophes}]`, 'g'), '')
}
