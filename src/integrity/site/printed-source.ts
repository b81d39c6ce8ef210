/** Decides whether a printed text shows a source, by comparing it with the data of sources that styles can print. */

import { type CslItem, cslDateVariables, cslNameVariables } from '../../references/csl.ts'
import type { CslDate } from '../../shared/csl-date.ts'

import { withoutMarkup } from '../../references/markup.ts'
import { isOthersMark } from '../../references/names.ts'

/** A text prepared for comparison: its letters and digits only, without case and diacritics. */
export interface Letters {
  /** Without spaces. */
  joined: string
  /** The words, with a space before and after each. */
  words: string
}

/** The data of a source that styles print, prepared for comparison. */
export interface SourceData {
  key: string
  title: string | undefined
  titles: Letters[]
  names: Letters[]
  /** Containers, publishers, years, numbers and pages, which other sources can have too. */
  details: Letters[]
  /** DOI, address, report number and similar, which only one source has. */
  identifiers: Letters[]
  /** Its DOI and its address. */
  addresses: Letters[]
  /** Every text of the record. */
  record: Letters
  /** Every text of the record except its titles. */
  untitled: Letters
}

/** A title of at least this many letters is hardly in a text by chance. */
const minDistinctive = 12

/**
 * Words of at least this many letters are also found inside other words, because some styles print no space after them.
 */
const minInsideWords = 6

const titleFields = ['title', 'title-short', 'original-title', 'reviewed-title'] as const
const detailFields = [
  'container-title',
  'container-title-short',
  'collection-title',
  'event-title',
  'event',
  'volume-title',
  'part-title',
  'publisher',
  'publisher-place',
  'authority',
  'genre',
  'medium',
  'archive',
  'source',
  'jurisdiction',
  'dimensions',
  'scale',
  'references',
] as const
const numberFields = [
  'volume',
  'issue',
  'page',
  'page-first',
  'number',
  'section',
  'chapter-number',
  'collection-number',
  'edition',
  'version',
  'number-of-pages',
  'number-of-volumes',
  'part-number',
  'supplement-number',
] as const
const identifierFields = ['DOI', 'URL', 'PMID', 'PMCID', 'ISBN', 'number', 'call-number'] as const

/**
 * Prepares a text for comparison: Unicode Normalization Form KD without marks, punctuation and case, because styles change
 * capitals, quotation marks and spaces.
 */
export function lettersOf(text: string): Letters {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return { joined: words.replaceAll(' ', ''), words: ` ${words} ` }
}

/** Prepares the data of a source from its CSL-JSON in the built site. */
export function sourceData(key: string, item: CslItem): SourceData {
  const values = item as Readonly<Record<string, unknown>>
  const textsOf = (fields: readonly string[]) =>
    fields.flatMap((field) => {
      const value = values[field]
      return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
    })
  const lists = <Part>(fields: readonly string[]) =>
    fields.flatMap((field) => (Array.isArray(values[field]) ? (values[field] as Part[]) : []))
  const identifiersIn = (fields: readonly string[]) =>
    prepared(textsOf(fields).map((value) => value.replace(/^https?:\/\/(?:www\.)?/, ''))).filter(
      ({ joined }) => joined.length >= 6,
    )
  const names = lists<NonNullable<CslItem['author']>[number]>(cslNameVariables)
  const numbers = textsOf(numberFields).flatMap((value) => /[\p{L}\p{N}]+/u.exec(value)?.[0] ?? [])
  const dates = cslDateVariables.flatMap((field) => yearsOf(item[field]))
  return {
    key,
    title: item.title,
    titles: prepared(textsOf(titleFields)),
    names: prepared(
      names
        .filter((name) => !isOthersMark(name))
        .map(({ literal, family, given }) => literal ?? (family || given) ?? ''),
    ),
    details: prepared([...textsOf(detailFields), ...numbers, ...dates]),
    identifiers: identifiersIn(identifierFields),
    addresses: identifiersIn(['DOI', 'URL']),
    record: lettersOf(withoutMarkup(textsIn(Object.values(values)).join(' '))),
    untitled: lettersOf(
      withoutMarkup(
        textsIn(
          Object.entries(values).flatMap(([field, value]) =>
            field === 'title' || field === 'title-short' ? [] : [value],
          ),
        ).join(' '),
      ),
    ),
  }
}

/** Finds another source in a text that should show a given source. */
export type FindStranger = (text: Letters, source: SourceData) => SourceData | undefined

/**
 * Returns whether a text shows a source: it names no other source, and shows enough of this one.
 *
 * The title is enough. If the style prints no title, one of these is enough: a name and another detail; an identifier; or
 * two details, because a dash may replace names. A short title needs another detail. A text whose words are all in the
 * record, such as only a name or “n.d.”, is accepted too.
 *
 * @param text what the style printed
 */
export function isTextOf(source: SourceData, text: Letters, findStranger: FindStranger): boolean {
  if (findStranger(text, source)) return false
  const { titles, names, details, identifiers } = source
  const shown = titles.filter((title) => shows(text, title))
  if (shown.some(({ joined }) => joined.length >= minDistinctive)) return true
  const hasName = names.some((name) => shows(text, name))
  const others = details.filter((detail) => shows(text, detail)).length
  const isIdentified = identifiers.some((identifier) => shows(text, identifier))
  if (isIdentified || (shown.length > 0 && (hasName || others > 0))) return true
  if ((hasName || names.length === 0) && others > 0) return true
  return others > 1 || isExplained(text, source)
}

/** Returns whether all longer words of a text are in the record of a source. */
function isExplained(text: Letters, { record }: SourceData): boolean {
  const words = text.words.split(' ').map((word) => word.replace(/(?<=^\p{N}+)\p{L}$/u, ''))
  return words.every((word) => !/[\p{L}\p{N}]{4}/u.test(word) || record.words.includes(` ${word} `))
}

/**
 * Creates the function that finds another source in the text of a source, by its title, DOI or address.
 *
 * It ignores words in the source's own record, such as the title of the book that contains a chapter. It also ignores a
 * title without further data of its source, because styles print words of their own, such as “Personal communication”.
 */
export function strangerFinder(sources: Iterable<SourceData>): FindStranger {
  const byStart = Map.groupBy(
    [...sources].flatMap((source) =>
      [
        ...source.titles.map((words) => ({ source, words, isTitle: true })),
        ...source.addresses.map((words) => ({ source, words, isTitle: false })),
      ].filter(({ words }) => words.joined.length >= minInsideWords),
    ),
    ({ words }) => words.joined.slice(0, minInsideWords),
  )
  return (text, own) => {
    const isTitled = own.titles.some((title) => shows(text, title))
    for (let at = 0; at + minInsideWords <= text.joined.length; at += 1) {
      const candidates = byStart.get(text.joined.slice(at, at + minInsideWords)) ?? []
      for (const { source, words, isTitle } of candidates) {
        if (source === own || !text.joined.startsWith(words.joined, at)) continue
        if (hasWords(isTitle && !isTitled ? own.untitled : own.record, words)) continue
        const isShort = words.joined.length < minDistinctive
        if (isShort && (isTitled || !text.words.includes(words.words))) continue
        if (isTitle ? isConfirmed(source, text, isShort) : !isShort) return source
      }
    }
    return undefined
  }
}

/**
 * Returns whether a text shows more of a source than its title. For a short title, it has to show a name and another
 * detail.
 */
function isConfirmed(
  { names, details, identifiers }: SourceData,
  text: Letters,
  isShort: boolean,
): boolean {
  const count = (all: readonly Letters[]) => all.filter((words) => shows(text, words)).length
  if (count(identifiers) > 0) return true
  if (isShort) return count(names) > 0 && count(details) > 0
  return count(names) > 0 || count(details) > 1 || names.length + details.length === 0
}

/** Returns whether a record contains all the words of a text, in any fields. */
function hasWords(record: Letters, { joined, words }: Letters): boolean {
  return (
    record.joined.includes(joined) ||
    words
      .trim()
      .split(' ')
      .every((word) => record.words.includes(` ${word} `))
  )
}

/**
 * Returns whether a text contains some words. Short ones have to be whole words, unless their script does not separate
 * words.
 */
function shows(text: Letters, { joined, words }: Letters): boolean {
  return joined.length >= minInsideWords || isUnspaced(joined)
    ? text.joined.includes(joined)
    : text.words.includes(words)
}

function isUnspaced(letters: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(
    letters,
  )
}

function prepared(texts: readonly string[]): Letters[] {
  return texts.map((text) => lettersOf(withoutMarkup(text))).filter(({ joined }) => joined !== '')
}

/** Returns the years of a date as printed: without sign and leading zeros. */
function yearsOf(date: CslDate | undefined): string[] {
  const { 'date-parts': ends = [], literal } = date ?? {}
  const inWords = typeof literal === 'string' ? (literal.match(/\p{N}{3,}/gu) ?? []) : []
  return [...ends.map(([year]) => String(Math.abs(Number(year)))), ...inWords]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
