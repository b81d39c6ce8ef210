/**
 * The grammar of citations in running text: pandoc's ("Extension: citations" of its manual).
 *
 * It works on a plain string in which everything that cannot take part in a citation (escaped characters, markup) has
 * been replaced by `opaque`.
 */

import { toNormalForm } from '../shared/normal-form.ts'

/** Stands for an inline element, such as emphasis or a link. */
export const opaque = '\uFFFC'
/** Stands for a character that the author escaped, so that it means nothing but itself. */
export const escaped = '\uFFFD'

/** A citation as found in a string; offsets count from its start. */
export interface FoundCitation {
  kind: 'citation'
  start: number
  end: number
  narrative: boolean
  items: FoundItem[]
}

/** One source in a found citation. The affixes are spans of the string. */
export interface FoundItem {
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

/** Something that looks like a citation and is none. */
export interface Malformed {
  kind: 'malformed'
  start: number
  end: number
  what:
    | 'names-no-source'
    | 'names-two-sources'
    | 'holds-markup'
    | 'holds-brackets'
    | 'has-no-key'
    | 'has-no-end'
    | 'has-no-start'
    | 'has-two-signs'
}

/**
 * A key: a letter, digit or `_`, then the same with single punctuation characters inside.
 * Two hyphens or a possessive `’s` therefore end it, and so does punctuation at its end. Marks belong to the letter
 * before them: an accent in decomposed form, a vowel sign of an Indic script. The source of a regular expression for
 * the flag `u`.
 */
export const keyPattern = String.raw`[\p{L}\p{N}_]\p{M}*(?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_]\p{M}*)*`

const wholeKey = new RegExp(`^${keyPattern}$`, 'u')

/** Returns whether a key can be written in a citation. */
export function isCitableKey(text: string): boolean {
  return wholeKey.test(text)
}

/**
 * An address in the place of a key, as MyST has it: `@https://doi.org/10.1000/182`. No library has such a key, but read as
 * one it is found and reported. The marks at its end belong to the sentence.
 */
const address = String.raw`[A-Za-z][A-Za-z\d+.\-]*://[^\s[\]{};,${opaque}]*[^\s[\]{};,.:!?'")${opaque}]`

/** A handle on a server, such as `@someone@example.social`: what follows the name. */
const handleServer = /^@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u

/** Returns whether a word after `@` is an address. */
export function isAddress(word: string): boolean {
  return new RegExp(`^${address}`, 'u').test(word)
}

/** A key with its `@`, and a single hyphen before that to leave the authors out. */
const mention = new RegExp(
  String.raw`(?:(?<![\p{L}\p{M}\p{N}_@-])(-)|(?<![\p{L}\p{M}\p{N}_@]))@(${address}|${keyPattern})`,
  'u',
)

/**
 * Finds the citations in a string, from left to right.
 *
 * @param text the string
 * @param isKey tells whether a bare `@word`, outside brackets, is meant as a citation
 */
export function findCitations(
  text: string,
  isKey: (word: string) => boolean,
): (FoundCitation | Malformed)[] {
  const found: (FoundCitation | Malformed)[] = []
  const token = new RegExp(
    String.raw`(\[)|${mention.source}(?:([ \n]?)\[([^[\]@]*)\])?|(?<![\p{L}\p{M}\p{N}_@])@{2,}(?<doubled>${keyPattern})`,
    'gu',
  )
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index
    if (match[1] !== undefined) {
      const group = readBrackets(text, start) ?? readStart(text, start)
      if (group) {
        found.push(group)
        token.lastIndex = group.end
      }
      continue
    }
    const doubled = match.groups?.['doubled']
    if (doubled !== undefined) {
      const end = start + match[0].length
      if (isKey(toNormalForm(doubled)) && !handleServer.test(text.slice(end)))
        found.push({ kind: 'malformed', start, end, what: 'has-two-signs' })
      continue
    }
    const word = match[3] ?? ''
    const at = start + (match[2]?.length ?? 0)
    const keyEnd = at + 1 + word.length
    const isHandle = handleServer.test(text.slice(keyEnd))
    if (isHandle || !(isAddress(word) || isKey(toNormalForm(word)))) {
      token.lastIndex = keyEnd
      continue
    }
    const bracket = match[5]
    const end = start + match[0].length
    if (bracket?.includes(opaque)) {
      found.push({ kind: 'malformed', start, end, what: 'holds-markup' })
      continue
    }
    const half = bracket === undefined ? halfBracket(text, start, keyEnd) : undefined
    if (half) {
      found.push(half)
      token.lastIndex = half.end
      continue
    }
    found.push({
      kind: 'citation',
      start,
      end: bracket === undefined ? keyEnd : end,
      narrative: match[2] !== '-',
      items: [
        {
          key: toNormalForm(word),
          written: word,
          at,
          prefix: [start, start],
          suffix: bracket === undefined ? [keyEnd, keyEnd] : [end - 1 - bracket.length, end - 1],
          suppressAuthor: match[2] === '-',
        },
      ],
    })
  }
  return found
}

/**
 * Finds the one bracket of a citation that lacks the other: `see @key, p. 3]` and `[see @key`. Other signs between it and
 * the key, as in `[0, 1) of @key`, make it a bracket of the text.
 */
function halfBracket(text: string, start: number, end: number): Malformed | undefined {
  const before = /[[\]][^[\]]*$/.exec(text.slice(Math.max(0, start - 80), start))?.[0]
  const after = /^[^[\]]{0,80}[[\]]/.exec(text.slice(end))?.[0]
  if (after?.endsWith(']') && !before?.startsWith('[')) {
    return { kind: 'malformed', start, end: end + after.length, what: 'has-no-start' }
  }
  if (before === undefined || !/^\[[\p{L}.,& ]{0,40}$/u.test(before) || after?.endsWith(']'))
    return undefined
  return { kind: 'malformed', start: start - before.length, end, what: 'has-no-end' }
}

/** Reads what stands between a bracket and its partner, if it is about a source. */
function readBrackets(text: string, start: number): FoundCitation | Malformed | undefined {
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
    if (/@\{/.test(outer)) return { kind: 'malformed', start, end: end + 1, what: 'holds-brackets' }
    const first = mention.exec(outer)
    if (!first || handleServer.test(outer.slice(first.index + first[0].length))) return undefined
    if (nested || /[{}]/.test(outer))
      return { kind: 'malformed', start, end: end + 1, what: 'holds-brackets' }
    return readGroup(text, start, end + 1)
  }
  return undefined
}

/** Reads `[@` where no citation follows: without a key behind it, or without a closing bracket. */
function readStart(text: string, start: number): Malformed | undefined {
  const begun = /^\[-?@[^\s\]]*\]?/.exec(text.slice(start))?.[0]
  if (begun === undefined) return undefined
  if (/^\[-?@@+[\p{L}\p{N}_]/u.test(begun))
    return { kind: 'malformed', start, end: start + begun.length, what: 'has-two-signs' }
  const found = mention.exec(begun)
  const end = start + begun.length
  if (found && handleServer.test(begun.slice(found.index + found[0].length))) return undefined
  if (found) return { kind: 'malformed', start, end, what: 'has-no-end' }
  return {
    kind: 'malformed',
    start,
    end,
    what: begun.includes(opaque) ? 'holds-markup' : 'has-no-key',
  }
}

/** Reads `[see @a, p. 3; -@b]`, brackets included. */
function readGroup(text: string, start: number, end: number): FoundCitation | Malformed {
  const items: FoundItem[] = []
  let partStart = start + 1
  for (const part of text.slice(start + 1, end - 1).split(';')) {
    const partEnd = partStart + part.length
    const match = mention.exec(part)
    if (part.includes(opaque)) return { kind: 'malformed', start, end, what: 'holds-markup' }
    if (!match)
      return part.trim() === ''
        ? { kind: 'malformed', start, end, what: 'names-no-source' }
        : { kind: 'malformed', start: partStart, end: partEnd, what: 'names-no-source' }
    const keyEnd = partStart + match.index + match[0].length
    if (text[keyEnd] === '@' || mention.test(text.slice(keyEnd, partEnd))) {
      return { kind: 'malformed', start: partStart, end: partEnd, what: 'names-two-sources' }
    }
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
