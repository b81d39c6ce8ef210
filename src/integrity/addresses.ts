/** Every address of the site, and the anchors that the sources know on its pages. */

import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { UsedKind } from '../articles/reach.ts'
import type { ExportEnding } from '../exports/format.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'

import { embargoOf, isDraft } from '../articles/embargo.ts'
import { hasLeaflet } from '../articles/leaflet.ts'
import { attachmentKind, attachmentPath } from '../articles/attachments.ts'
import { feedFiles } from '../feeds/formats.ts'
import { redirectFile } from '../hosting/redirects.ts'
import { dataArchivePath, dataFilePaths } from '../metadata/data-files.ts'
import { digestMonths } from '../publication/digests.ts'
import { aliasesOf } from '../publication/old-addresses.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { listPageIds, recordPageIds } from '../shared/page-ids.ts'
import { encodePath } from '../shared/percent-encoding.ts'
import { identityFileNames } from '../identity/pictures.ts'
import { topicAnchor } from '../topics/anchor.ts'
import { createUrls, type FeedSubject, type Target } from '../shared/urls.ts'
import { cached } from '../shared/cached.ts'
import { namedFiles } from './named-files.ts'
import { textAnchors } from './text-anchors.ts'
import { areUsesKnown, unpublishedIds } from './unpublished.ts'

/** A page or file of the site. */
export interface Address {
  /** What it belongs to, if readers do not get it. */
  unpublished?: Unpublished
  /** The day on which an article under embargo appears, as it is written. */
  publishAt?: string
  /** If it is an old address, the one to which it redirects. */
  now?: string
  /**
   * The anchors that the sources know: those of a text, or those that the page of a record or a list can have. `undefined`
   * for files, for the list of sources, and for texts that cannot be read. The inspection of the built site checks all others.
   */
  anchors: () => ReadonlySet<string> | undefined
}

/** A withheld article, or a record that no published text uses; authors see these, readers do not. */
export type Unpublished =
  | 'draft'
  | 'embargoed article'
  | 'claim'
  | 'claimant'
  | 'source'
  | 'person'
  | 'topic'
  | 'chart'

/** Addresses as authors write them: from the root of the publication, `/articles/cells/`. */
export type Addresses = ReadonlyMap<string, Address>

/** Folders that contain only files created by the site. */
export const ownFolders = new Set([
  'articles',
  'claimants',
  'claims',
  'corrections',
  'data',
  'digest',
  'feeds',
  'languages',
  'people',
  'ratings',
  'references',
  'search',
  'topics',
])

/** The same for every publication, because addresses are written without the base path of the site. */
const urls = createUrls('https://publication.invalid/')

/** The types check that no format is missing. The writers themselves take long to load and are not needed. */
const endings = Object.keys({ bib: 0, ris: 0, json: 0 } satisfies Record<ExportEnding, 0>)

/** An address, and the record that it belongs to; `undefined` for the addresses of the site itself. */
export interface OwnedAddress {
  address: string
  owner: SourceRecord | undefined
}

/** Lists the addresses of a publication, once for all rules. */
export function addressesOf(context: RuleContext): Addresses {
  return allAddresses(context).addresses
}

/** Lists the same with their owners, each as often as something is published there. */
export function ownedAddresses(context: RuleContext): readonly OwnedAddress[] {
  return allAddresses(context).owned
}

/** Returns the address of a text or record. */
export function addressOf(target: Target): string {
  return urls.path(target)
}

const allAddresses = cached(
  (context: RuleContext): { addresses: Addresses; owned: OwnedAddress[] } => {
    const addresses = new Map<string, Address>()
    const owned: OwnedAddress[] = []
    const add: Add = (target, what, owner) => {
      const address = urls.path(target)
      addresses.set(address, what)
      owned.push({ address, owner })
    }
    addSite(add, context)
    if (context.site?.socialPicture === undefined) add({ to: 'home-picture' }, file)
    for (const path of identityFileNames(context.site ?? {})) add({ to: 'file', path }, file)
    addRecords(context, add)
    for (const { record } of context.pages)
      add({ to: 'page', id: record.id }, pageOf(record), record)
    for (const text of context.articles) addArticle(text, context.today, add)
    for (const { use, written, file: target, record } of namedFiles(context)) {
      const path = use === 'download' && target !== undefined ? attachmentPath(written) : undefined
      if (path === undefined || attachmentKind(path) === undefined) continue
      const to = { to: 'article-download', id: record.id, path: toNormalForm(path) } as const
      const earlier = addresses.get(urls.path(to))
      // The data of a chart is there already, and a file that a withheld and a published article share is published.
      if (earlier && earlier.unpublished === undefined) continue
      add(to, { ...file, ...withheldState(record, context.today) })
    }
    addOldAddresses(context, addresses)
    return { addresses, owned }
  },
)

/** Adds the old addresses at which the site has a page that redirects. */
function addOldAddresses(context: RuleContext, addresses: Map<string, Address>): void {
  const base = baseOfSite(context)
  for (const { old, target } of aliasesOf(context, siteUrl(context))) {
    if ('fault' in old || redirectFile(old, base) === undefined) continue
    const address = `/${encodePath(old.path.slice(base.length))}`
    const now = urls.path(target)
    const page = addresses.get(now)
    if (page && !addresses.has(address)) addresses.set(address, { ...page, now })
  }
}

/** Returns the address of the site; without a valid one, that of any site without a base path. */
export function siteUrl({ site }: Pick<RuleContext, 'site'>): string {
  return site?.url ?? 'https://publication.invalid/'
}

/** Returns the base path of the site, with a slash at both ends. */
export function baseOfSite(context: Pick<RuleContext, 'site'>): string {
  return createUrls(siteUrl(context)).base
}

type Add = (target: Target, address: Address, owner?: SourceRecord) => void

/** A file, or a page whose anchors only the built site has. */
const file: Address = { anchors: () => undefined }

/** The page of a text. Its anchors are collected when the first link points to it. */
function pageOf(record: CheckedText['record']): Address {
  let known: { anchors: ReadonlySet<string> | undefined } | undefined
  return { anchors: () => (known ??= { anchors: textAnchors(record) }).anchors }
}

/** Adds the pages and files that every site has. */
function addSite(add: Add, { topics }: RuleContext): void {
  add({ to: 'home' }, pageWith([...listPageIds.home, ...[...topics.keys()].map(topicAnchor)]))
  for (const to of [
    'articles',
    'claims',
    'corrections',
    'feeds',
    'data',
    'search',
    'digests',
  ] as const)
    add({ to }, pageWith(listPageIds[to]))
  // The anchors of this list are the years of its sources.
  add({ to: 'references' }, file)
  const files = ['404.html', 'sitemap-index.xml', 'robots.txt', 'opensearch.xml']
  const copies = ['llms.txt', 'llms-full.txt']
  const data = [...dataFilePaths, dataArchivePath, 'search/synonyms.json']
  for (const path of [...files, ...copies, ...data]) add({ to: 'file', path }, file)
  addFeeds({ to: 'home' }, add)
  addFeeds({ to: 'corrections' }, add)
}

function addFeeds(of: FeedSubject, add: Add, owner?: SourceRecord): void {
  for (const name of feedFiles) add({ to: 'feed', of, file: name }, file, owner)
}

function addRecords(context: RuleContext, add: Add): void {
  const unpublished = areUsesKnown(context) ? unpublishedIds(context) : undefined
  // A picture of the publication's own is that of all pages except articles.
  const areDrawn = context.site?.socialPicture === undefined
  /** Adds an address of a record, and marks it if readers do not get the record. */
  const adder =
    (kind: UsedKind, noun: Unpublished, id: string, record: SourceRecord | undefined): Add =>
    (target, address) => {
      const isHidden = unpublished?.[kind].has(id)
      add(target, isHidden ? { ...address, unpublished: noun } : address, record)
    }
  for (const [id, { data, record }] of context.claims) {
    const addOwn = adder('claims', 'claim', id, record)
    addOwn({ to: 'claim', id }, pages.claim)
    addOwn({ to: 'claim-copy', id }, file)
    if (areDrawn) addOwn({ to: 'claim-picture', id }, file)
    if (data === undefined || data.evidence.length > 0) addOwn({ to: 'evidence-data', id }, file)
    if (data === undefined || (data.outcomes ?? []).length > 0)
      addOwn({ to: 'outcome-data', id }, file)
    addOwn({ to: 'claim-oembed', id }, file)
    // Without an owner, whose own addresses must not have the form that is reserved for cards.
    adder('claims', 'claim', id, undefined)({ to: 'claim-card', id }, file)
  }
  for (const [id, { record }] of context.claimants) {
    const addOwn = adder('claimants', 'claimant', id, record)
    addOwn({ to: 'claimant', id }, pages.claimant)
    addFeeds({ to: 'claimant', id }, addOwn)
    if (!unpublished?.claimants.has(id)) add({ to: 'claimants' }, pageWith([]))
  }
  for (const [id, { record }] of context.charts) {
    adder('charts', 'chart', id, record)({ to: 'chart-data', id }, file)
  }
  for (const id of context.keys) {
    const { record } = context.references.get(id) ?? context.searches.get(id) ?? {}
    const addOwn = adder('sources', 'source', id, record)
    addOwn({ to: 'reference', id }, pages.reference)
    for (const ending of endings) addOwn({ to: 'reference-file', id, ending }, file)
  }
  for (const [id, { record }] of context.people) {
    adder('people', 'person', id, record)({ to: 'person', id }, pages.person)
  }
  for (const [id, { record }] of context.topics) {
    const addOwn = adder('topics', 'topic', id, record)
    addOwn({ to: 'topic', id }, pages.topic)
    if (areDrawn) addOwn({ to: 'topic-picture', id }, file)
    addFeeds({ to: 'topic', id }, addOwn)
  }
  const published = context.articles.filter(
    ({ record }) => withheldState(record, context.today).unpublished === undefined,
  )
  addDigests(published, add)
  const languages = new Set(
    published.map(({ data }) => data?.language ?? context.site?.language ?? 'en'),
  )
  for (const id of languages.size > 1 ? languages : []) {
    add({ to: 'language', id }, file)
    addFeeds({ to: 'language', id }, add)
  }
  for (const [id, { record }] of context.ratings) add({ to: 'rating', id }, pages.rating, record)
}

function addDigests(articles: RuleContext['articles'], add: Add): void {
  const months = new Set(articles.flatMap(({ data }) => (data ? digestMonths(data) : [])))
  for (const month of months.size > 0 ? [...months, 'latest'] : []) {
    for (const format of ['html', 'txt'] as const) add({ to: 'digest', month, format }, file)
  }
}

function pageWith(ids: readonly string[]): Address {
  const anchors = new Set(ids)
  return { anchors: () => anchors }
}

const pages = {
  claim: pageWith(recordPageIds.claim),
  claimant: pageWith(recordPageIds.claimant),
  person: pageWith(recordPageIds.person),
  rating: pageWith(recordPageIds.rating),
  reference: pageWith(recordPageIds.reference),
  topic: pageWith(recordPageIds.topic),
}

function addArticle(
  { record, data }: CheckedText<ArticleFrontMatter>,
  today: CalendarDate,
  add: Add,
): void {
  const unpublished = withheldState(record, today)
  const ownFile = { ...file, ...unpublished }
  const { id } = record
  add({ to: 'article', id }, { ...pageOf(record), ...unpublished }, record)
  for (const ending of endings)
    for (const to of ['article-file', 'article-sources-file'] as const)
      add({ to, id, ending }, ownFile, record)
  add({ to: 'article-copy', id }, ownFile, record)
  if (data === undefined || hasLeaflet(data)) add({ to: 'leaflet', id }, ownFile, record)
  add({ to: 'article-picture', id }, ownFile, record)
}

/** Returns why readers do not get the addresses of an article; nothing if they do. */
function withheldState(
  { data }: SourceRecord,
  today: CalendarDate,
): Pick<Address, 'unpublished' | 'publishAt'> {
  if (isDraft(data)) return { unpublished: 'draft' }
  const publishAt = embargoOf(data, today)
  return publishAt === undefined ? {} : { unpublished: 'embargoed article', publishAt }
}
