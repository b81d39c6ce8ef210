/** DataCite: the metadata of data sets, software, preprints and reports by DOI (DataCite REST API, "dois"; Metadata Schema 4). */

import type { CslType } from '../../references/csl.ts'
import type { FoundItem, FoundWork } from '../found.ts'
import type { HttpClient } from '../http-client.ts'

import { doiAddress } from '../../shared/identifiers.ts'
import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { personInText, plainNames } from '../plain-names.ts'
import { plainText, plainTitle, withSubtitle } from '../plain-title.ts'
import { expectSame, isFound, readJson } from './answer.ts'
import { serviceAddress } from './addresses.ts'
import { type DataciteWork, dataciteAnswer } from './schema.ts'

const service = 'DataCite'

/** The general types of resources (DataCite Metadata Schema 4, appendix 1, "resourceTypeGeneral") as types of CSL. */
const types: Readonly<Record<string, CslType>> = {
  Audiovisual: 'motion_picture',
  Book: 'book',
  BookChapter: 'chapter',
  ConferencePaper: 'paper-conference',
  ConferenceProceeding: 'book',
  Dataset: 'dataset',
  Dissertation: 'thesis',
  Image: 'graphic',
  JournalArticle: 'article-journal',
  PeerReview: 'review',
  Preprint: 'article',
  Report: 'report',
  Software: 'software',
  Sound: 'song',
  Standard: 'standard',
}

/**
 * Looks a DOI up.
 *
 * @returns the work, or `undefined` if DataCite does not have the DOI
 * @throws ServiceError if the answer cannot be used, or is about another DOI
 */
export async function lookUpAtDatacite(
  doi: string,
  client: HttpClient,
): Promise<FoundWork | undefined> {
  const address = serviceAddress(service, `/dois/${encodeURIComponent(doi)}`)
  const answer = await client.send({
    service,
    address,
    accept: 'application/vnd.api+json, application/json',
  })
  if (!isFound(answer, service)) return undefined
  const { attributes } = readJson(answer, service, dataciteAnswer).data
  expectSame(service, 'DOI', doi, attributes.doi)
  return { service, updates: [], announces: [], ...dataciteToItem(attributes) }
}

/** Converts a record of DataCite. Descriptions, which contain the abstract, are left out. */
export function dataciteToItem(work: DataciteWork): Pick<FoundWork, 'item' | 'remarks'> {
  const titles = work.titles ?? []
  const main = titles.find(({ titleType }) => !titleType)?.title ?? titles[0]?.title ?? ''
  const subtitle = titles.find(({ titleType }) => titleType === 'Subtitle')?.title ?? undefined
  const { title, wasInCapitals } = plainTitle(withSubtitle(main, subtitle))
  const general = work.types?.resourceTypeGeneral ?? ''
  const type = types[general] ?? 'document'
  const issued = (work.dates ?? []).find(({ dateType }) => dateType === 'Issued')?.date
  const { container, publisher } = work
  const pages = [container?.firstPage, container?.lastPage].filter(Boolean).join('-')
  const item = {
    type,
    ...filled({
      title,
      author: plainNames(
        (work.creators ?? []).map(({ name, nameType, familyName, givenName }) =>
          familyName
            ? { family: familyName, given: givenName }
            : nameType === 'Personal' && name
              ? personInText(name)
              : { name },
        ),
      ),
      'container-title': container?.title && plainText(container.title),
      publisher: publisher && plainText(publisher),
      genre: general === 'Preprint' ? 'Preprint' : undefined,
      issued: dateInText(issued) ?? dateInText(work.publicationYear),
      volume: container?.volume,
      issue: container?.issue,
      page: pages,
      version: work.version,
      DOI: work.doi,
      URL: doiAddress(work.doi),
    }),
  } as FoundItem
  const remarks = wasInCapitals
    ? ['DataCite has the title in capitals. Check its names and abbreviations.']
    : []
  return { item, remarks }
}
