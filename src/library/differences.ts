/** How two records of one work differ. */

import type { CslName } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'

import { letters, type Work } from '../references/same-work.ts'
import { familyOrWholeName, namesAndOthers, wholeName } from '../references/names.ts'
import { endsOf, toEdtf } from '../shared/csl-date.ts'
import { isbn13, isbnsIn, plainDoi } from '../shared/identifiers.ts'
import { readDate, type WrittenDate } from '../shared/written-date.ts'
import { fieldOrder } from './written-reference.ts'

type Field = keyof Reference

/** A field in which two records contradict each other. */
export interface Conflict {
  field: string
  /** The two values, each on one line. */
  here: string
  there: string
}

/** The differences between a source of the library and a record of the same work from elsewhere. */
export interface Differences {
  /** The fields that only the other record has. */
  missing: Partial<Reference>
  conflicts: Conflict[]
}

/** Returns whether two values of a field can both be right. */
type Agree = (here: never, there: never) => boolean

const bySame =
  (normalize: (text: string) => string) =>
  (here: string, there: string): boolean =>
    normalize(here) === normalize(there)

/**
 * The fields in which a difference is a contradiction, and when two values agree. Of other fields, such as addresses,
 * publishers and keywords, a work can have several values.
 */
const compared: Partial<Record<Field, Agree>> = {
  title: titlesAgree,
  author: namesAgree,
  editor: namesAgree,
  'container-title': containersAgree,
  issued: datesAgree,
  volume: bySame(letters),
  issue: bySame(letters),
  page: bySame((page) => letters(page.replace(/\s*\p{Pd}+.*$/u, ''))),
  number: bySame(letters),
  edition: bySame((edition) => letters(edition).replace(/(?:st|nd|rd|th)?(?:ed|edition)?$/, '')),
  version: bySame(letters),
  DOI: bySame((doi) => plainDoi(doi).toLowerCase()),
  PMID: bySame((pmid) => pmid.trim()),
  PMCID: bySame((pmcid) => pmcid.trim().toUpperCase().replace(/^PMC/, '')),
  ISBN: (here: string, there: string) =>
    isbnsIn(here).some((isbn) => isbnsIn(there).some((other) => isbn13(isbn) === isbn13(other))),
}

/** Fields that are written with a work but say nothing about it that a library could lack. */
const notAdded = new Set<string>([
  'type',
  'aliases',
  'ignore',
  'remark',
  'background',
  'note',
  'annote',
  'keyword',
])

/**
 * Compares a record from elsewhere with the source of the library that is the same work.
 *
 * Two values agree if one is only less exact: a year and a day, initials and a given name, a title without its subtitle, an
 * abbreviated journal, a shortened list of names.
 */
export function differencesOf(here: Work, there: Work): Differences {
  const missing: Record<string, unknown> = {}
  const conflicts: Conflict[] = []
  for (const field of fieldOrder as readonly Field[]) {
    const [own, other] = [here[field], there[field]]
    if (other === undefined) continue
    if (own === undefined) {
      if (!notAdded.has(field)) missing[field] = other
      continue
    }
    const agree = compared[field]
    if (agree && !agree(own as never, other as never)) {
      conflicts.push({ field, here: shown(own), there: shown(other) })
    }
  }
  return { missing, conflicts }
}

function titlesAgree(here: string, there: string): boolean {
  const [short = '', long = ''] = [letters(here), letters(there)].sort(
    (a, b) => a.length - b.length,
  )
  if (short === long) return true
  const isWithoutSubtitle = [here, there].some(
    (title) => letters(title) === long && letters(title.split(/[:?–—]/)[0] ?? '') === short,
  )
  return isWithoutSubtitle || (short.length > 40 && long.startsWith(short))
}

/** Compares names in order: the family names, and the first letters of the given names. One list can be shorter. */
function namesAgree(here: readonly CslName[], there: readonly CslName[]): boolean {
  const [own, other] = [namesAndOthers(here).names, namesAndOthers(there).names]
  return own.every((name, index) => {
    const same = other[index]
    return same === undefined || nameAgrees(name, same)
  })
}

function nameAgrees(one: CslName, other: CslName): boolean {
  const [a, b] = [letters(familyOrWholeName(one)), letters(familyOrWholeName(other))]
  // Of a name in one piece, the parts are unknown.
  if (one.literal !== undefined || other.literal !== undefined) {
    const [whole, part] = [letters(wholeName(one)), letters(wholeName(other))]
    return whole === part || whole.includes(b) || part.includes(a)
  }
  if (a !== b) return false
  const [first, second] = [letters(one.given ?? ''), letters(other.given ?? '')]
  return first === '' || second === '' || first[0] === second[0]
}

const smallWords = /^(?:and|the|of|for|in|de|des|der|die|das|und|et|la|le|los|el)$/i

/** Compares the titles of journals or books, of which one may be abbreviated or have an addition: `N Engl J Med`. */
function containersAgree(here: string, there: string): boolean {
  const [a, b] = [letters(here), letters(there)]
  if (a.startsWith(b) || b.startsWith(a)) return true
  const [one, other] = [here, there].map((title) =>
    title
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== '' && !smallWords.test(word))
      .map(letters),
  )
  if (!one || !other) return false
  const isAbbreviated =
    one.length === other.length &&
    one.every((word, index) => {
      const full = other[index] ?? ''
      return word[0] === full[0] && (full.startsWith(word) || word.startsWith(full))
    })
  const initials = [one, other].map((words) => words.map(([first]) => first).join(''))
  return isAbbreviated || initials[0] === b || initials[1] === a
}

/** Compares dates as exactly as both are known. Words, such as "in press", agree with nothing else. */
function datesAgree(here: WrittenDate, there: WrittenDate): boolean {
  const [one, other] = [readDate(here), readDate(there)]
  if (!one || !other) return true
  const [a, b] = [endsOf(one), endsOf(other)]
  if (a.length === 0 || b.length === 0) return letters(shown(here)) === letters(shown(there))
  // A season has no month to compare.
  const parts = (ends: readonly number[][]) =>
    (ends[0] ?? []).slice(0, (ends[0]?.[1] ?? 0) > 12 ? 1 : 3)
  const [own, theirs] = [parts(a), parts(b)]
  const exact = Math.min(own.length, theirs.length)
  return own.slice(0, exact).every((part, index) => part === theirs[index])
}

/** Returns a value on one line, for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((name) => wholeName(name as CslName)).join(', ')
  const date = readDate(value as WrittenDate)
  return (date && (toEdtf(date) ?? date.literal)) ?? JSON.stringify(value)
}
