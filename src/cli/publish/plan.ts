/** What publishing an article changes in its front matter. */

import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { CalendarDate } from '../../shared/dates.ts'

import { embargoOf } from '../../articles/embargo.ts'

/** What is known of an article that is to be published. */
export interface ArticleState {
  data: ArticleFrontMatter
  /** Whether its front matter has a day of publication; `data` of a text without one has that of today. */
  hasDay: boolean
  /** Whether readers got it at some time: `undefined` if there is no git history that says so. */
  wasPublished: boolean | undefined
  /** Whether it or the verdict on one of its claims has changed since the revision that it is compared with. */
  hasChanged: boolean
  /** Whether a revision has been added since then. */
  hasNewRevision: boolean
  /** The verdicts that have changed since then, and that no revision records. */
  verdictChanges: readonly VerdictChange[]
}

/** A change of the rating of a claim. */
export interface VerdictChange {
  claim: string
  from: string
  to: string
}

/** What publishing an article means. */
export interface Plan {
  /** Whether readers get it for the first time. */
  isFirst: boolean
  /** Whether `draft` is removed. */
  endsDraft: boolean
  /** The new `published`, if it changes. */
  published?: CalendarDate
  /** The new `lastChecked`, if the author gives one. */
  lastChecked?: CalendarDate | undefined
  /** Whether a `publishAt` that has passed is removed. */
  dropsPublishAt: boolean
  /** The day until which it is kept back even so. */
  embargo?: CalendarDate
  /** Whether readers need to know what has changed. */
  needsRevision: boolean
}

/**
 * Decides what publishing an article changes.
 *
 * An article that readers have never got is published today, or on its `publishAt`. One that they have got keeps its day,
 * and needs a revision for what has changed.
 *
 * @param given the day of publication that the author gave, for a text that was published elsewhere before
 */
export function planOf(state: ArticleState, today: CalendarDate, given?: CalendarDate): Plan {
  const { data, hasDay, hasChanged, hasNewRevision, verdictChanges } = state
  const { draft, published, publishAt } = data
  const isFirst = !(state.wasPublished ?? !draft)
  const embargo = embargoOf(data, today)
  const day = given ?? embargo ?? today
  return {
    isFirst,
    endsDraft: draft,
    ...(isFirst && (!hasDay || published !== day) && { published: day }),
    dropsPublishAt: isFirst && publishAt !== undefined && publishAt < today,
    ...(embargo !== undefined && { embargo }),
    needsRevision: !isFirst && ((hasChanged && !hasNewRevision) || verdictChanges.length > 0),
  }
}

/** Finds the verdicts that have changed and that no revision of the article records. */
export function verdictChangesIn(
  { claims, revisions }: Pick<ArticleFrontMatter, 'claims' | 'revisions'>,
  before: ReadonlyMap<string, string>,
  now: (claim: string) => string | undefined,
): VerdictChange[] {
  const changes = revisions.filter(({ kind }) => kind === 'verdict-change')
  return claims.flatMap((claim) => {
    const recorded = changes.filter((change) => (change.claim ?? claim) === claim)
    const [from, to] = [before.get(claim), now(claim)]
    if (from === undefined || to === undefined || from === to) return []
    const isRecorded =
      recorded.some((change) => change.from === from) && recorded.some((change) => change.to === to)
    return isRecorded ? [] : [{ claim, from, to }]
  })
}
