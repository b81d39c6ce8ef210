/**
 * The grammar of citations in running text, which is that of pandoc ("Extension: citations" in its manual).
 *
 * It reads a plain string in which everything that cannot be part of a citation (escaped characters, markup) has been
 * replaced by `escaped` or `opaque`.
 */

import { toNormalForm } from '../shared/normal-form.ts'

/** Replaces an inline element, such as emphasis or a link. */
export const opaque = '\uFFFC'
/** Replaces a character that the author escaped. */
export const escaped = '\uFFFD'

/** A citation in a string, with offsets from the start of the string. */
export interface ParsedCitation {
  kind: 'citation'
  start: number
  end: number
  narrative: boolean
  items: ParsedItem[]
}

/** One source of a citation in a string. The affixes are spans of the string. */
export interface ParsedItem {
  /** The key, in Normalization Form C. */
  key: string
  /** The key as written. */
  written: string
  /** Offset of the `@`. */
  at: number
  prefix: [start: number, end: number]
  suffix: [start: number, end: number]
  suppressAuthor: boolean
}

/** Something that looks like a citation but is not one. */
export interface Malformed {
  kind: 'malformed'
  start: number
  end: number
  what:
    | 'names-no-source'
    | 'names-two-sources'
    | 'contains-markup'
    | 'contains-brackets'
    | 'has-no-key'
    | 'has-no-end'
    | 'has-no-start'
    | 'has-two-signs'
}

/**
 * The pattern of a key: a letter, digit or `_`, then the same with single punctuation characters in between. So two hyphens,
 * a possessive `’s` and punctuation at the end are not part of it. Marks belong to the letter before them: an accent in
 * decomposed form, a vowel sign of an Indic script. It is the source of a regular expression with the flag `u`.
 */
export const keyPattern = String.raw`[\p{L}\p{N}_]\p{M}*(?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_]\p{M}*)*`

const wholeKey = new RegExp(`^${keyPattern}$`, 'u')

/** Returns whether a key can be written in a citation. */
export function isCitableKey(text: string): boolean {
  return wholeKey.test(text)
}

/**
 * An address instead of a key, as in MyST: `@https://doi.org/10.1000/182`. No library has such a key, but it is read as one so
 * that it is reported. Punctuation at its end belongs to the sentence.
 */
const address = String.raw`[A-Za-z][A-Za-z\d+.\-]*://[^\s[\]{};,${opaque}]*[^\s[\]{};,.:!?'")${opaque}]`

/** The part after the name in a handle on a server, such as `@someone@example.social`. */
const handleServer = /^@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u

/** Returns whether a word after `@` is an address. */
export function isAddress(word: string): boolean {
  return new RegExp(`^${address}`, 'u').test(word)
}

/** A key with its `@`, after an optional hyphen that suppresses the authors. */
const mention = new RegExp(
  String.raw`(?:(?<![\p{L}\p{M}\p{N}_@-])(-)|(?<![\p{L}\p{M}\p{N}_@]))@(${address}|${keyPattern})`,
  'u',
)

/** Anything that may start a citation: a bracket, a key with a locator in brackets after it, or a key with two `@`. */
const start = new RegExp(
  String.raw`(\[)|${mention.source}(?<after>[ \n]?\[(?<locator>[^[\]@]*)\])?|(?<![\p{L}\p{M}\p{N}_@])@{2,}(?<doubled>${keyPattern})`,
  'gu',
)

/**
 * Finds the citations in a string, from left to right.
 *
 * @param text the string
 * @param isKey returns whether a bare `@word`, outside brackets, is a citation
 */
export function findCitations(
  text: string,
  isKey: (word: string) => boolean,
): (ParsedCitation | Malformed)[] {
  const citations: (ParsedCitation | Malformed)[] = []
  const token = new RegExp(start)
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const citation =
      match[1] === undefined
        ? (readDoubledSign(text, match, isKey) ?? readBare(text, match, isKey))
        : (readBrackets(text, match.index) ?? readStart(text, match.index))
    if (citation) citations.push(citation)
    // Brackets after a word that is not a key may contain citations.
    const unread = match.groups?.['after']?.length ?? 0
    token.lastIndex = citation?.end ?? match.index + match[0].length - unread
  }
  return citations
}

/** Reads `@@key`. */
function readDoubledSign(
  text: string,
  match: RegExpExecArray,
  isKey: (word: string) => boolean,
): Malformed | undefined {
  const doubled = match.groups?.['doubled']
  const end = match.index + match[0].length
  return doubled !== undefined &&
    isKey(toNormalForm(doubled)) &&
    !handleServer.test(text.slice(end))
    ? malformed('has-two-signs', match.index, end)
    : undefined
}

/** Reads `@key`, `-@key` and `@key [p. 3]`. */
function readBare(
  text: string,
  match: RegExpExecArray,
  isKey: (word: string) => boolean,
): ParsedCitation | Malformed | undefined {
  const [whole, , hyphen = '', word = ''] = match
  const { index: start } = match
  const at = start + hyphen.length
  const keyEnd = at + 1 + word.length
  const isHandle = handleServer.test(text.slice(keyEnd))
  if (word === '' || isHandle || !(isAddress(word) || isKey(toNormalForm(word)))) return undefined
  const end = start + whole.length
  const locator = match.groups?.['locator']
  if (locator?.includes(opaque)) return malformed('contains-markup', start, end)
  const half = locator === undefined ? halfBracket(text, start, keyEnd) : undefined
  if (half) return half
  const suppressAuthor = hyphen === '-'
  const item: ParsedItem = {
    key: toNormalForm(word),
    written: word,
    at,
    prefix: [start, start],
    suffix: locator === undefined ? [keyEnd, keyEnd] : [end - 1 - locator.length, end - 1],
    suppressAuthor,
  }
  return { kind: 'citation', start, end, narrative: !suppressAuthor, items: [item] }
}

/**
 * Finds a bracket of a citation without its counterpart: `see @key, p. 3]` and `[see @key`. With other characters before the
 * key, as in `[0, 1) of @key`, the bracket belongs to the text.
 */
function halfBracket(text: string, start: number, end: number): Malformed | undefined {
  const before = /[[\]][^[\]]*$/.exec(text.slice(Math.max(0, start - 80), start))?.[0]
  const after = /^[^[\]]{0,80}[[\]]/.exec(text.slice(end))?.[0]
  if (after?.endsWith(']') && !before?.startsWith('['))
    return malformed('has-no-start', start, end + after.length)
  if (before === undefined || !/^\[[\p{L}.,& ]{0,40}$/u.test(before) || after?.endsWith(']'))
    return undefined
  return malformed('has-no-end', start - before.length, end)
}

/** Reads the text between two brackets, if it contains a key. */
function readBrackets(text: string, start: number): ParsedCitation | Malformed | undefined {
  let depth = 0
  let nested = false
  let outer = ''
  for (let end = start; end < text.length; end += 1) {
    const character = text[end] ?? ''
    if (character === '[') depth += 1
    if (character === ']') depth -= 1
    if (depth === 1 && character !== '[' && character !== ']') outer += character
    if (depth > 1) nested = true
    if (depth > 0) continue
    if (/@\{/.test(outer)) return malformed('contains-brackets', start, end + 1)
    const first = mention.exec(outer)
    if (!first || handleServer.test(outer.slice(first.index + first[0].length))) return undefined
    if (nested || /[{}]/.test(outer)) return malformed('contains-brackets', start, end + 1)
    return readGroup(text, start, end + 1)
  }
  return undefined
}

/** Reads `[@` without a key or without a closing bracket. */
function readStart(text: string, start: number): Malformed | undefined {
  const begun = /^\[-?@[^\s\]]*\]?/.exec(text.slice(start))?.[0]
  if (begun === undefined) return undefined
  const end = start + begun.length
  if (/^\[-?@@+[\p{L}\p{N}_]/u.test(begun)) return malformed('has-two-signs', start, end)
  const first = mention.exec(begun)
  if (first && handleServer.test(begun.slice(first.index + first[0].length))) return undefined
  if (first) return malformed('has-no-end', start, end)
  return malformed(begun.includes(opaque) ? 'contains-markup' : 'has-no-key', start, end)
}

/** Reads `[see @a, p. 3; -@b]`, brackets included. */
function readGroup(text: string, start: number, end: number): ParsedCitation | Malformed {
  const items: ParsedItem[] = []
  let partStart = start + 1
  for (const part of text.slice(start + 1, end - 1).split(';')) {
    const partEnd = partStart + part.length
    const match = mention.exec(part)
    if (part.includes(opaque)) return malformed('contains-markup', start, end)
    if (!match) {
      const place = part.trim() === '' ? ([start, end] as const) : ([partStart, partEnd] as const)
      return malformed('names-no-source', ...place)
    }
    const keyEnd = partStart + match.index + match[0].length
    if (text[keyEnd] === '@' || mention.test(text.slice(keyEnd, partEnd)))
      return malformed('names-two-sources', partStart, partEnd)
    items.push({
      key: toNormalForm(match[2] ?? ''),
      written: match[2] ?? '',
      at: partStart + match.index + (match[1]?.length ?? 0),
      prefix: [partStart, partStart + match.index],
      suffix: [keyEnd, partEnd],
      suppressAuthor: match[1] === '-',
    })
    partStart = partEnd + 1
  }
  return { kind: 'citation', start, end, narrative: false, items }
}

function malformed(what: Malformed['what'], start: number, end: number): Malformed {
  return { kind: 'malformed', start, end, what }
}
