/** The evidence of claims as open data: one row for each study of a claim, as plain text. */

import type { Claim } from '../claims/schema.ts'
import {
  type DataColumn,
  type DataContext,
  type DataRecords,
  type DataTable,
  categoriesOf,
  filledColumnsCsv,
  listed,
} from './data-table.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { plainTitle } from '../citations/fallback.ts'
import { nameWords } from '../citations/locales.ts'
import { plainField } from '../citations/plain-field.ts'
import { biasColumns } from './bias-columns.ts'
import { designKinds, designRow, rowOrder } from '../claims/design.ts'
import { findings } from '../claims/scales.ts'
import { sourceLinks } from '../references/links.ts'
import { shortNames } from '../references/reference.ts'
import { plainDoi } from '../shared/identifiers.ts'
import {
  claimAddressColumn,
  claimRowColumns,
  claimRowKeys,
  type ClaimRow,
  reviewedClaims,
  uniqueNames,
} from './claim-rows.ts'

type Study = Claim['evidence'][number]

/** The records that a study needs. */
type StudyRecords = Pick<DataRecords, 'items'>

/** A study, its Markdown fields as plain text. */
interface PlainStudy extends Study {
  /** The keys that these fields cite. */
  cites: string[]
}

type StudyColumn = DataColumn<PlainStudy, StudyRecords>

const studyColumns: readonly StudyColumn[] = [
  {
    name: 'reference',
    meaning: 'data.referenceColumn',
    isRequired: true,
    value: ({ reference }) => reference,
  },
  { name: 'design', meaning: 'data.designColumn', value: ({ design }) => design },
  {
    name: 'kind',
    meaning: 'data.designGroupColumn',
    isRequired: true,
    categories: categoriesOf(rowOrder, (value, { say }) => say(`designs.row-${value}`)),
    value: (study) => designRow(study),
  },
  {
    name: 'designKind',
    meaning: 'data.designKindColumn',
    categories: categoriesOf(designKinds, (value, { say }) => say(`designs.${value}`)),
    value: ({ designKind }) => designKind,
  },
  {
    name: 'participants',
    meaning: 'data.participantsColumn',
    type: 'integer',
    value: ({ participants }) => participants,
  },
  { name: 'comparator', meaning: 'data.comparatorColumn', value: ({ comparator }) => comparator },
  { name: 'blinding', meaning: 'data.blindingColumn', value: ({ blinding }) => blinding },
  {
    name: 'finding',
    meaning: 'data.findingColumn',
    isRequired: true,
    categories: categoriesOf(findings, (value, { say }) => say(`claims.finding-${value}`)),
    value: ({ finding }) => finding,
  },
  { name: 'summary', meaning: 'data.summaryColumn', value: ({ summary }) => summary },
  { name: 'limits', meaning: 'data.limitsColumn', value: ({ limits }) => limits },
  { name: 'funding', meaning: 'data.fundingColumn', value: ({ funding }) => funding },
  ...biasColumns,
  { name: 'cites', meaning: 'data.citesColumn', value: ({ cites }) => listed(cites) },
  {
    name: 'doi',
    meaning: 'data.doiColumn',
    value: ({ reference }, { records: { items } }) => {
      const written = items.get(reference)?.DOI
      return written === undefined ? undefined : plainDoi(written)
    },
  },
  {
    name: 'address',
    meaning: 'data.studyAddressColumn',
    isAddress: true,
    value: ({ reference }, { records: { items } }) =>
      sourceLinks(items.get(reference) ?? {})[0]?.href,
  },
  {
    name: 'reference_address',
    meaning: 'data.referenceAddressColumn',
    isAddress: true,
    isRequired: true,
    value: ({ reference }, { home: { urls } }) => urls.absolute({ to: 'reference', id: reference }),
  },
]

/** A study among the evidence of a claim. */
interface EvidenceRow extends ClaimRow {
  study: PlainStudy
}

/** The evidence of every claim that has a verdict. */
export const evidenceTable: DataTable<EvidenceRow> = {
  name: 'evidence',
  columns: [
    ...claimRowColumns,
    ...studyColumns.map(({ value, ...column }) => ({
      ...column,
      value: ({ study }: EvidenceRow, context: DataContext) => value(study, context),
    })),
    claimAddressColumn,
  ],
  ...claimRowKeys('reference_address', 'claim_address'),
  rows: (context) => {
    const plain = plainStudies(context)
    const uniqueName = uniqueNames()
    return reviewedClaims(context.records).flatMap((claim) =>
      claim.evidence.map((study) => ({
        id: uniqueName(`${claim.id}#${study.reference}`),
        claim,
        study: plain(study),
      })),
    )
  },
}

/** Returns the evidence of one claim as CSV, in the order of the claim, without the columns that are empty in all rows. */
export function evidenceCsv(
  evidence: Claim['evidence'],
  context: DataContext<StudyRecords>,
): string {
  return filledColumnsCsv(studyColumns, evidence.map(plainStudies(context)), context)
}

/** Returns a function that makes plain text of the Markdown fields of a study. */
function plainStudies({ records: { items }, home }: DataContext<StudyRecords>) {
  const options = {
    isKey: bareKeyMatcher(items),
    nameOf: (key: string) => {
      const item = items.get(key)
      const names = shortNames(item?.author ?? item?.editor, nameWords(home.site.language))
      return names ?? (plainTitle(item) || key)
    },
  }
  return (study: Study): PlainStudy => {
    const [summary, limits] = [study.summary, study.limits].map((field) =>
      field === undefined ? undefined : plainField(field, options),
    )
    const cites = [...new Set([...(summary?.keys ?? []), ...(limits?.keys ?? [])])]
    return { ...study, summary: summary?.text, limits: limits?.text, cites }
  }
}
