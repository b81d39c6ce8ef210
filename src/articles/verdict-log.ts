/** The log of verdicts: each time that an article gave a verdict on a claim or changed it, as far as it is recorded. */

import type { CalendarDate } from '../shared/dates.ts'
import { type Revision, isWithdrawn } from './revisions.ts'
import type { ArticleRecord, NamedRecords } from './verdicts.ts'

/** What happened to a verdict. After a correction, the verdict is the same as before. */
export const verdictEvents = ['published', 'changed', 'corrected', 'withdrawn'] as const

/** One entry of the log. */
export interface VerdictEvent {
  event: (typeof verdictEvents)[number]
  date: CalendarDate
  article: ArticleRecord
  /** The claim; `undefined` if the article checks several and it is not recorded which of them the change is about. */
  claim?: string | undefined
  /** If it is not recorded which claim the change is about: those that it can be about; none if it fits no rating. */
  candidates?: readonly string[]
  /** The change, as the article records it. */
  revision?: Revision
  /** The ratings before and after, if they are recorded or follow from what is recorded. */
  before?: string | undefined
  after?: string | undefined
  /** What was changed and why. */
  note?: string | undefined
  /** Whether this is the newest entry about the claim in the article. */
  isNewest: boolean
}

/**
 * Returns the log of all articles, oldest first.
 *
 * A revision need not say which claim it is about. The ratings of today are known, so changes are undone starting with
 * the newest, as the rule `verdict-change-is-recorded` does: a change to a rating that exactly one claim had at that time
 * is about that claim. What was before a change without `from` stays unknown. Of a withdrawn article, only the days are
 * listed, because its conclusions are no longer published. A change that several articles record for a claim counts once.
 *
 * @param ratingOf returns the rating of a claim, or `undefined` if it has none
 * @param isPublished returns whether there is a claim of that name
 */
export function verdictLog(
  articles: readonly ArticleRecord[],
  ratingOf: (claim: string) => string | undefined,
  isPublished: (claim: string) => boolean,
): VerdictEvent[] {
  const seen = new Set<string>()
  return articles
    .flatMap((article) => {
      const claims = article.data.claims.filter(isPublished)
      return isWithdrawn(article.data)
        ? withdrawnLog(article, claims)
        : articleLog(article, claims, ratingOf)
    })
    .filter(({ event, date, claim, before, after }) => {
      if (event !== 'changed' || claim === undefined) return true
      const change = JSON.stringify([claim, date, before, after])
      const isFirst = !seen.has(change)
      seen.add(change)
      return isFirst
    })
    .sort((one, other) => {
      const [a, b] = [one, other].map(({ date, article: { id } }) => `${date} ${id}`)
      return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1
    })
}

/** The claims of a publication, with and without a verdict. */
export interface PublishedClaims extends Pick<NamedRecords, 'claims'> {
  unratedClaims: ReadonlyMap<string, unknown>
}

/** Returns the log of articles, oldest first, with the verdicts on the claims of the publication (`verdictLog`). */
export function publishedLog(
  articles: readonly ArticleRecord[],
  { claims, unratedClaims }: PublishedClaims,
): VerdictEvent[] {
  return verdictLog(
    articles,
    (claim) => claims.get(claim)?.verdict.id,
    (claim) => claims.has(claim) || unratedClaims.has(claim),
  )
}

/**
 * Returns the changes of the verdict on a claim, newest first: those that the log knows to be about it, and those that can be
 * about it as well as about others.
 *
 * @param id the name of the claim
 * @param articles the articles that check the claim; a change recorded in several of them counts once
 */
export function verdictHistory(
  id: string,
  articles: readonly ArticleRecord[],
  records: PublishedClaims,
): Revision[] {
  const seen = new Set<string>()
  return publishedLog(articles, records)
    .toReversed()
    .flatMap(({ claim, candidates = [], revision }) => {
      const isAbout =
        claim === undefined ? candidates.length === 0 || candidates.includes(id) : claim === id
      return revision && isAbout ? [revision] : []
    })
    .filter(({ date, from, to }) => {
      const change = JSON.stringify([date, from, to])
      const isNew = !seen.has(change)
      seen.add(change)
      return isNew
    })
}

/** Returns the log of a withdrawn article, without verdicts. */
function withdrawnLog(article: ArticleRecord, claims: readonly string[]): VerdictEvent[] {
  const { published, revisions } = article.data
  const days = [
    { event: 'published', date: published, note: undefined } as const,
    ...revisions
      .filter(({ kind }) => kind === 'withdrawal')
      .map(({ date, summary }) => ({ event: 'withdrawn', date, note: summary }) as const)
      .toSorted((one, other) => one.date.localeCompare(other.date)),
  ]
  return days.flatMap((day, index) =>
    claims.map((claim) => ({ ...day, article, claim, isNewest: index === days.length - 1 })),
  )
}

/** Returns the log of an article, in the order of time. */
function articleLog(
  article: ArticleRecord,
  claims: readonly string[],
  ratingOf: (claim: string) => string | undefined,
): VerdictEvent[] {
  const verdicts = new Map(claims.map((claim) => [claim, ratingOf(claim)]))
  const newer = new Set<string>()
  const eventOf = (
    claim: string,
    event: Omit<VerdictEvent, 'article' | 'claim' | 'isNewest'>,
  ): VerdictEvent => {
    const isNewest = !newer.has(claim)
    newer.add(claim)
    return { ...event, article, claim, isNewest }
  }
  const newestFirst: VerdictEvent[] = []
  for (const revision of undone(article.data.revisions, verdicts)) {
    const { kind, date, summary: note, from, to } = revision
    if (kind === 'correction') {
      for (const claim of claims.toReversed()) {
        const verdict = verdicts.get(claim)
        const event = { event: 'corrected', date, before: verdict, after: verdict, note } as const
        newestFirst.push(eventOf(claim, event))
      }
      continue
    }
    const [claim, ...others] = candidates(verdicts, revision)
    if (claim !== undefined && others.length === 0) {
      const after = to ?? verdicts.get(claim)
      const event = { event: 'changed', date, before: from, after, note, revision } as const
      newestFirst.push(eventOf(claim, event))
      verdicts.set(claim, from)
    } else {
      const event = { event: 'changed', date, before: from, after: to, note } as const
      const possible = claim === undefined ? [] : [claim, ...others]
      newestFirst.push({
        ...event,
        article,
        isNewest: false,
        candidates: possible,
        revision,
      })
      for (const each of claim === undefined ? claims : possible) verdicts.set(each, undefined)
    }
  }
  const published = claims.toReversed().map((claim) => {
    const { published: date } = article.data
    return eventOf(claim, { event: 'published', date, after: verdicts.get(claim) })
  })
  return [...newestFirst, ...published].reverse()
}

/** Returns the claims that a change can be about: the one that it names, or those whose rating after it was `to`, or is not known. */
function candidates(
  verdicts: ReadonlyMap<string, string | undefined>,
  { claim: named, to }: Revision,
): string[] {
  if (named !== undefined && verdicts.has(named)) return [named]
  return [...verdicts].flatMap(([claim, rating]) =>
    to === undefined || rating === undefined || rating === to ? [claim] : [],
  )
}

/**
 * Yields the verdict changes and corrections from newest to oldest. On the same day, a change to one of the ratings of that
 * time comes first.
 */
function* undone(
  revisions: readonly Revision[],
  verdicts: ReadonlyMap<string, string | undefined>,
): Generator<Revision> {
  const rest = revisions
    .filter(({ kind }) => kind === 'verdict-change' || kind === 'correction')
    .toReversed()
    .sort((one, other) => other.date.localeCompare(one.date))
  while (rest.length > 0) {
    const date = rest[0]?.date
    const fitting = rest.findIndex(
      (revision) =>
        revision.date === date &&
        revision.kind === 'verdict-change' &&
        revision.to !== undefined &&
        (revision.claim === undefined
          ? [...verdicts.values()].includes(revision.to)
          : verdicts.get(revision.claim) === revision.to),
    )
    yield* rest.splice(Math.max(fitting, 0), 1)
  }
}
