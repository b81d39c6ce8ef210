/** The records of a publication that readers do not get: drafts, articles under embargo, and what only they use. */

import {
  type RecordIds,
  type Uses,
  type UsesOfPublication,
  findUnpublished,
  reach,
  findUsed,
} from '../articles/reach.ts'
import type { ArticleFrontMatter } from '../articles/schema.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { RuleContext } from './rule.ts'
import { chartsOf, type CheckedText } from './text.ts'

import { embargoOf, isWithheld } from '../articles/embargo.ts'
import { chartKeys, claimKeys, listedKeys, noticeKeys } from '../publication/cited.ts'
import { claimantIds } from '../claims/appearances/claimed-by.ts'
import { responsePath } from '../responses/thread.ts'
import { createUrls } from '../shared/urls.ts'
import { cached } from '../shared/cached.ts'
import { fieldExtractor } from './citers.ts'
import { internalLinks } from './links.ts'

/** Addresses from the root of the publication, as links name them. */
const urls = createUrls('https://publication.invalid/')

/** The ids of the records that no published text uses (`findUnpublished`). */
export const unpublishedIds = cached((checked: RuleContext): RecordIds =>
  findUnpublished(usesIn(checked)),
)

/** The ids of the records that published texts and background sources use (`findUsed`). */
export const usedIds = cached((checked: RuleContext): RecordIds => findUsed(usesIn(checked)))

/** All records that readers do not get: those of `unpublishedIds`, the withheld articles themselves, and responses to them. */
export const unpublishedRecords = cached((checked: RuleContext): ReadonlySet<SourceRecord> => {
  const { claims, claimants, sources, people, topics, charts } = unpublishedIds(checked)
  const withheld = [
    [checked.claims, claims],
    [checked.claimants, claimants],
    [checked.references, sources],
    [checked.searches, sources],
    [checked.people, people],
    [checked.topics, topics],
    [checked.charts, charts],
  ] as const
  const articles = checked.articles.filter(({ record }) => isWithheld(record.data, checked.today))
  const articleIds = new Set(articles.map(({ record }) => record.id))
  return new Set<SourceRecord>([
    ...withheld.flatMap(([records, ids]) =>
      [...records].flatMap(([id, { record }]) => (ids.has(id) ? [record] : [])),
    ),
    ...articles.map(({ record }) => record),
    ...[...checked.responses.values()].flatMap(({ record }) =>
      articleIds.has(responsePath(record.id).article) ? [record] : [],
    ),
  ])
})

/** Returns the absolute paths of an article and of the records that it uses, directly or through other records. */
export function filesUsedBy(checked: RuleContext, article: string): Set<string> {
  const at = checked.articles.findIndex(({ record }) => record.id === article)
  const own = checked.articles[at]
  const { texts, records } = usesIn(checked)
  const uses = texts[at]
  if (!own || !uses) return new Set()
  const { claims, claimants, sources, people, topics, charts } = reach([uses], records)
  const used = [
    ...[...claims].map((id) => checked.claims.get(id)),
    ...[...claimants].map((id) => checked.claimants.get(id)),
    ...[...sources].map((id) => checked.references.get(id) ?? checked.searches.get(id)),
    ...[...people].map((id) => checked.people.get(id)),
    ...[...topics].map((id) => checked.topics.get(id)),
    ...[...charts].map((id) => checked.charts.get(id)),
    ...(own.data?.claims ?? []).map((id) =>
      checked.ratings.get(checked.claims.get(id)?.data?.rating ?? ''),
    ),
  ]
  return new Set([own.record.file, ...used.flatMap((each) => each?.record.file ?? [])])
}

/** A day on which something appears. */
export interface DayOfPublication {
  /** What the check knows on this day. */
  checked: RuleContext
  /** The records that readers do not get on this day. */
  unpublished: ReadonlySet<SourceRecord>
  /** Whether readers get a record on this day, and not on an earlier one, for which it is reported already. */
  appears: (record: SourceRecord) => boolean
}

/**
 * Returns each day on which something appears: today, and every later day that ends an embargo. What appears then has to be
 * right without a further edit.
 */
export const daysOfPublication = cached((checked: RuleContext): DayOfPublication[] => {
  const later = checked.articles.flatMap(({ data }) =>
    data?.draft === false ? (embargoOf(data, checked.today) ?? []) : [],
  )
  const days = [...new Set<CalendarDate>(later)].sort()
  const contexts = [checked, ...days.map((today) => ({ ...checked, today }))]
  return contexts.map((context, index) => {
    const before = contexts[index - 1]
    const unpublished = unpublishedRecords(context)
    const earlier = before && unpublishedRecords(before)
    return {
      checked: context,
      unpublished,
      appears: (record) => !unpublished.has(record) && (!earlier || earlier.has(record)),
    }
  })
})

/**
 * Returns whether it is known what every published text uses. If a text or claim cannot be read, any record may be used by
 * it, so none can be reported as unpublished. Nothing is built until the text is fixed.
 */
export function areUsesKnown({ articles, pages, claims, today }: RuleContext): boolean {
  return (
    [...articles, ...pages].every(
      ({ record, data, kind }) =>
        (kind === 'article' && isWithheld(record.data, today)) ||
        (data !== undefined && record.isParsed),
    ) && claims.values().every(({ data }) => data !== undefined)
  )
}

function usesIn(checked: RuleContext): UsesOfPublication {
  const replies = repliesByArticle(checked)
  const extract = fieldExtractor(checked)
  const keysIn = (markdown: string) => extract(markdown).keys.map(({ key }) => key)
  const linkedIn = linksByRecord(checked)
  const { claims, claimants, references, searches, people, topics, charts } = checked
  return {
    texts: [
      ...checked.articles.map((text) => ({
        isWithheld: isWithheld(text.record.data, checked.today),
        ...usesOfArticle(text, replies.get(text.record.id) ?? [], linkedIn.get(text.record)),
      })),
      ...checked.pages.map((text) => ({
        isWithheld: false,
        ...usesOfBody(text),
        ...linkedIn.get(text.record),
      })),
    ],
    records: {
      claims: new Map(
        [...claims].map(([id, { record, data }]): [string, Uses] => [
          id,
          {
            ...linkedIn.get(record),
            sources: data ? claimKeys(data, keysIn) : [],
            claimants: data ? claimantIds(data) : [],
          },
        ]),
      ),
      claimants: new Map([...claimants.keys()].map((id) => [id, {}])),
      sources: new Map([
        ...[...references].map(([key, { data }]): [string, Uses] => [
          key,
          { sources: data ? noticeKeys(data) : [] },
        ]),
        ...[...searches.keys()].map((key): [string, Uses] => [key, {}]),
      ]),
      people: new Map([...people.keys()].map((id) => [id, {}])),
      topics: new Map([...topics.keys()].map((id) => [id, {}])),
      charts: new Map(
        [...charts].map(([id, { data }]): [string, Uses] => [
          id,
          { sources: data ? chartKeys(data) : [] },
        ]),
      ),
    },
    background: [...references].flatMap(([key, { data }]) => (data?.background ? [key] : [])),
  }
}

/**
 * Collects what an article uses.
 *
 * @param replying the people who reply to its responses
 * @param linked the people and topics that it links to
 */
function usesOfArticle(
  text: CheckedText<ArticleFrontMatter>,
  replying: readonly string[],
  linked: LinkedIds | undefined,
): Uses {
  const { authors = [], reviewers = [], topics = [], claims = [], nocite = [] } = text.data ?? {}
  const shown = usesOfBody(text)
  return {
    people: [...authors, ...reviewers, ...replying, ...(linked?.people ?? [])],
    topics: [...topics, ...(linked?.topics ?? [])],
    claims: [...claims, ...shown.claims],
    // `@*` lists everything in the library, so it uses nothing.
    sources: [...listedKeys(nocite), ...shown.sources],
    charts: shown.charts,
  }
}

/** What a text cites, and the claims and charts that its components show. */
function usesOfBody(text: CheckedText): Record<'claims' | 'sources' | 'charts', string[]> {
  const attributes = text.found.elements.flatMap((element) => element.attributes)
  return {
    sources: text.found.cited.keys.map(({ key }) => key),
    claims: attributes.flatMap(({ name, value }) => (name === 'claim' ? [value] : [])),
    charts: chartsOf(text),
  }
}

/** Returns the people who reply to the responses to each article. */
function repliesByArticle({ responses }: RuleContext): Map<string, string[]> {
  const replies = new Map<string, string[]>()
  for (const [id, { data }] of responses) {
    if (!data?.reply) continue
    const { article } = responsePath(id)
    replies.set(article, [...(replies.get(article) ?? []), data.reply.author])
  }
  return replies
}

/**
 * Returns the people and topics that texts and records link to. A link to a claim or a source does not count, because the
 * page of the claim or source would show what no published fact-check explains.
 */
function linksByRecord(checked: RuleContext): Map<SourceRecord, LinkedIds> {
  const pages = new Map<string, { kind: keyof LinkedIds; id: string }>()
  for (const id of checked.people.keys())
    pages.set(urls.path({ to: 'person', id }), { kind: 'people', id })
  for (const id of checked.topics.keys())
    pages.set(urls.path({ to: 'topic', id }), { kind: 'topics', id })
  const linked = new Map<SourceRecord, LinkedIds>()
  for (const { record, path } of internalLinks(checked)) {
    // The feeds of a topic are in the folder of its page.
    const page = pages.get(path.replace(/[^/]*$/, ''))
    if (!page) continue
    const known = linked.get(record) ?? { people: [], topics: [] }
    known[page.kind].push(page.id)
    linked.set(record, known)
  }
  return linked
}

/** The ids of the people and topics that something links to. */
type LinkedIds = Record<'people' | 'topics', string[]>
