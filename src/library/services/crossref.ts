/** Crossref: the metadata of works by DOI, with the notices of publishers and of Retraction Watch (Crossref REST API, "works"). */

import type { CslType } from '../../references/csl.ts'
import type { FoundItem, FoundWork, Update } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { doiAddress, isbnCheckDigit } from '../../shared/identifiers.ts'
import { edtfOf, firstDate } from '../dates.ts'
import { filled } from '../filled.ts'
import { plainNames } from '../plain-names.ts'
import { plainText, plainTitle, withSubtitle } from '../plain-title.ts'
import { kindOfUpdate } from '../updates.ts'
import { expectSame, isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { type CrossrefWork, crossrefAnswer } from './schema.ts'

const service = 'Crossref'

/** The types of Crossref (REST API, "types") as types of CSL. */
const types: Readonly<Record<string, CslType>> = {
  book: 'book',
  'book-chapter': 'chapter',
  'book-part': 'chapter',
  'book-section': 'chapter',
  'book-series': 'book',
  'book-set': 'book',
  'book-track': 'chapter',
  component: 'figure',
  database: 'dataset',
  dataset: 'dataset',
  dissertation: 'thesis',
  'edited-book': 'book',
  journal: 'periodical',
  'journal-article': 'article-journal',
  'journal-issue': 'periodical',
  monograph: 'book',
  'peer-review': 'review',
  'posted-content': 'article',
  proceedings: 'book',
  'proceedings-article': 'paper-conference',
  'reference-book': 'book',
  'reference-entry': 'entry',
  report: 'report',
  'report-component': 'report',
  'report-series': 'report',
  standard: 'standard',
}

/**
 * Looks a DOI up.
 *
 * @returns the work, or `undefined` if Crossref does not have the DOI
 * @throws ServiceError if the answer cannot be used, or is about another DOI
 */
export async function lookUpAtCrossref(
  doi: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const address = serviceAddress(service, `/works/${encodeURIComponent(doi)}`)
  const answer = await client.send({ service, address, accept: 'application/json' })
  if (!isFound(answer, service)) return undefined
  const { message } = readJson(answer, service, crossrefAnswer)
  expectSame(service, 'DOI', doi, message.DOI)
  return crossrefToWork(message)
}

/** The start of a title with which publishers mark a work that was retracted. */
const mark = /^(?:RETRACTED|WITHDRAWN)(?: ARTICLE)?\s*[:–—-]\s*/i

/** Converts a record of Crossref. The abstract is left out, because it is the work of others. */
export function crossrefToWork(work: CrossrefWork): FoundWork {
  const { updates, announces } = updatesIn(work)
  const [written = '', ...others] = (work.title ?? []).filter((each) => each.trim() !== '')
  const { title, wasInCapitals } = plainTitle(
    withSubtitle(written, work.subtitle?.[0] ?? undefined),
  )
  // The title of a notice can start in the same way.
  const marked = announces.length === 0 && mark.test(title)
  const isOnlyMarked = marked && !updates.some(({ kind }) => kind === 'retracted')
  return {
    service,
    item: itemOf(work, marked ? title.replace(mark, '') : title, others),
    updates: isOnlyMarked ? [...updates, { kind: 'retracted', by: service }] : updates,
    announces,
    remarks: wasInCapitals
      ? ['Crossref has the title in capitals. Check its names and abbreviations.']
      : [],
  }
}

function itemOf(work: CrossrefWork, title: string, otherTitles: readonly string[]): FoundItem {
  const type = types[work.type ?? ''] ?? 'document'
  const [firstContainer, ...furtherContainers] = work['container-title'] ?? []
  // Of a chapter in a series, the series comes first, and then the book.
  const isInSeries = type === 'chapter' || type === 'paper-conference'
  const book = isInSeries ? furtherContainers.at(-1) : undefined
  const container = book ?? firstContainer ?? (type === 'article' ? undefined : work['group-title'])
  const isPreprint = work.type === 'posted-content' && work.subtype !== 'other'
  const issued = firstDate(
    work.issued,
    work.published,
    work['published-print'],
    work['published-online'],
    work.posted,
    work.approved,
  )
  const [isbn] = (work.ISBN ?? []).filter((each) => isbnCheckDigit(each))
  const place = work['publisher-location'] ?? undefined
  const number = work.type === 'report' || work.type === 'standard' ? work.number : undefined
  const original = work['original-title']?.[0] ?? otherTitles[0]
  return {
    type,
    ...filled({
      title,
      'original-title':
        original === undefined || plainTitle(original).title === title
          ? undefined
          : plainTitle(original).title,
      author: plainNames(work.author ?? []),
      editor: plainNames(work.editor ?? []),
      translator: plainNames(work.translator ?? []),
      'container-title': container && plainText(container),
      'collection-title': book && firstContainer && plainText(firstContainer),
      'event-title': work.event?.name && plainText(work.event.name),
      publisher: publisherOf(work, type),
      'publisher-place': type === 'article-journal' ? undefined : place && plainText(place),
      genre: isPreprint ? 'Preprint' : work.degree?.[0] && plainText(work.degree[0]),
      issued,
      edition: work['edition-number'],
      volume: work.volume,
      issue: work.issue,
      page: work.page?.replace(/\s+/g, '').replace(/[–—]/g, '-'),
      number: work['article-number'] && !work.page ? work['article-number'] : number,
      DOI: work.DOI,
      ISBN: isbn,
      URL: doiAddress(work.DOI),
    }),
  } as FoundItem
}

/** Returns the publisher where styles print it: not for articles in journals. A thesis has its university. */
function publisherOf(work: CrossrefWork, type: CslType): string | undefined {
  if (type === 'article-journal') return undefined
  const institution = work.institution?.[0]?.name
  const name =
    ['thesis', 'report', 'article'].includes(type) && institution ? institution : work.publisher
  return name ? plainText(name) : undefined
}

type CrossrefUpdate = NonNullable<CrossrefWork['updated-by']>[number]

/**
 * Reads an update.
 *
 * @param notice the DOI of the notice, if it is a work of its own
 * @returns nothing if the update is of a kind that says nothing about the health of a work
 */
function readUpdate(
  { type, source, updated }: CrossrefUpdate,
  notice: string | undefined,
): Update | undefined {
  const kind = kindOfUpdate(type ?? '')
  if (!kind) return undefined
  return {
    kind,
    date: edtfOf(firstDate(updated)),
    notice: notice === undefined ? undefined : { DOI: notice },
    by: source === 'retraction-watch' ? 'Retraction Watch' : service,
  }
}

/** Leaves out the retractions that were taken back (Retraction Watch, "Reinstatement"). */
function inForce(updates: readonly Update[], work: CrossrefWork): Update[] {
  const back = (work['updated-by'] ?? []).filter(({ type }) => /^reinstatement$/i.test(type ?? ''))
  const last = back
    .map(({ updated }) => edtfOf(firstDate(updated)) ?? '')
    .sort()
    .at(-1)
  if (last === undefined) return [...updates]
  return updates.filter(({ kind, date = '' }) => kind !== 'retracted' || date > last)
}

/** Divides the updates in a record into those of the work itself and those that it announces for other works. */
function updatesIn(work: CrossrefWork): Pick<FoundWork, 'updates' | 'announces'> {
  const isSame = (doi: string) => doi.toLowerCase() === work.DOI.toLowerCase()
  const received = (work['updated-by'] ?? []).flatMap((update) => {
    const notice = update.DOI && !isSame(update.DOI) ? update.DOI : undefined
    return readUpdate(update, notice) ?? []
  })
  const sent = (work['update-to'] ?? []).flatMap((update) =>
    update.DOI ? [{ ...update, DOI: update.DOI }] : [],
  )
  // Some publishers replace a work by its notice, under the same DOI.
  const own = sent
    .filter(({ DOI }) => isSame(DOI))
    .flatMap((each) => readUpdate(each, undefined) ?? [])
  const announces = sent
    .filter(({ DOI }) => !isSame(DOI))
    .flatMap((each) => {
      const update = readUpdate(each, work.DOI)
      return update ? [{ DOI: each.DOI, update }] : []
    })
  return { updates: inForce([...received, ...own], work), announces }
}
