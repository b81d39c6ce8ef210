/**
 * Describes a work as an OpenURL ContextObject, for reference managers that read it from pages (COinS).
 *
 * ANSI/NISO Z39.88-2004, "Key/Encoded-Value Format"; the keys of each format are in its matrix in the OpenURL registry
 * (`info:ofi/fmt:kev:mtx:journal`, `book`, `dissertation`, `patent` and `dc`).
 */

import type { CslItem, CslName, CslType } from '../references/csl.ts'

import { toLine } from '../exports/line.ts'
import { degreeOf } from '../references/degree.ts'
import { withoutMarkup } from '../references/markup.ts'
import { invertedName, wholeName } from '../references/names.ts'
import { isbnsIn, issnsIn, plainDoi } from '../shared/identifiers.ts'
import { namedAuthors } from './source-names.ts'
import { startOf } from './source.ts'

type Pair = readonly [key: string, value: string | undefined]

/** How a type of CSL is described. */
interface Kind {
  format: 'journal' | 'book' | 'dissertation' | 'patent' | 'dc'
  /** The value of `genre`, in the formats that have one. */
  genre?: string
  /**
   * The item type of Zotero, where the format and genre do not imply it. In `dc`, it is the type of the work, for which the
   * format has no list of its own. Other formats have no such key, and resolvers ignore it.
   */
  type?: string
}

const article = { format: 'journal', genre: 'article' } as const
const part = { format: 'book', genre: 'bookitem' } as const
const other = (type: string): Kind => ({ format: 'dc', type })

const kinds: Readonly<Record<CslType, Kind>> = {
  article: other('preprint'),
  'article-journal': article,
  'article-magazine': { ...article, type: 'magazineArticle' },
  'article-newspaper': { ...article, type: 'newspaperArticle' },
  bill: other('bill'),
  book: { format: 'book', genre: 'book' },
  broadcast: other('document'),
  chapter: part,
  classic: { format: 'book', genre: 'book' },
  collection: other('document'),
  dataset: other('dataset'),
  document: other('document'),
  entry: { ...part, type: 'encyclopediaArticle' },
  'entry-dictionary': { ...part, type: 'dictionaryEntry' },
  'entry-encyclopedia': { ...part, type: 'encyclopediaArticle' },
  event: other('document'),
  figure: other('artwork'),
  graphic: other('artwork'),
  hearing: other('hearing'),
  interview: other('interview'),
  legal_case: other('case'),
  legislation: other('statute'),
  manuscript: other('manuscript'),
  map: other('map'),
  motion_picture: other('videoRecording'),
  musical_score: other('document'),
  pamphlet: other('document'),
  'paper-conference': { format: 'book', genre: 'proceeding' },
  patent: { format: 'patent' },
  performance: other('document'),
  periodical: other('document'),
  personal_communication: other('document'),
  post: other('forumPost'),
  'post-weblog': other('blogPost'),
  regulation: other('statute'),
  report: { format: 'book', genre: 'report' },
  review: article,
  'review-book': article,
  software: other('computerProgram'),
  song: other('audioRecording'),
  speech: other('presentation'),
  standard: other('standard'),
  thesis: { format: 'dissertation' },
  treaty: other('document'),
  webpage: other('webpage'),
}

/** Zotero's item types for types of CSL that include several of them, by what the genre or medium says. */
const kindsInWords: Partial<Record<CslType, readonly (readonly [words: RegExp, type: string])[]>> =
  {
    broadcast: [
      [/podcast/i, 'podcast'],
      [/radio/i, 'radioBroadcast'],
      [/\btv\b|televi/i, 'tvBroadcast'],
    ],
    motion_picture: [[/film|movie|picture/i, 'film']],
    personal_communication: [
      [/e-?mail/i, 'email'],
      [/letter/i, 'letter'],
      [/message|chat/i, 'instantMessage'],
    ],
  }

/** Returns how a work is described: as the most special kind that the record states. */
function kindOf({ type, genre = '', medium = '' }: CslItem): Kind {
  const found = kindsInWords[type]?.find(([words]) => words.test(`${genre} ${medium}`))
  return found ? other(found[1]) : kinds[type]
}

/** The keys of each format for what the work is called, where it appeared, and who published it. */
const writers: Readonly<Record<Kind['format'], (item: CslItem, kind: Kind) => Pair[]>> = {
  journal: (item, { genre }) => [
    ['genre', genre],
    ['atitle', item.title],
    ['jtitle', item['container-title']],
    ['stitle', item['container-title-short']],
    ['artnum', item.number],
  ],
  book: (item, { genre }) => [
    ['genre', genre],
    ...(genre === 'book' || genre === 'report'
      ? [['btitle', item.title] as const]
      : [['atitle', item.title] as const, ['btitle', item['container-title']] as const]),
    ['place', item['publisher-place']],
    ['pub', item.publisher],
    ['edition', item.edition],
    ['series', item['collection-title']],
    ['tpages', item['number-of-pages']],
  ],
  dissertation: (item) => [
    ['title', item.title],
    ['inst', item.publisher],
    ['degree', degreeOf(item)],
    ['tpages', item['number-of-pages']],
  ],
  patent: (item) => [
    ['title', item.title],
    ['number', item.number],
  ],
  dc: (item) => [
    ['title', item.title],
    ['source', item['container-title']],
    ['publisher', item.publisher],
    // The number of a trial, case or law: the format has no other key for it. Zotero ignores what is no address, ISBN or ISSN.
    ['identifier', item.number],
  ],
}

/** The keys of each format for a person and for an organisation that made the work. */
const makers: Readonly<Record<Kind['format'], readonly [person: string, organisation: string]>> = {
  journal: ['au', 'aucorp'],
  book: ['au', 'aucorp'],
  dissertation: ['au', 'aucorp'],
  patent: ['inventor', 'assignee'],
  // The format has only `creator`, in which programs look for family and given names.
  dc: ['creator', 'aucorp'],
}

/**
 * Writes an item as the keys and encoded values of a ContextObject, for the `title` of a `<span class="Z3988">`.
 *
 * Zotero reads volume, issue, pages and language in every format, so they are always written, and its item type last,
 * because it decides which field a title becomes. A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the start of a range, and
 * nothing if there is no year. Editors and translators have no key.
 */
export function contextObject(item: CslItem): string {
  const kind = kindOf(item)
  const fields: Pair[] = [
    ...writers[kind.format](item, kind),
    ...makersOf(item, kind.format),
    ['date', w3cDate(startOf(item.issued))],
    ['volume', item.volume],
    ['issue', item.issue],
    ['pages', item.page],
    ['issn', item.ISSN && issnsIn(item.ISSN)[0]],
    ['isbn', item.ISBN && isbnsIn(item.ISBN)[0]],
    ['language', item.language],
    ['type', kind.type],
  ]
  return [
    encoded(['ctx_ver', 'Z39.88-2004']),
    encoded(['rft_val_fmt', `info:ofi/fmt:kev:mtx:${kind.format}`]),
    ...identifiers(item).map((id) => encoded(['rft_id', id])),
    ...fields.map(([key, value]) => encoded([`rft.${key}`, value && withoutMarkup(value)])),
  ]
    .filter(Boolean)
    .join('&')
}

/**
 * Returns the authors: people in their order, then organisations in reverse order, because Zotero puts each organisation
 * before all other authors. A person whose family name is not known is written like an organisation: as a whole.
 */
function makersOf(item: CslItem, format: Kind['format']): Pair[] {
  const [person, organisation] = makers[format]
  const isSplit = ({ family, given }: CslName) => Boolean(family && given)
  const authors = namedAuthors(item)
  return [
    ...authors.filter(isSplit).map((name): Pair => [person, invertedName(name)]),
    ...authors
      .filter((name) => !isSplit(name))
      .map((name): Pair => [organisation, wholeName(name)])
      .toReversed(),
  ]
}

/** Returns the identifiers in the "info" namespaces of the registry, and the address. */
function identifiers({ DOI, PMID, URL }: CslItem): string[] {
  return [
    ...(DOI ? [`info:doi/${plainDoi(DOI)}`] : []),
    ...(PMID ? [`info:pmid/${PMID}`] : []),
    ...(URL && /^https?:\/\//i.test(URL) ? [URL] : []),
  ]
}

/** Returns a date to the complete date level of W3CDTF; that format has no years outside of 1 to 9999. */
function w3cDate([year, ...rest]: readonly number[]): string | undefined {
  if (year === undefined || year < 1 || year > 9999) return undefined
  return [String(year).padStart(4, '0'), ...rest.map((each) => String(each).padStart(2, '0'))].join(
    '-',
  )
}

/**
 * Encodes a value for the query of a URL (RFC 3986, section 3.4), in which `:/,;@?$` need no escape.
 *
 * @returns an empty text if there is no value
 */
function encoded([key, value]: Pair): string {
  const line = value && toLine(value).toWellFormed()
  if (!line) return ''
  const text = encodeURIComponent(line).replace(/%(?:3A|2F|2C|3B|40|3F|24)/g, decodeURIComponent)
  return `${key}=${text}`
}
