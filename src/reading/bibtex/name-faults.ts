/** Names that contain several names, or parts in the wrong places. */

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
  /** The name or the part of the list at fault, as written. */
  written: string
  /** Where it starts in the value. */
  offset: number
  /** How to write it, as text without LaTeX; `undefined` if that is not certain. */
  correct?: string
}

/** What is wrong with one name. */
type Flaw = Pick<NameFault, 'kind' | 'correct'>

/** Returns what is wrong with a name that contains several names or has its parts in the wrong places, or nothing. */
export function faultOf(name: string, readText: (latex: string) => string): Flaw | undefined {
  if (/^(?:family|given|prefix|suffix)[\w-]*\s*=/i.test(name)) return undefined
  if (atDepthZero(name, /(?<!&#?\w+);/g).length > 0) return { kind: 'semicolons' }
  if (atDepthZero(name, /(?<=\s)&(?=\s)|(?<=\s\\)&(?=\s)/g, true).length > 0)
    return { kind: 'ampersand' }
  const parts = splitAt(name.replace(/,\s*$/, ''), /,/g)
  const read = parts.map((part) => plainText(part, readText))
  return (
    flawOfPlaces(read) ??
    flawOfInitials(read) ??
    (parts.length === 1 ? flawOfConjunction(name, readText) : undefined) ??
    flawOfCommas(parts)
  )
}

/** Reads a part of a name as text. A part with a group of several words is kept as written, because braces keep it whole. */
function plainText(part: string, readText: (latex: string) => string): string {
  const text = /\{[^{}\\]*\s/.test(part) ? part : readText(part)
  return text.replace(/[\s\u00a0\u2009\u202f]+/g, ' ').trim()
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

/** Finds academic titles at the end of a name, and a suffix after the given name. */
function flawOfPlaces(parts: readonly string[]): Flaw | undefined {
  const kept = withoutDegrees(parts)
  const [family = '', given = '', last = ''] = kept
  const isLast = kept.length === 3 && generation.test(last) && !generation.test(given)
  const inOrder = kept.length === 2 && generation.test(given) ? fullName(family) : undefined
  if (!isLast && !inOrder && kept.length === parts.length) return undefined
  const inverted = inOrder && [inOrder.family, given, inOrder.given]
  const correct = isLast ? [family, last, given] : (inverted ?? kept)
  if (correct.length > 3) return undefined
  return {
    kind: kept.length < parts.length ? 'degree' : 'suffix-last',
    correct: correct.join(', '),
  }
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

/** Finds `Müller H, Weiß K`, the form of medical journals, in which each part is a person. */
function flawOfInitials(parts: readonly string[]): Flaw | undefined {
  const people = parts.map((part) =>
    /^((?:[\p{L}'’-]+ )*[\p{L}'’-]{2,}) (\p{Lu}{1,3})$/u.exec(part),
  )
  const isList = people.every((person) => person && /\p{Ll}|^\p{Lu}+$/u.test(person[1] ?? ''))
  if (people.length < 2 || !isList) return undefined
  const correct = people.map(
    (person) =>
      `${person?.[1]}, ${Array.from(person?.[2] ?? '', (letter) => `${letter}.`).join(' ')}`,
  )
  return { kind: 'initials-last', correct: correct.join(' and ') }
}

/** Finds `Hans Müller und Karl Weiß`: "and" in another language between full names in capitals. */
function flawOfConjunction(name: string, readText: (latex: string) => string): Flaw | undefined {
  const read = words(name).map((word) => plainText(word, readText))
  const sides: string[][] = [[]]
  for (const word of read) {
    if (/^(?:und|et|y|e|ed|en|och|og)$/.test(word)) sides.push([])
    else sides.at(-1)?.push(word)
  }
  const isFullName = (side: readonly string[]) =>
    (side.length === 2 || side.length === 3) &&
    side.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word))
  if (sides.length < 2 || !sides.every(isFullName)) return undefined
  return { kind: 'conjunction', correct: sides.map((side) => side.join(' ')).join(' and ') }
}
