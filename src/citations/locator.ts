/**
 * Locators as authors write them: `p. 3`, `pp. 3-4`, `fig. 2B`, `app. C`, `Kap. 2`, `第3页`, `3. o.`, `00:12:30`.
 *
 * The labels are the names of the CSL locators (specification 1.0.2, "Locators") in the CSL locale of the text and in the
 * English ones. Any other word is part of the suffix and is printed as written.
 */

import type { CitedItem } from './citation.ts'

import { apostrophes, labelsOf, type Labels, simplify, unspaced } from './locator-labels.ts'

// Characters of other scripts are escaped here, because the fonts are subset to the characters in the code.

/** ، 、 ， */
const foreignCommas = String.raw`\u060C\u3001\uFF0C`

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

/** Locators whose numbers often contain a hyphen, as in `table 3-2` and `§ 2-207`. */
const hyphenated: ReadonlySet<string> = new Set([
  'section',
  'figure',
  'table',
  'equation',
  'article-locator',
  'rule',
])

type Split = Pick<CitedItem, 'label' | 'locator' | 'writtenLocator' | 'suffix'>

/** A locator at the start of a text, and its length there. */
interface LocatorMatch {
  label: string
  locator: string
  length: number
  /** Whether its hyphen belongs to a single number. */
  isOne?: boolean
}

const separator = new RegExp(String.raw`^\s*[,${foreignCommas}]?\s*`, 'u')

/**
 * Splits the text after a citation key into locator and suffix.
 *
 * @param text such as `, pp. 3-4, and elsewhere`
 * @param language of the text, a BCP 47 tag
 * @returns in the locator, `\\-` is a hyphen that is not that of a range, as citeproc-js has it: after the singular of a label
 *   whose numbers may contain one
 * @example splitSuffix(', pp. 3-4 and more', 'en') // => { label: 'page', locator: '3-4', writtenLocator: 'pp. 3-4', suffix: ' and more' }
 */
export function splitSuffix(text: string, language: string): Split {
  const content = text.replace(separator, '')
  const labels = labelsOf(language)
  const match = labelFirst(content, labels) ?? time(content) ?? numberFirst(content, labels)
  if (!match) return withSuffix(text)
  const { label, locator, length, isOne = false } = match
  const written = content.slice(0, length)
  return {
    label,
    locator: isOne ? locator.replace('-', String.raw`\-`) : locator.replace(dashes, '-'),
    writtenLocator: isOne ? written : written.replace(/\s?-+\s?/g, '–'),
    ...withSuffix(content.slice(length)),
  }
}

function withSuffix(text: string): { suffix?: string } {
  const trimmed = text.trimEnd()
  return trimmed === '' ? {} : { suffix: trimmed }
}

/** `pp. 3-4` */
function labelFirst(text: string, { before, names, singular }: Labels): LocatorMatch | undefined {
  const [start, word = ''] = before.exec(text) ?? []
  const label = names.get(simplify(word))
  if (start === undefined || label === undefined) return undefined
  const [locator] = labelled.exec(text.slice(start.length)) ?? []
  if (locator === undefined) return undefined
  const isOne =
    hyphenated.has(label) && singular.has(simplify(word)) && /^[^\s,&-]+-[^\s,&-]+$/.test(locator)
  return { label, locator, length: start.length + locator.length, isOne }
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
