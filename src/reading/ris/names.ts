/** Names of RIS, of which each should have a line of its own. */

import type { CslName } from '../../references/csl.ts'

import { readName } from '../tagged/values.ts'

/** What separates people who share a line. */
const separator = /\s*;\s*|,?\s+(?:&|and)\s+/

/** Initials, or given names without the words of organisations. */
const given = /^\p{Lu}[\p{L}’'.-]*(?:\s+\p{L}[\p{L}’'.-]*)*$/u
const initials = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u
const ofOrganisation =
  /(?:^|\s)(?:of|for|the|on|inc|ltd|llc|gmbh|co|company|department|education|health|science|sciences|welfare)\.?(?:\s|$)/i

/**
 * Reads the people in a value. It is usually one, but some programs put all authors into one `AU`: `Smith, J.; Jones, B.`,
 * `Smith, J. & Jones, B.` or `Smith, J., Jones, B.`. They are read as several people only if each part is `Family, Given`.
 * Any other value is one name.
 */
export function readNamesOfLine(written: string): CslName[] {
  const line = written.replace(/[\s;]+$/, '')
  const people = inPairs(line) ?? line.split(separator)
  return people.length > 1 && people.every(isPerson) ? people.map(readName) : [readName(line)]
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
