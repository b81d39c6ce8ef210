/** The claim reviews as a table. */

import {
  type ClaimRecords,
  type DataColumn,
  type DataTable,
  certaintyCategories,
  listed,
  listedInOrder,
  ratingCategories,
  tableCsv,
} from './data-table.ts'

import { type Appearance, claimantsInBrief } from '../claims/appearances/claimed-by.ts'
import { mediaCategories, mediaTypes } from '../claims/media.ts'
import { lastCheckOf, lastModified } from '../articles/revisions.ts'
import { isoDate } from '../shared/written-date.ts'
import { publisherOf } from './agents.ts'
import { allReviews, reviewId } from './claim-data.ts'
import { scaleEnds, type Review } from './claim-review.ts'
import type { Home } from './node.ts'

/** A column of the table of reviews. */
interface ClaimColumn extends DataColumn<Review, ClaimRecords> {
  /** The corresponding property in an element of the feed; absent if schema.org has none. */
  property?: string
}

/** The columns of the table, in order. The data page gets its descriptions from here. */
export const claimColumns: readonly ClaimColumn[] = [
  {
    name: 'claim',
    meaning: 'data.claimColumn',
    isRequired: true,
    property: 'item.claimReviewed',
    value: ({ claim }) => claim.statement,
  },
  {
    name: 'verdict',
    meaning: 'data.verdictColumn',
    isRequired: true,
    property: 'item.reviewRating.alternateName',
    value: ({ claim }) => claim.verdict.label,
  },
  {
    name: 'verdict_number',
    meaning: 'data.verdictNumberColumn',
    type: 'number',
    property: 'item.reviewRating.ratingValue',
    value: ({ claim }) => claim.verdict.value,
  },
  {
    name: 'worst_number',
    meaning: 'data.worstNumberColumn',
    type: 'number',
    property: 'item.reviewRating.worstRating',
    value: ({ claim }, { records: { ratings } }) =>
      claim.verdict.value === undefined ? undefined : scaleEnds(ratings).worstRating,
  },
  {
    name: 'best_number',
    meaning: 'data.bestNumberColumn',
    type: 'number',
    property: 'item.reviewRating.bestRating',
    value: ({ claim }, { records: { ratings } }) =>
      claim.verdict.value === undefined ? undefined : scaleEnds(ratings).bestRating,
  },
  {
    name: 'certainty',
    meaning: 'data.certaintyColumn',
    isRequired: true,
    categories: certaintyCategories,
    property: 'item.keywords.termCode',
    value: ({ claim }) => claim.certainty,
  },
  {
    name: 'reason',
    meaning: 'data.reasonColumn',
    isRequired: true,
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
    value: inFirst(({ where }) => where),
  },
  {
    name: 'where_address',
    meaning: 'data.whereAddressColumn',
    property: 'item.itemReviewed.appearance.url',
    value: inFirst(({ url }) => url),
  },
  {
    name: 'claimed',
    meaning: 'data.claimedColumn',
    property: 'item.itemReviewed.appearance.datePublished',
    value: inFirst(({ date }) => (date === undefined ? undefined : isoDate(date))),
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
    type: 'date',
    isRequired: true,
    property: 'dateCreated',
    value: ({ article }) => article.data.published,
  },
  {
    name: 'modified',
    meaning: 'data.modifiedColumn',
    type: 'date',
    isRequired: true,
    property: 'dateModified',
    value: ({ article }) => lastModified(article.data),
  },
  {
    name: 'evidence_as_of',
    meaning: 'data.evidenceAsOfColumn',
    type: 'date',
    value: ({ article }) => article.data.evidenceAsOf,
  },
  {
    name: 'last_checked',
    meaning: 'data.lastCheckedColumn',
    type: 'date',
    isRequired: true,
    value: ({ article }) => lastCheckOf(article.data),
  },
  {
    name: 'topics',
    meaning: 'data.topicsColumn',
    value: ({ article }, { records: { topics } }) =>
      listed(article.data.topics.map((id) => topics.get(id)?.name ?? id)),
  },
  {
    name: 'title',
    meaning: 'data.titleColumn',
    isRequired: true,
    value: ({ article }) => article.data.title,
  },
  {
    name: 'check_address',
    meaning: 'data.checkAddressColumn',
    isAddress: true,
    isRequired: true,
    property: 'item.url',
    value: ({ article }, { home: { urls } }) => urls.absolute({ to: 'article', id: article.id }),
  },
  {
    name: 'claim_address',
    meaning: 'data.claimAddressColumn',
    isAddress: true,
    isRequired: true,
    property: 'item.itemReviewed.@id',
    value: ({ claim: { id } }, { home: { urls } }) => urls.absolute({ to: 'claim', id }),
  },
  {
    name: 'publisher',
    meaning: 'data.publisherColumn',
    isRequired: true,
    property: 'item.author.name',
    value: (_review, { home }) => publisherOf(home).name,
  },
  {
    name: 'licence',
    meaning: 'data.licenceColumn',
    property: 'item.license',
    value: (_review, { home: { site } }) => site.licence?.url,
  },
  {
    name: 'id',
    meaning: 'data.idColumn',
    property: 'identifier',
    isRequired: true,
    value: reviewId,
  },
  {
    name: 'article_id',
    meaning: 'data.articleIdColumn',
    isRequired: true,
    value: ({ article }) => article.id,
  },
  {
    name: 'claim_id',
    meaning: 'data.claimIdColumn',
    isRequired: true,
    value: ({ claim }) => claim.id,
  },
  {
    name: 'verdict_id',
    meaning: 'data.verdictIdColumn',
    isRequired: true,
    categories: ratingCategories,
    value: ({ claim }) => claim.verdict.id,
  },
]

/** Returns the value of a column about the first known appearance of each claimant. */
function inFirst(valueOf: (first: Appearance) => string | undefined): ClaimColumn['value'] {
  return ({ claim }) =>
    listedInOrder(claimantsInBrief(claim).map(({ first }) => first && valueOf(first)))
}

/** The reviews as a table with one row per review. */
export const reviewTable: DataTable<Review, ClaimRecords> = {
  name: 'claims',
  columns: claimColumns,
  primaryKey: ['id'],
  foreignKeys: ['check_address', 'claim_address'].map((field) => ({
    fields: [field],
    reference: { resource: 'identifiers', fields: ['address'] },
  })),
  rows: ({ records }) => allReviews(records),
}

/** Returns the reviews as CSV. */
export function claimTable(records: ClaimRecords, home: Home): string {
  return tableCsv(reviewTable, { records, home })
}
