/** Writes every claim review of the publication as open data: a feed for programs and a table for spreadsheets. */

import type { ArticleRecord, NamedRecords } from '../articles/verdicts.ts'

import { mediaCategories } from '../claims/media.ts'
import type { MessageId } from '../messages/words.ts'
import { lastModified } from '../articles/revisions.ts'
import { newestDay, type CalendarDate } from '../shared/dates.ts'
import { publisherNode, publisherOf } from './agents.ts'
import { isoDate } from '../shared/written-date.ts'
import { whereAddress } from './claim.ts'
import {
  claimReviewNode,
  mediaReviewNode,
  mediaTypes,
  reviewsOf,
  scaleEnds,
  type Review,
} from './claim-review.ts'
import { withContext, type Home, type Node } from './node.ts'
import { toSpreadsheet, type Cell } from './spreadsheet.ts'

/** The records for claim data. */
export interface ClaimRecords extends NamedRecords {
  /** The published articles, in the order of the site. */
  articles: readonly ArticleRecord[]
}

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
    dataFeedElement: allReviews(records).flatMap((review) =>
      [claimReviewNode(review, records.ratings, home), mediaReviewNode(review, home) ?? []]
        .flat()
        .map((item) => ({
          '@type': 'DataFeedItem',
          dateCreated: review.article.data.published,
          dateModified: lastModified(review.article.data),
          item,
        })),
    ),
  })
}

/** Returns the name of the data. */
export function claimDataName({ site, words }: Pick<Home, 'site' | 'words'>): string {
  return words.say('data.reviewsBy', { site: site.name })
}

/** A column of the table. */
interface Column {
  name: string
  /** The message that describes its contents for readers. */
  meaning: Extract<MessageId, `data.${string}Column`>
  /** The corresponding property in an element of the feed; absent if schema.org has none. */
  property?: string
  value: (review: Review, records: ClaimRecords, home: Home) => Cell
}

/** The columns of the table, in order. The data page gets its descriptions from here. */
export const claimColumns: readonly Column[] = [
  {
    name: 'claim',
    meaning: 'data.claimColumn',
    property: 'item.claimReviewed',
    value: ({ claim }) => claim.statement,
  },
  {
    name: 'verdict',
    meaning: 'data.verdictColumn',
    property: 'item.reviewRating.alternateName',
    value: ({ claim }) => claim.verdict.label,
  },
  {
    name: 'verdict_number',
    meaning: 'data.verdictNumberColumn',
    property: 'item.reviewRating.ratingValue',
    value: ({ claim }) => claim.verdict.value,
  },
  {
    name: 'worst_number',
    meaning: 'data.worstNumberColumn',
    property: 'item.reviewRating.worstRating',
    value: ({ claim }, { ratings }) =>
      claim.verdict.value === undefined ? undefined : scaleEnds(ratings).worstRating,
  },
  {
    name: 'best_number',
    meaning: 'data.bestNumberColumn',
    property: 'item.reviewRating.bestRating',
    value: ({ claim }, { ratings }) =>
      claim.verdict.value === undefined ? undefined : scaleEnds(ratings).bestRating,
  },
  {
    name: 'certainty',
    meaning: 'data.certaintyColumn',
    property: 'item.keywords.termCode',
    value: ({ claim }) => claim.certainty,
  },
  {
    name: 'reason',
    meaning: 'data.reasonColumn',
    property: 'item.reviewRating.ratingExplanation',
    value: ({ claim }) => claim.rationale,
  },
  {
    name: 'claimants',
    meaning: 'data.claimantsColumn',
    property: 'item.itemReviewed.author.name',
    value: ({ claim }) => listed(claim.claimants.map(({ name }) => name)),
  },
  {
    name: 'where',
    meaning: 'data.whereColumn',
    property: 'item.itemReviewed.appearance.name',
    value: ({ claim }) => listed(claim.claimants.map(({ where }) => where)),
  },
  {
    name: 'where_address',
    meaning: 'data.whereAddressColumn',
    property: 'item.itemReviewed.appearance.url',
    value: ({ claim }) => listed(claim.claimants.map(whereAddress)),
  },
  {
    name: 'claimed',
    meaning: 'data.claimedColumn',
    property: 'item.itemReviewed.appearance.datePublished',
    value: ({ claim }) =>
      listed(claim.claimants.map(({ date }) => (date === undefined ? undefined : isoDate(date)))),
  },
  {
    name: 'media_kind',
    meaning: 'data.mediaKindColumn',
    property: 'item.itemReviewed.mediaItemAppearance.@type',
    value: ({ claim: { media } }) => media && mediaTypes[media.kind],
  },
  {
    name: 'media_category',
    meaning: 'data.mediaCategoryColumn',
    property: 'item.mediaAuthenticityCategory',
    value: ({ claim: { media } }) => media && mediaCategories[media.category],
  },
  {
    name: 'media_address',
    meaning: 'data.mediaAddressColumn',
    property: 'item.itemReviewed.mediaItemAppearance.contentUrl',
    value: ({ claim: { media } }) => media?.url,
  },
  {
    name: 'media_original',
    meaning: 'data.mediaOriginalColumn',
    property: 'item.originalMediaLink',
    value: ({ claim: { media } }) => media?.original,
  },
  {
    name: 'published',
    meaning: 'data.publishedColumn',
    property: 'dateCreated',
    value: ({ article }) => article.data.published,
  },
  {
    name: 'modified',
    meaning: 'data.modifiedColumn',
    property: 'dateModified',
    value: ({ article }) => lastModified(article.data),
  },
  {
    name: 'evidence_as_of',
    meaning: 'data.evidenceAsOfColumn',
    value: ({ article }) => article.data.evidenceAsOf,
  },
  {
    name: 'topics',
    meaning: 'data.topicsColumn',
    value: ({ article }, { topics }) =>
      listed(article.data.topics.map((id) => topics.get(id)?.name ?? id)),
  },
  {
    name: 'title',
    meaning: 'data.titleColumn',
    value: ({ article }) => article.data.title,
  },
  {
    name: 'check_address',
    meaning: 'data.checkAddressColumn',
    property: 'item.url',
    value: ({ article }, _records, { urls }) => urls.absolute({ to: 'article', id: article.id }),
  },
  {
    name: 'claim_address',
    meaning: 'data.claimAddressColumn',
    property: 'item.itemReviewed.@id',
    value: ({ claim: { id } }, _records, { urls }) => urls.absolute({ to: 'claim', id }),
  },
  {
    name: 'publisher',
    meaning: 'data.publisherColumn',
    property: 'item.author.name',
    value: (_review, _records, home) => publisherOf(home).name,
  },
  {
    name: 'licence',
    meaning: 'data.licenceColumn',
    property: 'item.license',
    value: (_review, _records, { site }) => site.licence?.url,
  },
]

/** Returns the reviews as a table with one row per review. */
export function claimTable(records: ClaimRecords, home: Home): string {
  return toSpreadsheet([
    claimColumns.map(({ name }) => name),
    ...allReviews(records).map((review) =>
      claimColumns.map(({ value }) => value(review, records, home)),
    ),
  ])
}

/** Joins several values in one cell. Unknown values stay as empty places, so that positions correspond. */
function listed(values: readonly (string | undefined)[]): string | undefined {
  return values.some(Boolean) ? values.map((value) => value ?? '').join('; ') : undefined
}
