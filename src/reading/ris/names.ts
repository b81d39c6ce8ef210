/** Names of RIS, of which each should have a line of its own. */

import type { CslName } from '../../references/csl.ts'

import { othersMark } from '../../references/names.ts'
import { degree, isMedline, withoutOthers } from '../author-list.ts'
import { hasOrganisationWord } from '../organisation-words.ts'
import { legalForm, readName, readShortName, suffix } from '../tagged/values.ts'

/** What joins two people. */
const joint = /,?\s+(?:&|and)\s+/

/** Initials, or given names without the words of organisations. */
const given = /^\p{Lu}[\p{L}’'.-]*(?:\s+\p{L}[\p{L}’'.-]*)*$/u
const initials = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u
const ofOrganisation =
  /(?:^|\s)(?:of|for|the|on|inc|ltd|llc|gmbh|co|company|department|education|health|science|sciences|welfare)\.?(?:\s|$)/i

/**
 * Reads the people in a value. It is usually one, but some programs put all authors into one `AU`: `Smith, J.; Jones, B.`,
 * `Smith, J. & Jones, B.`, `Smith, J., Jones, B.` or `Smith J, Jones B`. Any other value is one name. `et al.` becomes the
 * mark that the list goes on.
 */
export function readNamesOfLine(written: string): CslName[] {
  const { list, hasOthers } = withoutOthers(written.replace(/[\s;]+$/, ''))
  const people = list === '' ? [] : list.split(/\s*;\s*/).flatMap(readPart)
  return hasOthers ? [...people, othersMark] : people
}

/** Reads what is between two semicolons. */
function readPart(part: string): CslName[] {
  if (isOrganisationWithCommas(part)) return [{ literal: part.trim() }]
  const people = inPairs(part) ?? part.split(joint)
  if (people.length > 1 && people.every(isPerson)) return people.map(readName)
  const inShort = part.split(/,?\s+(?:&|and)\s+|\s*,\s*/)
  if (
    inShort.every((each) => isMedline(each) && /\p{Ll}/u.test(each) && !hasOrganisationWord(each))
  )
    return inShort.map(readShortName)
  return [readOne(part)]
}

/** Reads one name: also `King, Jr., Martin Luther`, `Smith, John, PhD`, and `J. Smith`, which starts with initials. */
function readOne(name: string): CslName {
  const parts = name.split(',').map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  const isPlain = parts.length === 3 && !suffix.test(last)
  if (isPlain && degree.test(last)) return readName(parts.slice(0, -1).join(', '))
  const [family = '', middle = '', given = ''] = parts
  if (isPlain && suffix.test(middle)) return readName([family, given, middle].join(', '))
  const [, initials, surname] =
    /^((?:\p{Lu}\.[\s-]?)+)\s*((?:\p{Ll}+ )*\p{Lu}[\p{L}’'-]+)$/u.exec(name) ?? []
  return readName(initials === undefined ? name : `${surname}, ${initials.trim()}`)
}

/** `Ministry of Health, Labour and Welfare`, `Ash, Birch & Elm, Inc.` */
function isOrganisationWithCommas(name: string): boolean {
  const [first = '', ...rest] = name.split(',').map((part) => part.trim())
  const last = rest.at(-1) ?? ''
  return (first.includes(' ') && hasOrganisationWord(first) && last !== '') || legalForm.test(last)
}

/** Splits `Smith, J., Jones, B.`, in which every second part is initials. */
function inPairs(line: string): string[] | undefined {
  const parts = line.split(/,?\s+(?:&|and)\s+|\s*,\s*(?:(?:&|and)\s+)?/)
  if (parts.length < 4 || parts.length % 2 === 1) return undefined
  if (!parts.every((part, at) => initials.test(part) === (at % 2 === 1))) return undefined
  return parts.flatMap((family, at) => (at % 2 === 0 ? `${family}, ${parts[at + 1] ?? ''}` : []))
}

/** Returns whether a part is `Family, Given`. */
function isPerson(part: string): boolean {
  const [family = '', first = '', ...more] = part.split(',').map((each) => each.trim())
  if (more.length > 0 || !/^\p{L}[^;&]*$/u.test(family) || !given.test(first)) return false
  return ![family, first].some((each) => ofOrganisation.test(each))
}
