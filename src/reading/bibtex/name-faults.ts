/** Names that contain several names, or parts in the wrong places. */

import { hasOrganisationWord } from '../organisation-words.ts'
import { atDepthZero, splitAt, words } from './brace-depth.ts'

/** A name that was read otherwise than it is written, or could not be read. */
export interface NameFault {
  kind:
    | 'et-al'
    | 'semicolons'
    | 'ampersand'
    | 'commas'
    | 'empty'
    | 'initials-last'
    | 'conjunction'
    | 'suffix-last'
    | 'degree'
    | 'initials-alone'
    | 'organisation'
    | 'years'
  /** The name or the part of the list at fault, as written. */
  written: string
  /** Where it starts in the value. */
  offset: number
  /** How to write it, as text without LaTeX; `undefined` if that is not certain. */
  correct?: string
}

/** What is wrong with one name. */
type Flaw = Pick<NameFault, 'kind' | 'correct'>

/**
 * Returns what is wrong with a name that contains several names or has its parts in the wrong places, or nothing.
 *
 * @param isInShort whether every name of the list may be a family name and an initial, `Smith J`
 */
export function faultOf(
  name: string,
  readText: (latex: string) => string,
  isInShort: boolean,
): Flaw | undefined {
  if (/^(?:family|given|prefix|suffix)[\w-]*\s*=/i.test(name)) return undefined
  if (atDepthZero(name, /(?<!&#?\w+);/g).length > 0) return { kind: 'semicolons' }
  if (atDepthZero(name, /(?<=\s)&(?=\s)|(?<=\s\\)&(?=\s)/g, true).length > 0)
    return { kind: 'ampersand' }
  const parts = splitAt(name.replace(/,\s*$/, ''), /,/g)
  const read = parts.map((part) => plainText(part, readText))
  return (
    flawOfPlaces(read) ??
    flawOfInitials(read, isInShort) ??
    flawOfConjunction(name, readText) ??
    (parts.length === 1 && read.every(isUnmarkedOrganisation)
      ? { kind: 'organisation', correct: `{${read.join('')}}` }
      : undefined) ??
    flawOfCommas(parts)
  )
}

/** Reads a part of a name as text. A word with a group of several is kept as written, because braces keep it whole. */
function plainText(part: string, readText: (latex: string) => string): string {
  return words(part)
    .map((word) => (/\{[^{}\\]*\s/.test(word) ? word : readText(word)))
    .join(' ')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .trim()
}

/** Finds `World Health Organization`, which would be a family name with two given names. */
function isUnmarkedOrganisation(name: string): boolean {
  return !/[{}]/.test(name) && name.includes(' ') && hasOrganisationWord(name)
}

function flawOfCommas(parts: readonly string[]): Flaw | undefined {
  if (parts.length > 3) return { kind: 'commas' }
  const [last = '', middle = ''] = parts.length === 3 ? parts : []
  if (words(middle.trim()).length < 2 || suffix.test(middle)) return undefined
  if (words(last.trim()).length === 1 && title.test(middle)) return undefined
  return { kind: 'commas' }
}

/** Matches the part between two commas in "King, Jr., Martin Luther": one word, or a degree with several. */
const suffix = /^\s*(?:[JS]r|[IVX]+|\d\w\w|Ph\.?\s?D|M\.?\s?D|Esq|[\p{Lu}.\s]+)\.?\s*$/u

/** Matches the part between two commas in "Windsor, Duke of Edinburgh, Philip" and "Plinius, the Elder, Gaius". */
const title = /^\s*(?:\p{Ll}|\p{Lu}\p{L}+ of )/u

/** Matches a part that says which person of a family it is. */
const generation = /^(?:[JS]r\.?|I{2,3}|IV|2nd|3rd|4th)$/

/** Matches academic titles that cannot be initials. */
const degree =
  /^(?:Ph\.?\s?D|D\.?\s?Phil|[MB]\.?\s?Sc|Pharm\.?\s?D|Psy\.?\s?D|Ed\.?\s?D|Dr\.?\s?P\.?H|(?:Prof|Professor|Dr)(?:\.?\s?(?:Dr|med|phil|rer|nat|habil))*)\.?$/

/** Matches academic titles that can be initials too. */
const degreeInCapitals =
  /^(?:M\.?\s?D|M\.?\s?A|B\.?\s?A|M\.?\s?S|B\.?\s?S|M\.?P\.?H|M\.?B\.?A|M\.?B\.?B\.?S|R\.?N|J\.?D|D\.?D\.?S|FRCP|FRCS)\.?$/

/** Finds academic titles and years at the end of a name, and a suffix after the given or the whole name. */
function flawOfPlaces(parts: readonly string[]): Flaw | undefined {
  const [family = '', given = '', last = ''] = parts
  if (parts.length === 3 && /^(?:b\. )?\d{4}(?:\p{Pd}(?:\d{4})?)?$/u.test(last))
    return { kind: 'years', correct: `${family}, ${given}` }
  const kept = withoutDegrees(parts)
  const correct = withSuffixApart(kept)
  if (correct === parts || correct.length > 3) return undefined
  return { kind: kept === parts ? 'suffix-last' : 'degree', correct: correct.join(', ') }
}

/** Puts a suffix where BibTeX expects it: between the family name and the given name. */
function withSuffixApart(parts: readonly string[]): readonly string[] {
  const [family = '', given = '', last = ''] = parts
  if (parts.length === 3 && generation.test(last) && !generation.test(given))
    return [family, last, given]
  if (parts.length === 2 && !generation.test(given)) {
    const [, before, suffix] = /^(.+) (\S+)$/.exec(given) ?? []
    return before !== undefined && suffix !== undefined && generation.test(suffix)
      ? [family, suffix, before]
      : parts
  }
  const [, whole = family, suffix = given] =
    (parts.length === 1 && /^(.+) (\S+)$/.exec(family)) || []
  const name = parts.length < 3 && generation.test(suffix) ? fullName(whole) : undefined
  return name ? [name.family, suffix, name.given] : parts
}

/** Splits `Jan van der Berg`, which has its parts in order. A particle starts in lower case. */
function fullName(text: string): { given: string; family: string } | undefined {
  const [, given = '', family = ''] =
    /^(\p{Lu}\S*(?: \p{Lu}\S*)*?) ((?:\p{Ll}\S* )*\p{Lu}\S*)$/u.exec(text) ?? []
  return family === '' ? undefined : { given, family }
}

function withoutDegrees(parts: readonly string[]): readonly string[] {
  const [, given = ''] = parts
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return parts
  const hasGiven =
    parts.length > 2 &&
    /\p{Ll}/u.test(given) &&
    ![generation, degree, title].some((each) => each.test(given))
  const isDegree = degree.test(last) || (hasGiven && degreeInCapitals.test(last))
  return isDegree ? withoutDegrees(parts.slice(0, -1)) : parts
}

/** Finds `Müller H, Weiß K`, the form of medical journals, in which each part is a person, and `Smith JA` alone. */
function flawOfInitials(parts: readonly string[], isInShort: boolean): Flaw | undefined {
  const people = parts.map((part) =>
    /^((?:[\p{L}'’-]+ )*[\p{L}'’-]{2,}) (\p{Lu}{1,3})$/u.exec(part),
  )
  const isList = people.every((person) => person && /\p{Ll}|^\p{Lu}+$/u.test(person[1] ?? ''))
  if (!isList) return undefined
  const alone = people.length === 1 ? (people[0]?.[2] ?? '') : undefined
  // `Malcolm X` has a family name of one letter, and `Henry VIII` a number.
  if (alone !== undefined && (/^[IVX]+$/.test(alone) || (alone.length === 1 && !isInShort)))
    return undefined
  const correct = people.map(
    (person) =>
      `${person?.[1]}, ${Array.from(person?.[2] ?? '', (letter) => `${letter}.`).join(' ')}`,
  )
  return {
    kind: alone === undefined ? 'initials-last' : 'initials-alone',
    correct: correct.join(' and '),
  }
}

/** Returns whether a name may be a family name with an initial after it. */
export function isShort(name: string): boolean {
  return /^\p{Lu}[\p{L}'’-]+ \p{Lu}{1,3}$/u.test(name)
}

/** Matches `Hans Müller` or `J. Smith`. */
const fullNameWords = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,2}$/u
/** Matches `Müller, Hans`. */
const inverted = /^(?:\p{Ll}+ )*\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?, \p{Lu}[\p{L}'’. -]*$/u
/** Matches `J. Smith`, which cannot be a family name. */
const initialFirst = /^(?:\p{Lu}\.[\s-]?)+\s?(?:\p{Ll}+ )*\p{Lu}[\p{L}'’-]+$/u

/** Finds `Hans Müller und Karl Weiß`, "and" in another language between names, and `J. Smith, K. Jones`. */
function flawOfConjunction(name: string, readText: (latex: string) => string): Flaw | undefined {
  const text = plainText(name, readText)
  const sides = text.split(/ (?:und|et|y|e|ed|en|och|og) /)
  const areNames =
    sides.every((side) => fullNameWords.test(side)) || sides.every((side) => inverted.test(side))
  if (sides.length > 1 && areNames) return { kind: 'conjunction', correct: sides.join(' and ') }
  const people = text.split(/, /)
  if (people.length < 2 || !people.every((each) => initialFirst.test(each))) return undefined
  return { kind: 'conjunction', correct: people.join(' and ') }
}
