import { type CslDate, forCiteproc, isNoDate, yearOf as yearOfDate } from '../shared/csl-date.ts'
import { type CslItem, type CslName, cslDateVariables, ownFields } from './csl.ts'
import type { Reference } from './schema.ts'

import { readDate } from '../shared/written-date.ts'
import { plainDoi } from '../shared/identifiers.ts'
import { namesAndOthers } from './names.ts'
import { plainPages } from './pages.ts'

/** Our own fields, and the fields of CSL with which a record could change how it is printed. */
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
 * Dates become `date-parts` or words, because citeproc prints "n.d." for anything else. A date that says "n.d." is left out.
 * A DOI loses the address of its resolver, which styles add. Our own fields are left out, and so is `note`, in which a line
 * can override any other field.
 *
 * @param abstracts whether to include the abstract, which is other people's work
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
        : field === 'page'
          ? plainPages(value as string)
          : value
  }
  return item as CslItem
}

/** Returns the year in which a reference was issued, or `undefined` if it has no date. */
export function yearOf(reference: Reference): number | undefined {
  return reference.issued === undefined ? undefined : yearOfDate(readDate(reference.issued))
}

/** The terms between and after names. */
export interface NameWords {
  and: string
  etAl: string
}

const english: NameWords = { and: 'and', etAl: 'et al.' }

/**
 * Returns the authors of a source for running text: one or two names, or the first name and "et al.".
 *
 * @param words the terms in the language of the text; English by default
 * @returns `undefined` if the source has no authors
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

/** Joins a particle and a family name: `van Gogh`, but `al-Khwarizmi` and `d’Arc`. */
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
