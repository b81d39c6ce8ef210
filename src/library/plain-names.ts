/** Names as services send them, converted to those of a reference. */

import citeproc from 'citeproc'

import type { CslName } from '../references/csl.ts'

import { plainText } from './plain-title.ts'

/** A name as a service sends it. */
export interface SentName {
  family?: string | null | undefined
  given?: string | null | undefined
  suffix?: string | null | undefined
  /** The name of an organisation. */
  name?: string | null | undefined
}

/** Words in the names of groups that some publishers send as family names. */
const group =
  /\b(?:alliance|association|board|center|centre|centers|collaborat(?:ion|ive|ors)|committee|consortium|council|department|foundation|group|initiative|institute|investigators?|ministry|network|organi[sz]ation|panel|project|society|team|trialists?|university)\b/i

/**
 * Converts a name. Particles get fields of their own, as citeproc divides them, and so does a suffix; a family name in
 * capitals gets normal case.
 *
 * @returns `undefined` if there is no name
 */
export function plainName(sent: SentName): CslName | undefined {
  const plain = (part: string | null | undefined) => plainText(part ?? '').replace(/,$/, '')
  const [family, given, suffix] = [plain(sent.family), plain(sent.given), plain(sent.suffix)]
  const name = plain(sent.name)
  if (name !== '') return { literal: name }
  if (family === '' && given === '') return undefined
  if (family === '') return { literal: given }
  if (given === '' && group.test(family)) return { literal: family }
  const person: Record<string, unknown> = { family: normalCase(family), given: normalCase(given) }
  citeproc.parseParticles(person)
  const ofFamily = /^(.+?),?\s+(Jr\.?|Sr\.?|II|III|IV)$/.exec(String(person['family']))
  if (ofFamily) [person['family'], person['suffix']] = [ofFamily[1], ofFamily[2]]
  if (suffix !== '') person['suffix'] = suffix
  return Object.fromEntries(
    Object.entries(person).filter(([, value]) => value !== '' && value !== undefined),
  )
}

/** Converts a list of names. Names that are empty, or sent twice, are left out. */
export function plainNames(sent: readonly SentName[]): CslName[] {
  const names = new Map<string, CslName>()
  for (const each of sent) {
    const name = plainName(each)
    const identity = JSON.stringify(name)
    if (name && !names.has(identity)) names.set(identity, name)
  }
  return [...names.values()]
}

/**
 * Divides a name that a service sends as one text. The last word is the family name, with the particles before it.
 *
 * @example personInText('Jan van der Berg') // => { family: 'van der Berg', given: 'Jan' }
 */
export function personInText(text: string): SentName {
  const plain = plainText(text)
  const [, last, first] = /^([^,]+),\s*(.+)$/.exec(plain) ?? []
  if (last !== undefined) return { family: last, given: first }
  if (group.test(plain)) return { name: plain }
  const [, given, family] =
    /^(.+?)\s+((?:\p{Ll}[\p{L}'’]*\s+)*\S+(?:\s+(?:Jr\.?|Sr\.?|II|III|IV))?)$/u.exec(plain) ?? []
  return family === undefined ? { name: plain } : { family, given }
}

/** Writes a name in capitals as `Smith-Jones`. Initials, and names in scripts without case, stay. */
function normalCase(name: string): string {
  const letters = name.match(/\p{L}/gu) ?? []
  const isInCapitals =
    letters.length > 3 && letters.every((each) => /\p{Lu}/u.test(each)) && !name.includes('.')
  if (!isInCapitals) return name
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
}
