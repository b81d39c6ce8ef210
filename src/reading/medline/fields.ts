/** From the fields of MEDLINE to those of CSL. */

import type { CslName } from '../../references/csl.ts'
import { type TaggedEntry, type TaggedValue, textOf } from '../tagged/entry.ts'

import { isbnsIn, isPmid } from '../../shared/identifiers.ts'
import { firstLanguageCode } from '../bibtex/languages.ts'
import { fullPages, readLooseDate, readName, readShortName } from '../tagged/values.ts'

/** Fills in the fields of an entry. Its abstract, subject headings and history are not read. */
export function readMedlineFields(entry: TaggedEntry): void {
  const kinds = entry.all('PT').map((value) => textOf(value).toLowerCase())
  const book = entry.first('BTI')
  const isPreprint = kinds.includes('preprint')
  const type = book
    ? entry.first('TI')
      ? 'chapter'
      : 'book'
    : isPreprint
      ? 'article'
      : 'article-journal'
  entry.set('type', type, entry.first('PT'))
  readTitles(entry, type)
  if (isPreprint) entry.set('genre', 'Preprint', entry.first('PT'))
  entry.set('author', readPeople(entry, ['FAU', 'CN'], 'AU'), entry.first('FAU', 'AU', 'CN'))
  entry.set('editor', readPeople(entry, ['FED'], 'ED'), entry.first('FED', 'ED'))
  const issued = entry.first('DP', 'DEP')
  if (issued) entry.set('issued', readLooseDate(withoutSlash(textOf(issued))), issued)
  entry.setText('volume', entry.first('VI'))
  entry.setText('issue', entry.first('IP'))
  readPages(entry)
  entry.setText('edition', entry.first('EN'))
  if (book) {
    entry.setText('publisher', entry.first('PB'))
    entry.setText('publisher-place', entry.first('PL'))
  }
  const language = entry.first('LA')
  if (language) entry.set('language', firstLanguageCode(textOf(language)), language)
  const pubmed = entry.first('PMID')
  if (pubmed && isPmid(textOf(pubmed))) entry.setText('PMID', pubmed)
  entry.setText('PMCID', entry.first('PMC'))
  const doi = entry.all('LID', 'AID').find(({ value }) => value.trimEnd().endsWith('[doi]'))
  entry.set('DOI', doi && textOf(doi).replace(/\s*\[doi\]$/, ''), doi)
  setNumbers(entry, 'ISSN', entry.all('IS'))
  const books = entry.all('ISBN')
  entry.set('ISBN', books.flatMap((value) => isbnsIn(textOf(value))).join(', '), books[0])
  const keywords = entry.all('OT')
  const words = keywords.map((word) => textOf(word).replace(/^\*/, ''))
  entry.set('keyword', words.join(', '), keywords[0])
}

function readTitles(entry: TaggedEntry, type: string): void {
  const title = type === 'book' ? entry.first('BTI') : (entry.first('TI') ?? entry.first('TT'))
  entry.set('title', title && withoutStop(textOf(title)), title)
  const container = type === 'chapter' ? entry.first('BTI') : entry.first('JT')
  if (type !== 'book') {
    entry.set('container-title', container && withoutStop(textOf(container)), container)
  }
  const short = entry.first('TA')
  const isOther = short && textOf(short) !== entry.data['container-title']
  if (type === 'article-journal' && isOther) entry.setText('container-title-short', short)
  entry.setText('collection-title', entry.first('CTI'))
}

/** PubMed ends every title with a full stop. */
function withoutStop(title: string): string {
  return title.replace(/(?<!\.)\.$/, '')
}

/** Reads names in full, or with initials if there are no others, in the order of the file. */
function readPeople(
  entry: TaggedEntry,
  full: readonly string[],
  short: string,
): CslName[] | undefined {
  const isFull = entry.values.some(({ tag }) => full.includes(tag) && tag !== 'CN')
  const tags = isFull ? full : [short, ...full.filter((tag) => tag === 'CN')]
  const names = entry.all(...tags).map((value) => {
    const text = textOf(value)
    if (value.tag === 'CN') return { literal: text }
    return isFull ? readName(text) : readShortName(text)
  })
  return names.length > 0 ? names : undefined
}

/** Pages are abbreviated, as in `369-82`. An article without pages has its number there. */
function readPages(entry: TaggedEntry): void {
  const pages = entry.first('PG')
  if (pages) {
    const text = textOf(pages).replace(/;.*$/, '')
    entry.set('page', fullPages(text), pages)
    return
  }
  // Other numbers are for the publisher.
  const number = entry
    .all('LID', 'AID')
    .find(({ value }) => /^e?\d{1,8} \[pii\]$/i.test(value.trim()))
  entry.set('number', number && textOf(number).replace(/ \[pii\]$/, ''), number)
}

/** Sets the numbers of a journal or book, which PubMed marks as `(Print)` or `(Electronic)`. */
function setNumbers(entry: TaggedEntry, field: string, values: readonly TaggedValue[]): void {
  const numbers = values.map((value) => textOf(value).replace(/\s*\(.*$/, ''))
  entry.set(field, [...new Set(numbers)].join(', '), values[0])
}

/** `2019 Dec-2020 Jan` and `2020 Jan 5` are read as they are; of `2020 Jan/Feb` the slash means "to". */
function withoutSlash(date: string): string {
  return date.replace(/(?<=\p{L})\/(?=\p{L})/gu, '-')
}

/**
 * Returns what has happened to a publication, as PubMed states it: the types of retracted publications, and the fields RIN
 * (retraction in), ECI (expression of concern in) and EIN (erratum in).
 */
export function healthOf(
  entry: TaggedEntry,
): { kind: 'retracted' | 'concern' | 'corrected' } | undefined {
  const isRetracted =
    entry.first('RIN') !== undefined ||
    entry.all('PT').some((kind) => /^retracted publication$/i.test(textOf(kind)))
  if (isRetracted) return { kind: 'retracted' }
  if (entry.first('ECI', 'ECF')) return entry.first('ECI') ? { kind: 'concern' } : undefined
  return entry.first('EIN') ? { kind: 'corrected' } : undefined
}
