/** What the tables of open data with rows about claims have in common. */

import type { RatedClaim } from '../claims/rated-claim.ts'
import type { ClaimRecords, DataColumn, DataTable, ForeignKey } from './data-table.ts'

import { allReviews } from './claim-data.ts'

/** A row about a claim that has a verdict. */
export interface ClaimRow {
  /** Its name, unique in the table. */
  id: string
  claim: RatedClaim
}

/** The first columns: the row and its claim. */
export const claimRowColumns: readonly DataColumn<ClaimRow>[] = [
  { name: 'id', meaning: 'data.idColumn', isRequired: true, value: ({ id }) => id },
  {
    name: 'claim_id',
    meaning: 'data.claimIdColumn',
    isRequired: true,
    value: ({ claim }) => claim.id,
  },
  {
    name: 'claim',
    meaning: 'data.claimColumn',
    isRequired: true,
    value: ({ claim }) => claim.statement,
  },
]

/** The column with the address of the page of the claim. */
export const claimAddressColumn: DataColumn<ClaimRow> = {
  name: 'claim_address',
  meaning: 'data.claimAddressColumn',
  isAddress: true,
  isRequired: true,
  value: ({ claim: { id } }, { home: { urls } }) => urls.absolute({ to: 'claim', id }),
}

/**
 * Returns the keys of such a table.
 *
 * @param addresses the columns with addresses of records
 */
export function claimRowKeys(
  ...addresses: string[]
): Pick<DataTable<ClaimRow>, 'primaryKey'> & { foreignKeys: ForeignKey[] } {
  return {
    primaryKey: ['id'],
    foreignKeys: [
      { fields: ['claim_id'], reference: { resource: 'claims', fields: ['claim_id'] } },
      ...addresses.map((field) => ({
        fields: [field],
        reference: { resource: 'identifiers', fields: ['address'] },
      })),
    ],
  }
}

/** Returns every claim that a published article checks once, in the order of the reviews. */
export function reviewedClaims(records: ClaimRecords): RatedClaim[] {
  return [...new Map(allReviews(records).map(({ claim }) => [claim.id, claim])).values()]
}

/** Returns a function that gives rows unique names: a name that was there before gets a number. */
export function uniqueNames(): (name: string) => string {
  const counts = new Map<string, number>()
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return count === 1 ? name : `${name}#${count}`
  }
}
