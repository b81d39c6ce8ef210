/** Articles and books in the XML of PubMed (PubMed DTD, `PubmedArticle` and `PubmedBookArticle`). */

import type { XmlElement } from '@rgrove/parse-xml'

import type { CslName } from '../../references/csl.ts'
import type { CslDate } from '../../shared/csl-date.ts'
import type { FoundItem, FoundWork, Update } from '../found.ts'

import { dateInText } from '../dates.ts'
import { filled } from '../filled.ts'
import { plainNames } from '../plain-names.ts'
import { plainText } from '../plain-title.ts'
import { kindOfLink } from '../updates.ts'
import { pubmedTitle, spacedInitials, wholePages } from './pubmed-text.ts'
import { childrenOf, elementAt, markupIn, textAt } from './xml.ts'

const service = 'PubMed'

/** Converts an article or book. The abstract is left out, because it is the work of others. */
export function articleToWork(record: XmlElement): FoundWork {
  return record.name === 'PubmedBookArticle' ? bookToWork(record) : journalArticleToWork(record)
}

function journalArticleToWork(record: XmlElement): FoundWork {
  const citation = elementAt(record, 'MedlineCitation')
  const article = elementAt(citation, 'Article')
  const journal = elementAt(article, 'Journal')
  const issue = elementAt(journal, 'JournalIssue')
  const { title, original } = pubmedTitle(markupIn(elementAt(article, 'ArticleTitle')))
  const vernacular = plainText(markupIn(elementAt(article, 'VernacularTitle'))).replace(/\.$/, '')
  const item = {
    type: 'article-journal',
    ...filled({
      title,
      'original-title': vernacular,
      author: authorsIn(elementAt(article, 'AuthorList')),
      'container-title': plainText(markupIn(elementAt(journal, 'Title'))),
      issued: dateIn(elementAt(issue, 'PubDate')) ?? dateIn(elementAt(article, 'ArticleDate')),
      volume: textAt(issue, 'Volume'),
      issue: textAt(issue, 'Issue'),
      page: wholePages(textAt(article, 'Pagination', 'MedlinePgn') ?? ''),
      ...identifiersIn(record, article),
      PMID: textAt(citation, 'PMID'),
    }),
  } as FoundItem
  const remarks = original !== undefined && vernacular === '' ? [original] : []
  return { service, item, updates: updatesIn(citation, article), announces: [], remarks }
}

function bookToWork(record: XmlElement): FoundWork {
  const document = elementAt(record, 'BookDocument')
  const book = elementAt(document, 'Book')
  const bookTitle = pubmedTitle(markupIn(elementAt(book, 'BookTitle'))).title
  const { title } = pubmedTitle(markupIn(elementAt(document, 'ArticleTitle')))
  const isChapter = title !== '' && title !== bookTitle
  const lists = childrenOf(isChapter ? document : book, 'AuthorList')
  const authors = lists.find(({ attributes }) => attributes['Type'] !== 'editors')
  const item = {
    type: isChapter ? 'chapter' : 'book',
    ...filled({
      title: isChapter ? title : bookTitle,
      author: authorsIn(authors),
      'container-title': isChapter ? bookTitle : undefined,
      publisher: textAt(book, 'Publisher', 'PublisherName'),
      'publisher-place': textAt(book, 'Publisher', 'PublisherLocation'),
      issued: dateIn(elementAt(book, 'PubDate')),
      ISBN: textAt(book, 'Isbn'),
      PMID: textAt(document, 'PMID'),
    }),
  } as FoundItem
  return { service, item, updates: [], announces: [], remarks: [] }
}

function authorsIn(list: XmlElement | undefined): CslName[] {
  const names = plainNames(
    childrenOf(list, 'Author').map((author) => ({
      name: textAt(author, 'CollectiveName'),
      family: textAt(author, 'LastName'),
      given: textAt(author, 'ForeName') ?? spacedInitials(textAt(author, 'Initials') ?? ''),
      suffix: textAt(author, 'Suffix'),
    })),
  )
  return list?.attributes['CompleteYN'] === 'N' ? [...names, { literal: 'et al.' }] : names
}

/** Reads a date: `Year`, `Month` as a word or number, and `Day`; `Season`; or text such as `2019 Nov-Dec`. */
function dateIn(date: XmlElement | undefined): CslDate | undefined {
  const year = textAt(date, 'Year')
  if (year === undefined) return dateInText(textAt(date, 'MedlineDate'))
  const parts = [year, textAt(date, 'Month') ?? textAt(date, 'Season'), textAt(date, 'Day')]
  const written = parts.filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))
  return dateInText(written.join(/^\d*$/.test(written[1] ?? '') ? '-' : ' '))
}

function identifiersIn(
  record: XmlElement,
  article: XmlElement | undefined,
): { DOI: string | undefined; PMCID: string | undefined } {
  const listed = childrenOf(elementAt(record, 'PubmedData', 'ArticleIdList'), 'ArticleId')
  const id = (type: string) =>
    listed.find(({ attributes }) => attributes['IdType'] === type)?.text.trim()
  const doi = childrenOf(article, 'ELocationID').find(
    ({ attributes }) => attributes['EIdType'] === 'doi' && attributes['ValidYN'] !== 'N',
  )
  return { DOI: id('doi') ?? doi?.text.trim(), PMCID: id('pmc') }
}

function updatesIn(citation: XmlElement | undefined, article: XmlElement | undefined): Update[] {
  const links = childrenOf(elementAt(citation, 'CommentsCorrectionsList'), 'CommentsCorrections')
  const updates = links.flatMap((link): Update[] => {
    const kind = kindOfLink(link.attributes['RefType'] ?? '')
    if (!kind) return []
    const PMID = textAt(link, 'PMID')
    const DOI = doiInSource(textAt(link, 'RefSource'))
    const notice = PMID === undefined && DOI === undefined ? undefined : { PMID, DOI }
    return [{ kind, date: dateInSource(textAt(link, 'RefSource')), notice, by: service }]
  })
  const types = childrenOf(elementAt(article, 'PublicationTypeList'), 'PublicationType')
  const isRetracted = types.some(
    ({ text }) => text.trim().toLowerCase() === 'retracted publication',
  )
  if (!isRetracted || updates.some(({ kind }) => kind === 'retracted')) return updates
  return [...updates, { kind: 'retracted', by: service }]
}

/** The DOI in a source such as `J Made Up. 2021 Mar;4(2):99. doi: 10.5555/99.` */
function doiInSource(source = ''): string | undefined {
  return /\bdoi:\s*(10\.\d{4,}\/\S+?)\.?(?:\s|$)/i.exec(source)?.[1]
}

/** The date in such a source. */
function dateInSource(source = ''): string | undefined {
  const [, year, month, day] =
    /\b((?:19|20)\d\d)(?: ([A-Z][a-z]{2}))?(?: (\d{1,2}))?[;.]/.exec(source) ?? []
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ]
  const number = months.indexOf(month ?? '') + 1
  if (year === undefined || number === 0) return year
  return [year, number, day]
    .filter(Boolean)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
