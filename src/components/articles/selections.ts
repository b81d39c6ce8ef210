/** Selects the articles and claims of a page. Every list has the order of the lists of the site: articles newest first. */

import type { RatedClaim } from '../../claims/rated-claim.ts'
import type { Words } from '../../messages/words.ts'
import type { Topic } from '../../topics/schema.ts'
import type { Article, PublishedPublication } from '../../publication/published.ts'

import { newestFirst } from '../../articles/newest-first.ts'
import { type ListPage, entriesOnPage } from '../../publication/list-pages.ts'
import { isWithdrawn } from '../../articles/revisions.ts'
import { type UnratedClaim, checkedClaims } from '../../articles/verdicts.ts'

/** Which page of a list to select. Without one, all is selected. */
type Page = Pick<ListPage, 'of' | 'page'> | undefined

/** The records to select articles from. */
type Articles = Pick<PublishedPublication, 'articlesById'>

/** Returns the articles with the given slugs. Unknown slugs are left out. */
export function articlesWithIds(
  library: Articles,
  ids: readonly string[] = [],
  page?: Page,
): Article[] {
  return onPage(ids, page).flatMap((id) => library.articlesById.get(id) ?? [])
}

export function articlesInLanguage(
  library: Articles & Pick<PublishedPublication, 'articlesByLanguage'>,
  language: string,
  page?: Page,
): Article[] {
  return articlesWithIds(library, library.articlesByLanguage.get(language), page)
}

/** The records to select the articles on a topic from. */
type Topical = Pick<PublishedPublication, 'articlesByTopic' | 'explainersByTopic'>

/** Returns the articles that a page of a topic lists: its fact-checks, and after all of these its explainers. */
export function articlesOnTopic(
  library: Articles & Topical,
  topic: string,
  page?: Page,
): { checks: Article[]; explainers: Article[] } {
  const explainers = library.explainersByTopic.get(topic) ?? []
  const last = new Set(explainers)
  const checks = (library.articlesByTopic.get(topic) ?? []).filter((id) => !last.has(id))
  const articles = articlesWithIds(library, [...checks, ...explainers], page)
  return {
    checks: articles.filter(({ id }) => !last.has(id)),
    explainers: articles.filter(({ id }) => last.has(id)),
  }
}

/** Says how many fact-checks and explainers there are on a topic; empty if there are none. */
export function countOnTopic(library: Topical, topic: string, words: Words): string {
  const explainers = library.explainersByTopic.get(topic)?.length ?? 0
  const checks = (library.articlesByTopic.get(topic)?.length ?? 0) - explainers
  return words.list(
    [
      ...(checks > 0 ? [words.say('articles.count', { count: checks })] : []),
      ...(explainers > 0 ? [words.say('articles.explainerCount', { count: explainers })] : []),
    ],
    'unit',
  )
}

/** The articles under one topic. */
export interface TopicArticles {
  id: string
  topic: Topic
  articles: Article[]
  /** Whether there are more than these. */
  more: boolean
}

/** The most topics on the front page, and the most articles under each. The front page does not grow with the archive. */
const mostTopics = 12
const mostUnderTopic = 5

/**
 * Lists the newest articles once, under their first topic. Topics are in the order of their newest listed articles. An
 * article without a known topic, which the check does not allow, is left out.
 *
 * @param except the slugs of articles to leave out
 */
export function byFirstTopic(
  library: Articles & Pick<PublishedPublication, 'articlesByFirstTopic' | 'topics'>,
  except: readonly string[] = [],
): TopicArticles[] {
  const groups = [...library.articlesByFirstTopic].flatMap(([id, slugs]) => {
    const topic = library.topics.get(id)
    const others = slugs.filter((slug) => !except.includes(slug))
    const articles = articlesWithIds(library, others.slice(0, mostUnderTopic))
    const more = others.length > articles.length
    return topic && articles[0] ? [{ id, topic, articles, more, newest: articles[0] }] : []
  })
  return groups
    .sort((a, b) => newestFirst(a.newest, b.newest))
    .slice(0, mostTopics)
    .map(({ newest: _, ...group }) => group)
}

export function articlesWrittenBy(
  library: Articles & Pick<PublishedPublication, 'articlesByAuthor'>,
  person: string,
  page?: Page,
): Article[] {
  return articlesWithIds(library, library.articlesByAuthor.get(person), page)
}

export function articlesReviewedBy(
  library: Articles & Pick<PublishedPublication, 'articlesByReviewer'>,
  person: string,
  page?: Page,
): Article[] {
  return articlesWithIds(library, library.articlesByReviewer.get(person), page)
}

/** The records to select the articles that check a claim from. */
type Checks = Articles & Pick<PublishedPublication, 'articlesByClaim'>

export function articlesChecking(library: Checks, claim: string): Article[] {
  return articlesWithIds(library, library.articlesByClaim.get(claim))
}

/** The articles that check a claim and were not withdrawn, so that the claim has their verdict. */
export function articlesVouchingFor(library: Checks, claim: string): Article[] {
  return articlesChecking(library, claim).filter(({ data }) => !isWithdrawn(data))
}

/**
 * The article whose dates apply to the verdict on a claim.
 *
 * @param shownIn the article that shows the verdict, preferred if it checks the claim
 */
export function articleVouchingFor(
  library: Checks,
  claim: string,
  shownIn: Article | undefined,
): Article | undefined {
  const vouching = articlesVouchingFor(library, claim)
  return vouching.find(({ id }) => id === shownIn?.id) ?? vouching[0]
}

/** Returns the claims with the given ids, each with its id. Unknown ids are left out. */
export function claimsWithIds(
  { claims, unratedClaims }: Pick<PublishedPublication, 'claims' | 'unratedClaims'>,
  ids: readonly string[],
): [string, RatedClaim | UnratedClaim][] {
  return ids.flatMap((id): [string, RatedClaim | UnratedClaim][] => {
    const claim = claims.get(id) ?? unratedClaims.get(id)
    return claim ? [[id, claim]] : []
  })
}

/** Claims with a verdict, each with its id. */
export function claimsRated(
  library: Pick<PublishedPublication, 'claims' | 'claimsByRating'>,
  rating: string,
  page?: Page,
): [string, RatedClaim][] {
  const ids = onPage(library.claimsByRating.get(rating) ?? [], page)
  return ids.flatMap((id): [string, RatedClaim][] => {
    const claim = library.claims.get(id)
    return claim ? [[id, claim]] : []
  })
}

/** The claims of a claimant, each with its id, those with a verdict first. */
export function claimsOfClaimant(
  library: Pick<PublishedPublication, 'claims' | 'unratedClaims' | 'claimsByClaimant'>,
  claimant: string,
  page?: Page,
): [string, RatedClaim | UnratedClaim][] {
  return claimsWithIds(library, onPage(library.claimsByClaimant.get(claimant) ?? [], page))
}

/** Returns an article and its translations; nothing if it has none. */
export function translationsOf(
  library: Articles & Pick<PublishedPublication, 'translations'>,
  id: string,
): Article[] {
  return articlesWithIds(library, library.translations.get(id))
}

function onPage(ids: readonly string[], page: Page): readonly string[] {
  return page ? entriesOnPage(ids, page) : ids
}

/** The verdict on the first claim of an article; `undefined` if it checks no claim or was withdrawn. */
export function mainVerdict(
  { data }: Article,
  records: Pick<PublishedPublication, 'claims'>,
): RatedClaim['verdict'] | undefined {
  return checkedClaims({ ...data, claims: data.claims.slice(0, 1) }, records)[0]?.verdict
}
