/** The appearances of claims as open data: one row for each place in which a claim with a verdict was made. */

import { type DataTable, categoriesOf } from './data-table.ts'

import { type Appearance, type Claimant, inOrderOfDate } from '../claims/appearances/claimed-by.ts'
import { mediumNames } from '../claims/appearances/medium.ts'
import { mediaTypes } from '../claims/media.ts'
import { isoDate } from '../shared/written-date.ts'
import {
  claimAddressColumn,
  claimRowColumns,
  claimRowKeys,
  type ClaimRow,
  reviewedClaims,
} from './claim-rows.ts'

/** An appearance of a claim. */
interface AppearanceRow extends ClaimRow {
  claimant: Claimant | undefined
  appearance: Appearance
  /** Whether it is the first known one; `undefined` if the claim does not say which one is. */
  isFirst: boolean | undefined
}

/** Every appearance of the claims that have a verdict, those of a claim in the order of their dates. */
export const appearanceTable: DataTable<AppearanceRow> = {
  name: 'appearances',
  columns: [
    ...claimRowColumns,
    {
      name: 'claimant',
      meaning: 'data.claimantNameColumn',
      value: ({ claimant }) => claimant?.name,
    },
    {
      name: 'claimant_id',
      meaning: 'data.claimantIdColumn',
      value: ({ claimant }) => claimant?.id,
    },
    {
      name: 'where',
      meaning: 'data.appearedWhereColumn',
      value: ({ appearance: { where } }) => where,
    },
    {
      name: 'address',
      meaning: 'data.appearedAtColumn',
      isAddress: true,
      value: ({ appearance: { url } }) => url,
    },
    {
      name: 'archived',
      meaning: 'data.archivedColumn',
      isAddress: true,
      value: ({ appearance: { archived } }) => archived,
    },
    {
      name: 'claimed',
      meaning: 'data.appearedOnColumn',
      value: ({ appearance: { date } }) => (date === undefined ? undefined : isoDate(date)),
    },
    {
      name: 'medium',
      meaning: 'data.mediumColumn',
      categories: categoriesOf(mediumNames, (value, { say }) => say(`claimants.medium-${value}`)),
      value: ({ appearance: { medium } }) => medium,
    },
    {
      name: 'quotation',
      meaning: 'data.quotationColumn',
      value: ({ appearance: { quotation } }) => quotation,
    },
    {
      name: 'language',
      meaning: 'data.quotationLanguageColumn',
      value: ({ appearance: { language } }) => language,
    },
    {
      name: 'media_kind',
      meaning: 'data.appearedMediaKindColumn',
      value: ({ appearance: { media } }) => media && mediaTypes[media.kind],
    },
    {
      name: 'media_address',
      meaning: 'data.appearedMediaAddressColumn',
      isAddress: true,
      value: ({ appearance: { media } }) => media?.url,
    },
    {
      name: 'first',
      meaning: 'data.firstColumn',
      value: ({ isFirst }) => (isFirst === undefined ? undefined : isFirst ? 'yes' : 'no'),
    },
    claimAddressColumn,
    {
      name: 'claimant_address',
      meaning: 'data.claimantAddressColumn',
      isAddress: true,
      value: ({ claimant }, { home: { urls } }) =>
        claimant?.id && urls.absolute({ to: 'claimant', id: claimant.id }),
    },
  ],
  ...claimRowKeys('claim_address', 'claimant_address'),
  rows: ({ records }) =>
    reviewedClaims(records).flatMap((claim) => {
      const isFirstKnown = claim.appearances.some(({ isFirst }) => isFirst)
      return inOrderOfDate(claim.appearances).map((appearance, at) => ({
        id: `${claim.id}#${at + 1}`,
        claim,
        claimant: appearance.by === undefined ? undefined : claim.claimants[appearance.by],
        appearance,
        isFirst: isFirstKnown ? appearance.isFirst : undefined,
      }))
    }),
}
