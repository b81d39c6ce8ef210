import type { CslDate } from '../shared/csl-date.ts'
import type { CslItem, CslName } from './csl.ts'
import type { Reference } from './schema.ts'

import { forCiteproc, isNoDate, yearOf as yearOfDate } from '../shared/csl-date.ts'
import { readDate } from '../shared/written-date.ts'
import { plainDoi } from '../shared/identifiers.ts'
import { cslDateVariables, ownFields } from './csl.ts'
import { namesAndOthers } from './names.ts'

/** Fields of ours, and those of CSL that would let a record change how it is printed. */
const keptFromCiteproc = new Set<string>([
  ...ownFields,
  'note',
  'citation-number',
  'citation-label',
  'year-suffix',
  'first-reference-note-number',
])

/**
 * Describes a reference as a CSL-JSON item for citeproc.
 *
 * Dates become `date-parts` (citeproc prints "n.d." for anything else) or words, "n.d." none, and a DOI stands without its resolver's address,
 * which styles put before it. Our own fields and `note`, in which a line can
 * override any other field, are left out.
 *
 * @param abstracts whether the abstract, which others wrote, is published too
 */
export function referenceToCsl(
  key: string,
  reference: Reference,
  { abstracts = false }: { abstracts?: boolean | undefined } = {},
): CslItem {
  const item: Record<string, unknown> = { id: key }
  for (const [field, value] of Object.entries(reference)) {
    if (keptFromCiteproc.has(field) || value === undefined) continue
    if (field === 'abstract' && !abstracts) continue
    item[field] = isDateVariable(field)
      ? toCslDate(value as Reference['issued'])
      : field === 'DOI'
        ? plainDoi(value as string)
        : value
  }
  return item as CslItem
}

/** The year a reference was issued, or `undefined` where it bears no date. */
export function yearOf(reference: Reference): number | undefined {
  return reference.issued === undefined ? undefined : yearOfDate(readDate(reference.issued))
}

/** The words between and after names. */
export interface NameWords {
  and: string
  etAl: string
}

const english: NameWords = { and: 'and', etAl: 'et al.' }

/**
 * Names the authors of a source in running text: one or two names, else the first and "et al.".
 *
 * @param words in the language of the text, English by default
 * @returns the names, or `undefined` where the source names nobody
 */
export function shortNames(
  authors: readonly CslName[] | undefined,
  { and, etAl }: NameWords = english,
): string | undefined {
  const { names: named, hasOthers } = namesAndOthers(authors)
  const names = named.map(
    ({ literal, family, given, 'non-dropping-particle': particle }) =>
      literal ?? (joinParticle(particle, family) || given) ?? '',
  )
  const [first, second] = names
  if (first === undefined) return undefined
  if (names.length > 2 || hasOthers) return `${first} ${etAl}`
  return second === undefined ? first : `${first} ${and} ${second}`
}

/** `van Gogh`, but `al-Khwarizmi` and `d’Arc`. */
function joinParticle(particle = '', family = ''): string {
  const close = particle === '' || /[-’']\s*$/.test(particle)
  return `${particle.trim()}${close ? '' : ' '}${family}`.replaceAll("'", '’')
}

function isDateVariable(field: string): boolean {
  return (cslDateVariables as readonly string[]).includes(field)
}

function toCslDate(value: Reference['issued']): CslDate | undefined {
  const date = value === undefined ? undefined : readDate(value)
  return date === undefined || isNoDate(date) ? undefined : forCiteproc(date)
}
