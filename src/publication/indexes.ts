/** Indexes a publication once, so that a page looks up the few records that it shows. */

import type {
  Article,
  CompiledArticle,
  ChangePlace,
  PublicationIndexes,
  PublishedPublication,
  SiteSections,
} from './published.ts'

import { backgroundOf, isExplainer } from '../articles/explainers.ts'
import { neighboursOf } from '../articles/neighbours.ts'
import { translationGroups } from '../articles/translations.ts'
import { isCorrection, lastModified } from '../articles/revisions.ts'
import { type PageRole, pageRoles } from '../articles/schema.ts'
import { newestDay } from '../shared/dates.ts'
import { type ArticleSubject, archiveName, archivesOf } from './archives.ts'
import { chartsOf } from './attachments.ts'
import { digestsOf } from './digests.ts'

/** The records to index. */
export type IndexedRecords = Pick<
  PublishedPublication,
  'articles' | 'claims' | 'unratedClaims' | 'pages' | 'sources' | 'topics'
>

/**
 * Makes the indexes of a publication.
 *
 * Their values are names, not records, so that a page that lists some articles depends on these articles only.
 *
 * @param records the articles newest first
 * @param language that of the publication, and of articles that name none
 */
export function indexPublication(records: IndexedRecords, language: string): PublicationIndexes {
  const { articles, claims, unratedClaims, topics } = records
  const articlesBy = (namesOf: (article: CompiledArticle) => readonly string[]) =>
    indexBy(articles.map((article) => [article.id, namesOf(article)]))
  const changes = changesOf(articles)
  const places = changes.map(({ place }) => place)
  const corrections = changes.filter(({ corrects }) => corrects).map(({ place }) => place)
  const articleIds = articles.map(({ id }) => id)
  const articlesByTopic = articlesBy(({ data }) => data.topics)
  const claimantsByClaim = new Map(
    [...claims, ...unratedClaims].map(([id, { claimants }]) => [
      id,
      claimants.flatMap((claimant) => claimant.id ?? []),
    ]),
  )
  const claimsByClaimant = indexBy([...claimantsByClaim])
  const articlesByClaimant = articlesBy(({ data }) =>
    data.claims.flatMap((id) => claimantsByClaim.get(id) ?? []),
  )
  const articlesByLanguage = byLanguage(articlesBy(({ data }) => [data.language ?? language]))
  return {
    sections: sectionsOf(records, changes.length > 0),
    articleIds,
    claimIds: [...claims.keys(), ...unratedClaims.keys()],
    articlesById: new Map(articles.map(({ facts: _, ...article }) => [article.id, article])),
    articleFacts: new Map(articles.map(({ id, facts }) => [id, facts])),
    neighbours: neighboursOf(articleIds),
    articlesByClaim: articlesBy(({ data }) => data.claims),
    translations: translationGroups(
      articles.map(({ id, data: { translations } }) => ({ id, translations })),
    ),
    articlesByLanguage,
    backgroundFor: articlesBy(({ data }) => backgroundOf(data, records)),
    articlesByTopic,
    explainersByTopic: articlesBy(({ data }) => (isExplainer(data) ? data.topics : [])),
    articlesByFirstTopic: articlesBy(({ data }) =>
      data.topics.filter((id) => topics.has(id)).slice(0, 1),
    ),
    articlesByAuthor: articlesBy(({ data }) => data.authors),
    articlesByReviewer: articlesBy(({ data }) => data.reviewers),
    articlesByChart: articlesBy(chartsOf),
    claimsByClaimant,
    articlesByClaimant,
    claimsByRating: indexBy([...claims].map(([id, { verdict }]) => [id, [verdict.id]])),
    claimsByTopic: indexBy(
      articles.flatMap(({ data }) => data.claims.map((claim) => [claim, data.topics] as const)),
    ),
    changes: places,
    corrections,
    digests: digestsOf(articles, corrections),
    articleArchives: articleArchives(articleIds, {
      topic: articlesByTopic,
      language: articlesByLanguage,
      claimant: articlesByClaimant,
    }),
    changeArchives: new Map(archivesOf(places)),
    lastChange: newestDay(articles.map(({ data }) => lastModified(data))),
  }
}

/** A publication in one language needs no lists by language. */
function byLanguage<Ids>(articles: ReadonlyMap<string, Ids>): ReadonlyMap<string, Ids> {
  return articles.size > 1 ? articles : new Map()
}

/**
 * Turns lists of names around.
 *
 * @param entries names and the groups that each belongs to
 * @returns the names by group, each once, in the given order
 * @example indexBy([['a', ['pain', 'knees']], ['b', ['pain']]]) // => pain: a, b; knees: a
 */
function indexBy(
  entries: readonly (readonly [name: string, groups: readonly string[]])[],
): Map<string, string[]> {
  const index = new Map<string, Set<string>>()
  for (const [name, groups] of entries) {
    for (const group of groups) {
      const known = index.get(group)
      if (known) known.add(name)
      else index.set(group, new Set([name]))
    }
  }
  return new Map([...index].map(([group, names]) => [group, [...names]]))
}

function articleArchives(
  all: readonly string[],
  parts: Record<
    Extract<ArticleSubject, { id: string }>['to'],
    ReadonlyMap<string, readonly string[]>
  >,
): Map<string, string[]> {
  const feeds: (readonly [ArticleSubject, readonly string[]])[] = [
    [{ to: 'home' }, all],
    ...(['topic', 'language', 'claimant'] as const).flatMap((to) =>
      [...parts[to]].map(([id, ids]) => [{ to, id }, ids] as const),
    ),
  ]
  return new Map(
    feeds.flatMap(([of, ids]) =>
      archivesOf(ids).map(([archive, entries]) => [archiveName(archive, of), entries] as const),
    ),
  )
}

interface Change {
  place: ChangePlace
  /** Whether it corrects something. Of a withdrawn article, only the withdrawal counts. */
  corrects: boolean
}

/** Returns all changes to articles, newest first; those of one day in the order of the articles. */
function changesOf(articles: readonly Article[]): Change[] {
  return articles
    .flatMap(({ id, data }) =>
      data.revisions.map((change, revision) => ({
        place: { article: id, revision, date: change.date },
        corrects: isCorrection(change, data),
      })),
    )
    .toSorted((a, b) => b.place.date.localeCompare(a.place.date))
}

function sectionsOf(
  { articles, claims, unratedClaims, sources, pages }: IndexedRecords,
  changes: boolean,
): SiteSections {
  return {
    articles: articles.length > 0,
    claims: claims.size + unratedClaims.size > 0,
    sources: sources.size > 0,
    changes,
    pages: [...pages].map(([id, { data }]) => {
      const { title, label, order } = data
      return { id, title, label, order, role: data.role ?? roleOfName(id, pages) }
    }),
  }
}

/** A page that is named after a role has it, unless another page says that it has. */
function roleOfName(id: string, pages: IndexedRecords['pages']): PageRole | undefined {
  const role = pageRoles.find((each) => each === id)
  return pages.values().some(({ data }) => data.role === role) ? undefined : role
}
