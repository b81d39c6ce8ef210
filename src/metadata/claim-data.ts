/** Writes every claim review of the publication as open data: a feed for programs. `claim-table.ts` has the table. */

import type { ClaimRecords } from './data-table.ts'

import { lastModified } from '../articles/revisions.ts'
import { inLanguage } from '../site.ts'
import { newestDay, type CalendarDate } from '../shared/dates.ts'
import { publisherNode } from './agents.ts'
import { claimReviewNode, mediaReviewNode, reviewsOf, type Review } from './claim-review.ts'
import { withContext, type Home, type Node } from './node.ts'
import { outcomesNode } from './outcome-node.ts'

/** Returns every review, in the order of the articles. Claims that no article checks have none. */
export function allReviews(records: ClaimRecords): Review[] {
  return records.articles.flatMap((article) => reviewsOf(article, records))
}

/** Returns the day of the newest change to any review, or `undefined` if there are none. */
export function newestChange(records: ClaimRecords): CalendarDate | undefined {
  return newestDay(allReviews(records).map(({ article }) => lastModified(article.data)))
}

/** Returns the reviews as a schema.org `DataFeed`: of each claim, and of the media that make it. */
export function claimFeed(records: ClaimRecords, home: Home): Node {
  const { site, urls, words } = home
  return withContext({
    '@type': 'DataFeed',
    '@id': urls.absolute({ to: 'file', path: 'data/claims.json' }),
    name: claimDataName(home),
    description: words.say('data.feedDescription', { site: site.name }),
    url: urls.absolute({ to: 'data' }),
    inLanguage: site.language,
    license: site.licence?.url,
    sdLicense: site.licence?.url,
    sdPublisher: publisherNode(home),
    publisher: publisherNode(home),
    dateModified: newestChange(records),
    dataFeedElement: allReviews(records).flatMap((review) => {
      const own = inLanguage(home, review.article.data.language)
      const media = mediaReviewNode(review, own)
      return [
        {
          identifier: reviewId(review),
          item: withOutcomes(claimReviewNode(review, records.ratings, own), review, own),
        },
        ...(media ? [{ identifier: `${reviewId(review)}#media`, item: media }] : []),
      ].map((element) => ({
        '@type': 'DataFeedItem',
        dateCreated: review.article.data.published,
        dateModified: lastModified(review.article.data),
        ...element,
      }))
    }),
  })
}

/** Adds the outcomes to the claim that a review is about. Pages of articles leave them out: that of the claim has them. */
function withOutcomes(node: Node, { claim }: Review, home: Home): Node {
  const outcomes = outcomesNode(claim.id, claim, home)
  if (!outcomes) return node
  return { ...node, itemReviewed: { ...(node['itemReviewed'] as Node), subjectOf: outcomes } }
}

/** Returns the name of a review, which stays the same as long as its records keep theirs. */
export function reviewId({ article, claim }: Review): string {
  return `${article.id}#${claim.id}`
}

/** Returns the name of the data. */
export function claimDataName({ site, words }: Pick<Home, 'site' | 'words'>): string {
  return words.say('data.reviewsBy', { site: site.name })
}
