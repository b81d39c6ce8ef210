/** Whether two references are the same work. */

import type { Reference } from './schema.ts'

import { isbn13, isbnsIn, isDoi, plainDoi } from '../shared/identifiers.ts'
import { familyOrWholeName } from './names.ts'
import { yearOf } from './reference.ts'

/** The fields of a reference that are compared. Dates can be in any form. */
export type Work = Pick<Reference, 'type' | 'title'> & Partial<Omit<Reference, 'type' | 'title'>>

/** A value that identifies a work. */
export interface WorkMark {
  /** The kind and the normalised value. */
  name: string
  /** The field that has the value. */
  field: 'DOI' | 'PMID' | 'PMCID' | 'URL' | 'title'
  /** The value as the author wrote it. */
  words: string
  /** How a message describes what two references with this mark have in common. */
  shared: string
}

/** Returns a mark for the DOI, the PMID and the PMCID of a reference, as far as it has them. A `URL` can be a DOI. */
export function identifierMarks({ DOI, PMID, PMCID, URL }: Work): WorkMark[] {
  const fromAddress = URL === undefined ? '' : plainDoi(URL)
  const [field, words]: ['DOI' | 'URL', string] = DOI?.trim() ? ['DOI', DOI] : ['URL', URL ?? '']
  const doi = DOI?.trim() ? plainDoi(DOI) : isDoi(fromAddress) ? fromAddress : ''
  const pmcid = PMCID?.trim().replace(/^PMC/i, '') ?? ''
  const marks: WorkMark[] = [
    { name: doi, field, words, shared: `the DOI \`${doi}\`` },
    { name: PMID?.trim() ?? '', field: 'PMID', words: PMID ?? '', shared: `the PMID \`${PMID}\`` },
    { name: pmcid, field: 'PMCID', words: PMCID ?? '', shared: `the PMCID \`PMC${pmcid}\`` },
  ]
  return marks.flatMap(({ name, ...mark }, index) =>
    name === ''
      ? []
      : [{ ...mark, name: `${index} ${name.toLowerCase()}`, words: mark.words.trim() }],
  )
}

/** Returns a mark of type, title, year and first author, if a reference has all of them. */
export function titleMark(reference: Work): WorkMark | undefined {
  const year = yearOf(reference)
  const title = letters(reference.title)
  const name = firstAuthor(reference)
  if (year === undefined || title === '' || name === '') return undefined
  return {
    name: `${reference.type} ${year} ${name} ${title}`,
    field: 'title',
    words: reference.title,
    shared: 'this title, year and first author',
  }
}

/** Returns the letters of the first author’s family name with its particles, or of an organisation. */
export function firstAuthor({ author: [first] = [] }: Work): string {
  return first ? letters(familyOrWholeName(first)) : ''
}

/** Returns the letters and digits of a text, without case, accents and markup. */
export function letters(text: string): string {
  return text
    .replace(/<\/?\w+[^<>]*>/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Fields that distinguish works with the same author, title and year, such as editions, parts and replies. */
const distinguishing = [
  'DOI',
  'PMID',
  'PMCID',
  'edition',
  'genre',
  'issue',
  'number',
  'page',
  'part-number',
  'version',
  'volume',
  'volume-title',
] as const

/** Returns whether two references of the same title are different works, because they differ in a field that both have. */
export function areDistinct(one: Work, other: Work): boolean {
  return (
    distinguishing.some((field) => {
      const [a, b] = [one, other].map((work) => comparable(field, work[field]))
      return a && b && a !== b
    }) ||
    haveOtherIsbns(one, other) ||
    areTwoVolumes(one, other) ||
    areTwoPages(one.URL, other.URL)
  )
}

/** Returns whether two references have ISBNs and share none. A work can have one for each binding. */
function haveOtherIsbns(one: Work, other: Work): boolean {
  const [a = [], b = []] = [one, other].map(({ ISBN = '' }) => isbnsIn(ISBN).map(isbn13))
  return a.length > 0 && b.length > 0 && !a.some((isbn) => b.includes(isbn))
}

/** Returns whether two references are different volumes of a book, or a volume and the whole book. */
function areTwoVolumes(one: Work, other: Work): boolean {
  if (one.type.startsWith('article')) return false
  return letters(one['volume-title'] ?? '') !== letters(other['volume-title'] ?? '')
}

/** Returns a value for comparison: a DOI without its resolver, and only the first of several pages. */
function comparable(field: (typeof distinguishing)[number], value = ''): string {
  if (field === 'DOI') return plainDoi(value).toLowerCase()
  return letters(field === 'page' ? value.replace(/\p{Pd}.*/u, '') : value)
}

/**
 * Returns whether two addresses are different pages on the same host. On different hosts they may lead to the same work.
 */
function areTwoPages(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [one, other].map((address) => URL.parse(address ?? ''))
  if (!a || !b) return false
  const path = ({ pathname, search }: URL) => pathname.replace(/\/$/, '') + search
  const host = ({ hostname }: URL) => hostname.replace(/^www\./, '')
  return host(a) === host(b) && path(a) !== path(b)
}
