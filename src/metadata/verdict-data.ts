/** The log of verdicts as open data. */

import { type VerdictEvent, publishedLog, verdictEvents } from '../articles/verdict-log.ts'
import {
  type DataContext,
  type DataTable,
  categoriesOf,
  certaintyCategories,
  ratingCategories,
} from './data-table.ts'

import { uniqueNames } from './claim-rows.ts'

/** An entry of the log with its name, unique in the table. */
interface VerdictRow extends VerdictEvent {
  id: string
}

/** The log: one row for each time that a verdict was given, changed, corrected or withdrawn, oldest first. */
export const verdictTable: DataTable<VerdictRow> = {
  name: 'verdicts',
  columns: [
    { name: 'id', meaning: 'data.idColumn', isRequired: true, value: ({ id }) => id },
    {
      name: 'date',
      meaning: 'data.eventDateColumn',
      type: 'date',
      isRequired: true,
      value: ({ date }) => date,
    },
    {
      name: 'event',
      meaning: 'data.eventColumn',
      isRequired: true,
      categories: categoriesOf(verdictEvents, (value, { say }) => say(`data.event-${value}`)),
      value: ({ event }) => event,
    },
    { name: 'claim_id', meaning: 'data.changedClaimColumn', value: ({ claim }) => claim },
    {
      name: 'claim',
      meaning: 'data.claimColumn',
      value: ({ claim = '' }, { records: { claims, unratedClaims } }) =>
        (claims.get(claim) ?? unratedClaims.get(claim))?.statement,
    },
    {
      name: 'article_id',
      meaning: 'data.articleIdColumn',
      isRequired: true,
      value: ({ article }) => article.id,
    },
    {
      name: 'title',
      meaning: 'data.titleColumn',
      isRequired: true,
      value: ({ article }) => article.data.title,
    },
    {
      name: 'verdict_before_id',
      meaning: 'data.verdictBeforeIdColumn',
      categories: ratingCategories,
      value: ({ before }) => before,
    },
    {
      name: 'verdict_before',
      meaning: 'data.verdictBeforeColumn',
      value: ({ before }, context) => labelOf(before, context),
    },
    {
      name: 'verdict_after_id',
      meaning: 'data.verdictAfterIdColumn',
      categories: ratingCategories,
      value: ({ after }) => after,
    },
    {
      name: 'verdict_after',
      meaning: 'data.verdictAfterColumn',
      value: ({ after }, context) => labelOf(after, context),
    },
    {
      name: 'certainty',
      meaning: 'data.certaintyNowColumn',
      categories: certaintyCategories,
      value: ({ claim = '', isNewest, after }, { records: { claims } }) =>
        isNewest && after !== undefined ? claims.get(claim)?.certainty : undefined,
    },
    { name: 'note', meaning: 'data.noteColumn', value: ({ note }) => note },
    {
      name: 'check_address',
      meaning: 'data.checkAddressColumn',
      isAddress: true,
      isRequired: true,
      value: ({ article: { id } }, { home: { urls } }) => urls.absolute({ to: 'article', id }),
    },
    {
      name: 'claim_address',
      meaning: 'data.claimAddressColumn',
      isAddress: true,
      value: ({ claim }, { home: { urls } }) =>
        claim === undefined ? undefined : urls.absolute({ to: 'claim', id: claim }),
    },
  ],
  primaryKey: ['id'],
  foreignKeys: ['check_address', 'claim_address'].map((field) => ({
    fields: [field],
    reference: { resource: 'identifiers', fields: ['address'] },
  })),
  rows: ({ records }) => {
    const uniqueName = uniqueNames()
    return publishedLog(records.articles, records).map((event) => {
      const { article, claim = '', date } = event
      return { ...event, id: uniqueName(`${article.id}#${claim}#${date}`) }
    })
  },
}

function labelOf(
  rating: string | undefined,
  { records: { ratings } }: DataContext,
): string | undefined {
  return rating === undefined ? undefined : ratings.get(rating)?.label
}
