/** Every address that the site has, and the places on its pages that a fragment can lead to. */

import type { Root as HtmlRoot } from 'hast'
import type { Root, RootContent } from 'mdast'

import remarkRehype from 'remark-rehype'
import remarkSmartypants from 'remark-smartypants'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { ExportEnding } from '../exports/format.ts'
import type { FeedFile } from '../feeds/feed.ts'
import type { SourceText } from '../reading/publication.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { RuleContext } from './rule.ts'
import type { CheckedText } from './text.ts'

import type { UsedKind } from '../articles/reach.ts'

import { attachmentKind, pathBeside } from '../articles/attachments.ts'
import { isWithdrawn, verdictHistory } from '../articles/revisions.ts'
import { ratedClaims } from '../articles/verdicts.ts'
import { holdsDisclaimer } from '../markdown/disclaimer.ts'
import { nameHeadings } from '../markdown/headings.ts'
import { smartPunctuation } from '../markdown/punctuation.ts'
import { responseFragment, responsePath } from '../responses/thread.ts'
import { topicAnchor } from '../topics/anchor.ts'
import { yearOf } from '../shared/csl-date.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { bibliographyId } from '../shared/page-ids.ts'
import { createUrls, type FeedSubject, type Target } from '../shared/urls.ts'
import { elementsOf } from './elements.ts'
import { namedFiles } from './named-files.ts'
import { nodesOf } from './nodes.ts'
import { citableItems } from './publication.ts'
import { areUsesKnown, isDraft, unpublishedIds } from './unpublished.ts'

/** What stands at an address. */
export interface Address {
  /** What it belongs to, where readers do not get it. */
  unpublished?: Unpublished
  /** The identifiers on the page, those of its text first; `undefined` where nobody can tell: in a file, say. */
  fragments: () => ReadonlySet<string> | undefined
}

/** A draft, or a record that no published text uses; authors see these, readers do not. */
export type Unpublished = 'draft' | 'claim' | 'source' | 'person' | 'topic' | 'chart'

/** Addresses as authors write them: from the root of the publication, `/articles/cells/`. */
export type Addresses = ReadonlyMap<string, Address>

/** The same for every publication: its address and base path do not count. */
const urls = createUrls('https://publication.invalid/')

/** The tables have a row for every format, or the types say so; their writers take long to load and are not needed. */
const endings = Object.keys({ bib: 0, ris: 0, json: 0 } satisfies Record<ExportEnding, 0>)

const feedFiles = Object.keys({
  'rss.xml': 0,
  'atom.xml': 0,
  'feed.json': 0,
} satisfies Record<FeedFile, 0>)

/** An address, and the record that it belongs to; those of the site itself belong to none. */
export interface OwnedAddress {
  address: string
  owner: SourceRecord | undefined
}

const known = new WeakMap<RuleContext, { addresses: Addresses; owned: OwnedAddress[] }>()

/** The addresses of a publication. Several rules ask for them. */
export function addressesOf(checked: RuleContext): Addresses {
  return allAddresses(checked).addresses
}

/** The same with their owners, each as often as something is published there. */
export function ownedAddresses(checked: RuleContext): readonly OwnedAddress[] {
  return allAddresses(checked).owned
}

function allAddresses(checked: RuleContext): { addresses: Addresses; owned: OwnedAddress[] } {
  const earlier = known.get(checked)
  if (earlier) return earlier
  const addresses = new Map<string, Address>()
  const owned: OwnedAddress[] = []
  const add: Add = (target, what, owner) => {
    const address = urls.path(target)
    addresses.set(address, what)
    owned.push({ address, owner })
  }
  addSite(checked, add)
  addRecords(checked, add)
  for (const text of checked.pages) {
    add(
      { to: 'page', id: text.record.id },
      page(() => textFragments(text, checked, [])),
      text.record,
    )
  }
  const responses = Map.groupBy(checked.responses.keys(), (id) => responsePath(id).article)
  for (const text of checked.articles) {
    addArticle(text, responses.get(text.record.id) ?? [], checked, add)
  }
  for (const { use, written, file: target, record } of namedFiles(checked)) {
    const path = use === 'download' && target !== undefined ? pathBeside(written) : undefined
    if (path === undefined || attachmentKind(path) === undefined) continue
    const to = { to: 'article-download', id: record.id, path: toNormalForm(path) } as const
    const earlier = addresses.get(urls.path(to))
    // A chart has its data there already; what a draft and an article share is published.
    if (earlier && earlier.unpublished === undefined) continue
    add(to, isDraft(record) ? { ...file, unpublished: 'draft' } : file)
  }
  const all = { addresses, owned }
  known.set(checked, all)
  return all
}

/** The address of a text or record. */
export function addressOf(target: Target): string {
  return urls.path(target)
}

type Add = (target: Target, address: Address, owner?: SourceRecord) => void

const file: Address = { fragments: () => undefined }

/** A page, whose identifiers are made out when a link leads to one, and once. */
function page(makeOut: Address['fragments']): Address {
  let made: { fragments: ReturnType<Address['fragments']> } | undefined
  return { fragments: () => (made ??= { fragments: makeOut() }).fragments }
}

/** A page without a text of its own: it has the identifiers that its route and layout give. */
function plainPage(ids: () => readonly string[]): Address {
  return page(() => new Set([...ids(), 'main']))
}

/** The pages and files that every site has; their identifiers are those in `src/pages/`. */
function addSite(checked: RuleContext, add: Add): void {
  const published = checked.articles.filter(({ record }) => !isDraft(record))
  add(
    { to: 'home' },
    plainPage(() => [
      // A topic whose only check is the newest is not there after all; the inspection of the built site would say so.
      ...published.flatMap(({ data }) => data?.topics.slice(0, 1) ?? []).map(topicAnchor),
      ...(published.length > 0 ? ['corrections', 'topics'] : ['first-check']),
      ...when(checked.ratings.size > 0, 'verdicts'),
    ]),
  )
  for (const to of ['articles', 'claims', 'corrections'] as const) {
    add(
      { to },
      plainPage(() => []),
    )
  }
  add(
    { to: 'feeds' },
    plainPage(() => [
      'all-checks',
      'changes',
      'formats',
      ...when(publishedTopics(checked), 'by-topic'),
    ]),
  )
  add(
    { to: 'data' },
    plainPage(() => ['claim-reviews', 'claim-fields', 'reference-files', 'reuse']),
  )
  add(
    { to: 'search' },
    plainPage(() => ['search', 'search-query']),
  )
  add(
    { to: 'references' },
    plainPage(() => yearsOf(checked)),
  )
  add(
    { to: 'file', path: '404.html' },
    plainPage(() => ['search-query']),
  )
  for (const path of ['sitemap-index.xml', 'robots.txt', 'llms.txt']) {
    add({ to: 'file', path }, file)
  }
  addFeeds({ to: 'home' }, add)
  addFeeds({ to: 'corrections' }, add)
  for (const ending of ['json', 'csv']) add({ to: 'file', path: `data/claims.${ending}` }, file)
  for (const ending of endings) add({ to: 'file', path: `data/references.${ending}` }, file)
}

function addFeeds(of: FeedSubject, add: Add, owner?: SourceRecord): void {
  for (const name of feedFiles) add({ to: 'feed', of, file: name }, file, owner)
}

function publishedTopics(checked: RuleContext): boolean {
  const { topics } = unpublishedIds(checked)
  return [...checked.topics.keys()].some((id) => !topics.has(id))
}

/** The anchors of the list of sources: the years of those that readers get. */
function yearsOf(checked: RuleContext): string[] {
  const { sources } = unpublishedIds(checked)
  const years = [...citableItems(checked)].flatMap(([key, { issued }]) =>
    sources.has(key) ? [] : [yearOf(issued)],
  )
  return [...new Set(years)].map((year) => (year === undefined ? 'undated' : `year-${year}`))
}

function addRecords(checked: RuleContext, add: Add): void {
  const unpublished = areUsesKnown(checked) ? unpublishedIds(checked) : undefined
  /** Adds an address of a record, which readers do not get where they do not get the record. */
  const adder =
    (kind: UsedKind, noun: Unpublished, id: string, record: SourceRecord | undefined): Add =>
    (target, address) => {
      const isHidden = unpublished?.[kind].has(id)
      add(target, isHidden ? { ...address, unpublished: noun } : address, record)
    }
  for (const [id, { data, record }] of checked.claims) {
    const addOwn = adder('claims', 'claim', id, record)
    const studied = data === undefined || data.evidence.length > 0
    addOwn(
      { to: 'claim', id },
      plainPage(() => [
        'checks',
        ...when(verdictChanged(id, checked), 'history'),
        ...when(studied, 'evidence', bibliographyId),
      ]),
    )
    if (studied) addOwn({ to: 'evidence-data', id }, file)
  }
  for (const [id, { record }] of checked.charts) {
    adder('charts', 'chart', id, record)({ to: 'chart-data', id }, file)
  }
  const evidence = evidenceOfVerdicts(checked)
  for (const id of checked.keys) {
    const { record } = checked.references.get(id) ?? checked.searches.get(id) ?? {}
    const addOwn = adder('sources', 'source', id, record)
    addOwn(
      { to: 'reference', id },
      plainPage(() => ['entry', 'record', 'cited', ...when(evidence.has(id), 'evidence')]),
    )
    for (const ending of endings) addOwn({ to: 'reference-file', id, ending }, file)
  }
  for (const [id, { record }] of checked.people) {
    const addOwn = adder('people', 'person', id, record)
    addOwn(
      { to: 'person', id },
      plainPage(() => ['written', ...when(reviewsAny(id, checked), 'reviewed')]),
    )
  }
  for (const [id, { record }] of checked.topics) {
    const addOwn = adder('topics', 'topic', id, record)
    addOwn(
      { to: 'topic', id },
      plainPage(() => []),
    )
    addFeeds({ to: 'topic', id }, addOwn)
  }
  for (const [id, { record }] of checked.ratings)
    add(
      { to: 'rating', id },
      plainPage(() => []),
      record,
    )
}

/** The sources that a verdict rests on which readers get. */
function evidenceOfVerdicts({ articles, claims }: RuleContext): Set<string> {
  const rated = ratedClaims(articles.flatMap(({ data }) => (data?.draft === false ? [data] : [])))
  return new Set(
    [...claims].flatMap(([id, { data }]) =>
      rated.has(id) ? (data?.evidence ?? []).map(({ reference }) => reference) : [],
    ),
  )
}

function verdictChanged(claim: string, { articles }: RuleContext): boolean {
  const checks = articles.flatMap(({ data }) =>
    data?.draft === false && !isWithdrawn(data) && data.claims.includes(claim) ? [data] : [],
  )
  return verdictHistory(checks).length > 0
}

function reviewsAny(person: string, { articles }: RuleContext): boolean {
  return articles.some(({ data }) => data?.draft === false && data.reviewers.includes(person))
}

function addArticle(
  text: CheckedText<ArticleFrontMatter>,
  responses: readonly string[],
  checked: RuleContext,
  add: Add,
): void {
  const { record, data } = text
  const unpublished = isDraft(record) ? ({ unpublished: 'draft' } as const) : {}
  const behindText = () => [
    ...when(isRelated(text, checked), 'related-checks'),
    ...imprintIds(text, checked),
    ...responseIds(responses, checked),
  ]
  const article = {
    ...page(() => textFragments(text, checked, behindText())),
    ...unpublished,
  }
  for (const id of [...(data?.aliases ?? []), record.id]) {
    add({ to: 'article', id }, article, record)
  }
  for (const ending of endings) {
    add({ to: 'article-file', id: record.id, ending }, { ...file, ...unpublished }, record)
    add({ to: 'article-sources-file', id: record.id, ending }, { ...file, ...unpublished }, record)
  }
  add({ to: 'article-picture', id: record.id }, { ...file, ...unpublished }, record)
}

/** Whether another article that readers get names a claim, a topic or a source that this one names. */
function isRelated(text: CheckedText<ArticleFrontMatter>, checked: RuleContext): boolean {
  const own = isDraft(text.record) ? 0 : 1
  const counts = namingArticles(checked)
  return [...namesIn(text)].some((name) => (counts.get(name) ?? 0) > own)
}

const counted = new WeakMap<RuleContext, ReadonlyMap<string, number>>()

/** How many articles that readers get name each claim, topic and source. */
function namingArticles(checked: RuleContext): ReadonlyMap<string, number> {
  const known = counted.get(checked)
  if (known) return known
  const counts = new Map<string, number>()
  for (const text of checked.articles) {
    if (isDraft(text.record)) continue
    for (const name of namesIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  counted.set(checked, counts)
  return counts
}

function namesIn({ data, cited }: CheckedText<ArticleFrontMatter>): Set<string> {
  return new Set([
    ...(data?.claims ?? []).map((id) => `claim ${id}`),
    ...(data?.topics ?? []).map((id) => `topic ${id}`),
    ...cited.keys.map(({ key }) => `source ${key}`),
  ])
}

/** The identifiers of what stands after an article (`src/components/articles/Imprint.astro`). */
function imprintIds(
  { record, data }: CheckedText<ArticleFrontMatter>,
  { site, pages }: RuleContext,
): string[] {
  const { funding, interests } = data?.disclosures ?? {}
  const policies = pages.some(({ record: { id } }) =>
    /^(?:methodology|corrections-policy)$/.test(id),
  )
  const disclaimed = record.tree !== undefined && holdsDisclaimer(record.tree)
  return [
    'article-citation',
    'cite-entry',
    ...when(funding ?? interests, 'article-funding'),
    ...when(data?.revisions.length, 'article-history'),
    ...when(site?.contact?.email ?? site?.contact?.url ?? policies, 'article-errors'),
    ...when(site?.disclaimer !== undefined && !disclaimed, 'article-disclaimer'),
    ...when(site?.licence, 'article-licence'),
  ]
}

/** The identifiers of what readers wrote about an article, and of the way to do so (`src/components/responses/`). */
function responseIds(responses: readonly string[], { site }: RuleContext): string[] {
  const given = responses.map(responseFragment).flatMap((id) => [id, `${id}-by`])
  return [...when(given.length > 0 || site?.responses, 'article-responses'), ...given]
}

const toHtml = unified()
  .use(remarkSmartypants, smartPunctuation)
  .use(remarkRehype, {
    passThrough: [
      'mdxFlowExpression',
      'mdxJsxFlowElement',
      'mdxJsxTextElement',
      'mdxTextExpression',
      'mdxjsEsm',
    ],
  })
  .freeze()

/**
 * The identifiers on the page of a text: those of its headings, of elements that bear one, of notes, of the bibliography,
 * and what the layout gives.
 *
 * Those of single citations and entries are left out: they are made with the page.
 */
function textFragments(
  text: CheckedText<Partial<ArticleFrontMatter>>,
  checked: RuleContext,
  ofLayout: readonly string[],
): ReadonlySet<string> | undefined {
  const { tree } = text.record
  if (!tree) return undefined
  const page: HtmlRoot = toHtml.runSync(structuredClone(outlineOf(tree)))
  nameHeadings(page, idsOfElements(text.record))
  const ids: string[] = []
  visit(page, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string' && id !== '') ids.push(id)
  })
  return new Set([
    ...ids,
    ...idsOfElements(text.record),
    ...when(listsSources(text, checked), bibliographyId),
    ...ofLayout,
    'main',
  ])
}

/** What identifiers are made from: the headings and notes of a text, without what stands between them. */
function outlineOf(tree: Root): Root {
  const nodes = nodesOf(tree)
  const inHeadings = new Set(
    nodes.flatMap((node) => (node.type === 'heading' ? nodesOf(node) : [])),
  )
  return {
    type: 'root',
    children: nodes.flatMap((node): RootContent[] => {
      if (node.type === 'heading' || node.type === 'definition') return [node]
      if (node.type === 'footnoteDefinition') return [{ ...node, children: [] }]
      const isCall = node.type === 'footnoteReference' && !inHeadings.has(node)
      return isCall ? [{ type: 'paragraph', children: [node] }] : []
    }),
  }
}

/** The identifiers that elements bear; the `id` of a component names a record. */
function idsOfElements(record: SourceText): string[] {
  return elementsOf(record).flatMap(({ name, attributes }) =>
    /^[a-z]/.test(name)
      ? attributes.flatMap((attribute) => (attribute.name === 'id' ? [attribute.value] : []))
      : [],
  )
}

/** Tells whether a text ends in a bibliography: it cites, names sources to list, or shows the evidence of a claim. */
function listsSources(
  { record, data, cited }: CheckedText<Partial<ArticleFrontMatter>>,
  { claims }: RuleContext,
): boolean {
  const shown = elementsOf(record).flatMap(({ name, attributes }) =>
    name === 'Evidence' ? attributes.map(({ value }) => claims.get(value)?.data) : [],
  )
  return (
    cited.citations.length > 0 ||
    (data?.nocite ?? []).length > 0 ||
    shown.some((claim) => (claim?.evidence ?? []).length > 0)
  )
}

function when(condition: unknown, ...ids: string[]): string[] {
  return condition ? ids : []
}
