/** The identifiers of the records that the open data names, with their present and former addresses. */

import type { Claim } from '../claims/schema.ts'
import { type DataContext, type DataTable, listed } from './data-table.ts'
import type { Target } from '../shared/urls.ts'

import { oldAddressOf } from '../publication/old-addresses.ts'
import { withoutMarkup } from '../references/markup.ts'
import { writeOldPath } from '../shared/old-path.ts'

/** The kinds of record in the data. */
type RecordKind = 'article' | 'claim' | 'claimant' | 'reference' | 'search' | 'topic' | 'rating'

/** A record. */
interface IdentifiedRecord {
  kind: RecordKind
  id: string
  name: string
  target: Extract<Target, { id: string }>
  formerAddresses: string[]
}

/** Every record that the data names. */
export const identifierTable: DataTable<IdentifiedRecord> = {
  name: 'identifiers',
  columns: [
    {
      name: 'kind',
      meaning: 'data.recordKindColumn',
      isRequired: true,
      value: ({ kind }) => kind,
    },
    { name: 'id', meaning: 'data.recordIdColumn', isRequired: true, value: ({ id }) => id },
    { name: 'name', meaning: 'data.nameColumn', isRequired: true, value: ({ name }) => name },
    {
      name: 'address',
      meaning: 'data.recordAddressColumn',
      isAddress: true,
      isRequired: true,
      value: ({ target }, { home: { urls } }) => urls.absolute(target),
    },
    {
      name: 'former_addresses',
      meaning: 'data.formerAddressesColumn',
      value: ({ formerAddresses }) => listed(formerAddresses),
    },
  ],
  primaryKey: ['address'],
  rows: ({ records, home }) => {
    const { articles, claims, unratedClaims, claimants, references, searches, topics, ratings } =
      records
    const list = recordLister(home)
    return [
      ...list('article', new Map(articles.map(({ id, data }) => [id, data])), ({ title }) => title),
      ...list<Pick<Claim, 'statement' | 'aliases'>>(
        'claim',
        [...claims, ...unratedClaims],
        ({ statement }) => statement,
      ),
      ...list(
        'claimant',
        [...claimants].map(([id, { data }]) => [id, data] as const),
        ({ name }) => name,
      ),
      ...list('reference', references, ({ title }, id) => withoutMarkup(title) || id),
      ...list('search', searches, ({ database }) => database),
      ...list('topic', topics, ({ name }) => name),
      ...list('rating', ratings, ({ label }) => label),
    ]
  },
}

interface WithAliases {
  aliases?: readonly string[] | undefined
}

/** Returns a function that lists the records of a kind, sorted by their identifiers. */
function recordLister({ urls }: DataContext['home']) {
  return <Data extends WithAliases>(
    kind: RecordKind,
    entries: Iterable<readonly [string, Data]>,
    nameOf: (data: Data, id: string) => string,
  ): IdentifiedRecord[] =>
    [...entries]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, data]) => {
        const to = kind === 'search' ? 'reference' : kind
        return {
          kind,
          id,
          name: nameOf(data, id),
          target: { to, id },
          formerAddresses: (data.aliases ?? []).flatMap((written) => {
            const old = oldAddressOf(to, written, urls.base)
            return 'path' in old ? [urls.origin + writeOldPath(old)] : []
          }),
        }
      })
}
