/** The parts of a person's name, for programs that cite. */

import type { Person } from './schema.ts'

/** A name in the fields of CSL: a person in parts, or a name that is used as a whole. */
export type NameInParts = { family: string; given: string; suffix?: string } | { literal: string }

/** The fields of a record that concern the name. */
type Named = Pick<Person, 'name' | 'type' | 'given' | 'family' | 'suffix'>

/** A part that is not in the name. */
export interface PartsFault {
  part: 'given' | 'family' | 'suffix'
  value: string
  /** What the part would be if the others are right. */
  proposal?: string
}

/**
 * Returns the name of a person or organisation as programs that cite need it.
 *
 * Without `family` and `given`, a name is split only if it leaves little doubt: two words with capitals, with nothing but
 * initials between them, apart from titles and degrees. Everything else stays whole: of three words, two may be given names or family names.
 */
export function nameInParts({ name, type, given, family, suffix }: Named): NameInParts {
  if (type === 'organization') return { literal: name }
  if (given !== undefined && family !== undefined)
    return { family, given, ...(suffix !== undefined && { suffix }) }
  const [, first, last] = plainName.exec(plain(name)) ?? []
  return first !== undefined && last !== undefined
    ? { family: last, given: first }
    : { literal: name }
}

const word = String.raw`\p{Lu}[\p{L}\p{M}\p{Pd}'\u2019]+`

/** `Ada Li`, `J.R. Smith` and `Mary J. Smith`, but neither `The Desk` nor `Bo II`. */
const plainName = new RegExp(
  String.raw`^(?!(?:The|Der|Die|Das|Le|La|Les) )((?:\p{Lu}|(?:\p{Lu}\.)+|${word})(?: (?:\p{Lu}|(?:\p{Lu}\.)+))*) (?!(?:Jr|Sr|I{2,3}|IV)$)(${word})$`,
  'u',
)

/**
 * Returns the likely parts of a name that has more than two words and is therefore not split, as an example for its author:
 * the family name starts with the first particle, or is the last word.
 *
 * @returns `undefined` for organisations and for names that leave little doubt
 */
export function likelyParts(person: Named): Omit<Named, 'name' | 'type'> | undefined {
  if (person.family !== undefined || person.given !== undefined) return undefined
  const [, names = '', suffix] =
    /^(.*?)(?:,? ((?:Jr|Sr|I{2,3}|IV)\.?))?$/u.exec(plain(person.name)) ?? []
  const words = names.split(' ')
  const count = words.length + (suffix === undefined ? 0 : 1)
  if (person.type === 'organization' || count < 3 || names.includes(',')) return undefined
  if (!('literal' in nameInParts(person))) return undefined
  const particle = words.findIndex((each, index) => index > 0 && /^\p{Ll}/u.test(each))
  const start = particle > 0 && particle < words.length - 1 ? particle : words.length - 1
  return {
    given: words.slice(0, start).join(' '),
    family: words.slice(start).join(' '),
    ...(suffix !== undefined && { suffix }),
  }
}

/**
 * Finds a part of a person's name that is not in `name`. The name consists of its parts, and either the given or the family
 * names come first. Titles before the name (`Dr.`) and degrees after a comma do not belong to a part.
 */
export function partsFault({ name, given, family, suffix }: Named): PartsFault | undefined {
  if (given === undefined || family === undefined) return undefined
  const names = suffix === undefined ? plain(name) : withoutEnd(plain(name), suffix)
  if (names === undefined) return { part: 'suffix', value: suffix ?? '' }
  const [first, last] = [spaced(given), spaced(family)]
  const fits = [`${first} ${last}`, `${last} ${first}`, last + first, first + last]
  if (fits.includes(names)) return undefined
  const otherGiven = withoutEnd(names, last) ?? withoutStart(names, last)
  const otherFamily = withoutStart(names, first) ?? withoutEnd(names, first)
  if (otherFamily && (!otherGiven || /^\p{Ll}/u.test(otherFamily)))
    return { part: 'family', value: family, proposal: otherFamily }
  if (otherGiven) return { part: 'given', value: given, proposal: otherGiven }
  return { part: 'family', value: family }
}

/** Titles before a name: abbreviations of more than one letter, and those that some write without a full stop. */
const titles = /^(?:(?:\p{L}{2,}\.|Dr|Prof|Professor|Mr|Mrs|Ms) )+/u

/** A degree after a comma: `MD`, `Ph.D.`, `FRCP`. `Jr.` and the like belong to the name. */
const degree = /^(?!Jr|Sr|I{2,3}\b|IV\b)(?:\p{Lu}\p{Ll}{0,2}\.?){2,6}$/u

/** A degree that is known without a comma before it. */
const knownDegree = /^(?:M\.?D|Ph\.?D|MSc|BSc|MPH|RN|MBBS)\.?$/

/** Returns a name without titles and degrees. */
function plain(name: string): string {
  const words = spaced(name.replace(/,\s*/gu, ', ')).replace(titles, '').split(' ')
  for (;;) {
    const [before, last = ''] = words.slice(-2)
    const isDegree = knownDegree.test(last) || (before?.endsWith(',') && degree.test(last))
    if (words.length < 2 || !isDegree) return words.join(' ')
    words.splice(-2, 2, before?.replace(/,$/u, '') ?? '')
  }
}

function spaced(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

function withoutStart(name: string, part: string): string | undefined {
  return name.startsWith(`${part} `) ? name.slice(part.length + 1) : undefined
}

function withoutEnd(name: string, part: string): string | undefined {
  return name.endsWith(` ${part}`) ? name.slice(0, -part.length - 1).replace(/,$/u, '') : undefined
}
