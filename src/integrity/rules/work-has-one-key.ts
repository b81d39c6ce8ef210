import { relative } from 'node:path'

import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Reference } from '../../references/schema.ts'

import { isDoi, plainDoi } from '../../shared/identifiers.ts'
import { yearOf } from '../../references/reference.ts'
import { defineRule } from '../rule.ts'

/** A reference to be compared with others. */
interface Source {
  key: string
  record: SourceRecord
  reference: Reference
}

/** A value that identifies a work. */
interface Mark {
  /** The kind and the normalised value. */
  name: string
  path: DataPath
  /** The value as the author wrote it. */
  words: string
  /** How a message describes what two references with this mark have in common. */
  shared: string
}

/** How many references with the same title, year and first author are compared, so that a thousand of them stay fast. */
const maxCompared = 20

/**
 * No two references are the same work: they share no DOI, PMID or PMCID, and if they have the same type, title, year and
 * first author, they differ in another field.
 */
export const workHasOneKey = defineRule({
  name: 'work-has-one-key',
  holds: 'Every work has one citation key.',
  severity: 'error',
  check({ references, pointAt }) {
    const byMark = new Map<string, Source>()
    const byTitle = new Map<string, Source[]>()
    return [...references].flatMap(([key, { record, data }]) => {
      if (!data) return []
      const source = { key, record, reference: data }
      const marks = identifiersOf(data)
      const title = titleOf(data)
      const alike = (title && byTitle.get(title.name)) ?? []
      const mark = marks.find(({ name }) => byMark.has(name)) ?? title
      const first =
        (mark && byMark.get(mark.name)) ?? alike.find((each) => !areDistinct(each, source))
      for (const { name } of marks) if (!byMark.has(name)) byMark.set(name, source)
      if (title && alike.length < maxCompared) byTitle.set(title.name, [...alike, source])
      if (!mark || !first) return []
      const where = `${relative('', first.record.file)}:${first.record.place.line}`
      return {
        ...pointAt(record, mark.path, mark.words),
        message: `\`${key}\` seems to be the same work as \`${first.key}\` (${where}): both have ${mark.shared}.`,
        hint: 'If they are the same work, keep one and correct the citations of the other. If not, correct what they have in common, or add a field in which they differ.',
        record,
      }
    })
  },
})

function identifiersOf({ DOI, PMID, PMCID, URL }: Reference): Mark[] {
  const fromAddress = URL === undefined ? '' : plainDoi(URL)
  const [field, words] = DOI?.trim() ? ['DOI', DOI] : ['URL', URL ?? '']
  const doi = DOI?.trim() ? plainDoi(DOI) : isDoi(fromAddress) ? fromAddress : ''
  const pmcid = PMCID?.trim().replace(/^PMC/i, '') ?? ''
  return [
    { name: doi, path: [field], words, shared: `the DOI \`${doi}\`` },
    { name: PMID?.trim() ?? '', path: ['PMID'], words: PMID ?? '', shared: `the PMID \`${PMID}\`` },
    { name: pmcid, path: ['PMCID'], words: PMCID ?? '', shared: `the PMCID \`PMC${pmcid}\`` },
  ].flatMap(({ name, ...mark }, index) =>
    name === ''
      ? []
      : [{ ...mark, name: `${index} ${name.toLowerCase()}`, words: mark.words.trim() }],
  )
}

/** Returns a mark of title, year and first author, if a reference has all three. */
function titleOf(reference: Reference): Mark | undefined {
  const year = yearOf(reference)
  const title = plain(reference.title)
  const [author] = reference.author ?? []
  const name = plain(
    author?.literal ??
      [author?.['dropping-particle'], author?.['non-dropping-particle'], author?.family].join(''),
  )
  if (year === undefined || title === '' || name === '') return undefined
  return {
    name: `${reference.type} ${year} ${name} ${title}`,
    path: ['title'],
    words: reference.title,
    shared: 'this title, year and first author',
  }
}

/** Returns the letters and digits of a text, without case, accents and markup. */
function plain(text: string): string {
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
  'ISBN',
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

/**
 * Returns whether two references are different works: one is a notice about the other, or they differ in a field that
 * both have.
 */
function areDistinct(one: Source, other: Source): boolean {
  return (
    one.reference.health?.notice === other.key ||
    other.reference.health?.notice === one.key ||
    distinguishing.some((field) => {
      const [a, b] = [one, other].map(({ reference }) => comparable(field, reference[field]))
      return a && b && a !== b
    }) ||
    areTwoVolumes(one.reference, other.reference) ||
    areTwoPages(one.reference.URL, other.reference.URL)
  )
}

/** Returns whether two references are different volumes of a book, or a volume and the whole book. */
function areTwoVolumes(one: Reference, other: Reference): boolean {
  if (one.type.startsWith('article')) return false
  return plain(one['volume-title'] ?? '') !== plain(other['volume-title'] ?? '')
}

/** Returns a value for comparison: a DOI without its resolver, and only the first of several pages. */
function comparable(field: (typeof distinguishing)[number], value = ''): string {
  if (field === 'DOI') return plainDoi(value).toLowerCase()
  return plain(field === 'page' ? value.replace(/\p{Pd}.*/u, '') : value)
}

/**
 * Returns whether two addresses are different pages on the same host. On different hosts they may lead to the same work.
 */
function areTwoPages(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  const [a, b] = [new URL(one), new URL(other)]
  const path = ({ pathname, search }: URL) => pathname.replace(/\/$/, '') + search
  const host = ({ hostname }: URL) => hostname.replace(/^www\./, '')
  return host(a) === host(b) && path(a) !== path(b)
}
