/** Numbers, pages and publishers of an entry. */

import { isLaw } from '../../references/csl.ts'
import type { EntryReader } from './entry-reader.ts'

import { addressIn } from './addresses.ts'
import { localized } from './localization.ts'
import { splitNames } from './names.ts'

/** Types whose `number` is the number in a series. */
const numberedInSeries =
  /^(?:mv|in)?(?:book|collection|reference)$|^(?:mv)?proceedings$|^(?:bookinbook|suppbook|suppcollection)$/
const inPeriodicals = /^(?:article|periodical|suppperiodical|review|newsarticle)$/

/** Reads `number`, which depending on the type is that of an issue, of a part of a series, or of the source itself. */
export function readNumbers(entry: EntryReader): void {
  const number = entry.text('number')
  const issue = entry.text('issue')
  const isPeriodical = inPeriodicals.test(entry.type)
  const isPaper = /^(?:inproceedings|conference)$/.test(entry.type)
  if (issue) entry.set('issue', isPeriodical && number ? `${number}, ${issue}` : issue, 'issue')
  if (number) {
    if (numberedInSeries.test(entry.type) || (isPaper && entry.has('series')))
      entry.set('collection-number', number, 'number')
    else if (isPeriodical || isPaper) {
      if (!issue) entry.set('issue', number, 'number')
    } else entry.set('number', number, 'number')
  }
  const own = entry.first('eid', 'isrn', 'ismn', 'isan', 'iswc')
  if (own !== undefined && entry.data['number'] === undefined)
    entry.set('number', entry.text(own), own)
}

/**
 * Reads `pages`: pages, sections (`bookpagination = {section}`), or in the exports of Assay the number of an article
 * (`bookpagination = {none}`).
 */
export function readPages(entry: EntryReader): void {
  const written = entry.text('pages')
  const unit = entry.field('bookpagination')?.value.trim()
  const isRange = /--/.test(entry.field('pages')?.value ?? '')
  if (unit === 'none' && entry.type === 'article' && !isRange) {
    entry.set('number', written, 'pages')
    return
  }
  // Some databases do not know the last page: `123--`.
  const pages =
    written && withRanges(written.replace(/\s+/g, ' ').replace(/(?<=[^\s–—-])[\s–—-]+$/u, ''))
  entry.set(unit === 'section' ? 'section' : 'page', pages, 'pages')
}

/** Returns pages with a hyphen in ranges; with a dash in those of numbers with hyphens: `12-1--12-9`. */
function withRanges(pages: string): string {
  return pages
    .split(/(,)/)
    .map((part) =>
      /[\p{L}\p{N}]-[\p{L}\p{N}]/u.test(part) && /[–—]/.test(part)
        ? part.replace(/\s*[–—]\s*/g, '–')
        : part.replace(/\s*(?:[–—−]|-+)\s*/g, '-'),
    )
    .join('')
}

/**
 * Reads publisher, authority and place.
 *
 * @param isExported whether the entry has the `entrysubtype` of Assay's exports. The `organization` of a page is then the
 *   website
 */
export function readPublisher(entry: EntryReader, isExported: boolean): void {
  const places = placesIn(entry, 'location')
  entry.set('publisher-place', places, 'location')
  if (entry.type === 'patent' && entry.data['jurisdiction'] === undefined)
    entry.set('jurisdiction', places, 'location')
  entry.set('original-publisher-place', placesIn(entry, 'origlocation'), 'origlocation')
  const name = entry.first('publisher', 'institution', 'organization')
  const field = issuerField(entry, isExported)
  if (name !== undefined) entry.set(field, namesIn(entry, name), name)
  if (name !== undefined && field === 'publisher') return
  const how = entry.field('howpublished')
  if (!how || addressIn(how.value) !== undefined) return
  entry.set('publisher', entry.text('howpublished'), 'howpublished')
}

/** Returns what `institution` or `organization` is: for a law in an export of Assay, the court or parliament. */
function issuerField({ type, data }: EntryReader, isExported: boolean): string {
  if (!isExported) return 'publisher'
  if (type === 'online') return 'container-title'
  return isLaw(String(data['type'])) ? 'authority' : 'publisher'
}

/** Returns a list of publishers as one text. Most of those with an "and" are one publisher: "Wiley and Sons". */
function namesIn(entry: EntryReader, name: string): string | undefined {
  return entry.text(name)?.replace(/ and others$/, ' et al.')
}

/** Returns a list of places as one text, with the countries of patents in words. */
function placesIn(entry: EntryReader, name: string): string | undefined {
  const field = entry.field(name)
  if (!field) return undefined
  entry.text(name)
  return splitNames(field.value)
    .map(({ text }) => localized(entry.latex(field, text)))
    .filter(Boolean)
    .join('; ')
}
