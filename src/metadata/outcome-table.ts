/** The evidence on outcomes as open data: a row for each outcome, and below it a row for each study with an effect of its own. */

import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import {
  type DataColumn,
  type DataContext,
  type DataTable,
  categoriesOf,
  certaintyCategories,
  filledColumnsCsv,
} from './data-table.ts'
import type { Cell } from './spreadsheet.ts'

import { effectMeasures } from '../claims/outcomes/measure.ts'
import { unitName } from '../claims/outcomes/unit.ts'
import { findings } from '../claims/scales.ts'
import {
  claimAddressColumn,
  claimRowColumns,
  claimRowKeys,
  type ClaimRow,
  reviewedClaims,
  uniqueNames,
} from './claim-rows.ts'

type Result = NonNullable<Outcome['results']>[number]

/** A row: what is known over all studies or, with a result, in one of them. */
interface OutcomeLine {
  outcome: Outcome
  result?: Result | undefined
}

type OutcomeColumn = DataColumn<OutcomeLine, object>

/** The columns of the table of all outcomes and of the file of a claim. */
const outcomeColumns: readonly OutcomeColumn[] = [
  {
    name: 'outcome',
    meaning: 'data.outcomeColumn',
    isRequired: true,
    value: ({ outcome }) => outcome.name,
  },
  { name: 'time', meaning: 'data.timeColumn', value: ({ outcome }) => outcome.time },
  { name: 'scale', meaning: 'data.scaleColumn', value: overall(({ scale }) => scale) },
  {
    name: 'unit',
    meaning: 'data.unitColumn',
    value: overall(({ unit }) => unit && unitName(unit)),
  },
  { name: 'better', meaning: 'data.betterColumn', value: overall(({ better }) => better) },
  {
    name: 'importance',
    meaning: 'data.importanceColumn',
    value: overall(({ importance }) => importance),
  },
  {
    name: 'smallestImportantDifference',
    meaning: 'data.smallestDifferenceColumn',
    type: 'number',
    value: overall(({ smallestImportantDifference }) => smallestImportantDifference),
  },
  { name: 'study', meaning: 'data.effectStudyColumn', value: ({ result }) => result?.reference },
  { name: 'studyName', meaning: 'data.effectStudyNameColumn', value: ({ result }) => result?.name },
  {
    name: 'measure',
    meaning: 'data.measureColumn',
    categories: categoriesOf(effectMeasures, (value, { say }) => say(`outcomes.measure-${value}`)),
    value: ({ outcome }) => outcome.effect?.measure,
  },
  numberColumn('estimate', 'data.estimateColumn', ({ estimate }) => estimate),
  numberColumn('low', 'data.lowColumn', ({ interval }) => interval?.[0]),
  numberColumn('high', 'data.highColumn', ({ interval }) => interval?.[1]),
  {
    name: 'level',
    meaning: 'data.levelColumn',
    type: 'number',
    value: ({ outcome: { effect }, result }) =>
      (result ?? effect)?.interval === undefined ? undefined : effect?.level,
  },
  {
    name: 'weight',
    meaning: 'data.weightColumn',
    type: 'number',
    value: ({ result }) => result?.weight,
  },
  { name: 'meanOf', meaning: 'data.meanOfColumn', value: overall(({ means }) => means?.what) },
  {
    name: 'comparatorMean',
    meaning: 'data.comparatorMeanColumn',
    type: 'number',
    value: overall(({ means }) => means?.comparator),
  },
  {
    name: 'treatmentMean',
    meaning: 'data.treatmentMeanColumn',
    type: 'number',
    value: overall(({ means }) => means?.treatment),
  },
  {
    name: 'comparatorRisk',
    meaning: 'data.comparatorRiskColumn',
    type: 'number',
    value: overall(({ risks }) => risks?.comparator),
  },
  {
    name: 'treatmentRisk',
    meaning: 'data.treatmentRiskColumn',
    type: 'number',
    value: overall(({ risks }) => risks?.treatment),
  },
  {
    name: 'treatmentRiskLow',
    meaning: 'data.treatmentRiskLowColumn',
    type: 'number',
    value: overall(({ risks }) => risks?.interval?.[0]),
  },
  {
    name: 'treatmentRiskHigh',
    meaning: 'data.treatmentRiskHighColumn',
    type: 'number',
    value: overall(({ risks }) => risks?.interval?.[1]),
  },
  {
    name: 'per',
    meaning: 'data.perColumn',
    type: 'integer',
    value: overall(({ risks }) => risks?.per),
  },
  {
    name: 'studies',
    meaning: 'data.studiesColumn',
    type: 'integer',
    value: overall(({ studies }) => studies),
  },
  {
    name: 'participants',
    meaning: 'data.outcomeParticipantsColumn',
    type: 'integer',
    value: overall(({ participants }) => participants),
  },
  {
    name: 'certainty',
    meaning: 'data.outcomeCertaintyColumn',
    categories: certaintyCategories,
    value: overall(({ certainty }) => certainty),
  },
  {
    name: 'reasons',
    meaning: 'data.reasonsColumn',
    value: overall(({ reasons }) => reasons.map(({ domain }) => domain).join(' ') || undefined),
  },
  {
    name: 'finding',
    meaning: 'data.outcomeFindingColumn',
    categories: categoriesOf(findings, (value, { say }) => say(`claims.finding-${value}`)),
    value: overall(({ finding }) => finding),
  },
  { name: 'meaning', meaning: 'data.meaningColumn', value: overall(({ meaning }) => meaning) },
  {
    name: 'sources',
    meaning: 'data.outcomeSourcesColumn',
    value: overall(({ sources }) => sources.join(' ')),
  },
]

/** Returns the value of a column that is empty in the rows of single studies. */
function overall(valueOf: (outcome: Outcome) => Cell): OutcomeColumn['value'] {
  return ({ outcome, result }) => (result ? undefined : valueOf(outcome))
}

/** Describes a number of the effect over all studies or in one of them. */
function numberColumn(
  name: string,
  meaning: OutcomeColumn['meaning'],
  valueOf: (effect: Pick<Result, 'estimate' | 'interval'>) => Cell,
): OutcomeColumn {
  return {
    name,
    meaning,
    type: 'number',
    value: ({ outcome: { effect }, result }) => {
      const shown = result ?? effect
      return shown && valueOf(shown)
    },
  }
}

/** A row of the table of all outcomes. */
interface OutcomeRow extends OutcomeLine, ClaimRow {}

/** The outcomes of every claim that has a verdict. */
export const outcomeTable: DataTable<OutcomeRow> = {
  name: 'outcomes',
  columns: [
    ...claimRowColumns,
    compared('population', 'data.populationColumn'),
    compared('setting', 'data.settingColumn'),
    compared('treatment', 'data.treatmentColumn'),
    compared('comparator', 'data.comparatorColumn'),
    ...outcomeColumns,
    claimAddressColumn,
  ],
  ...claimRowKeys('claim_address'),
  rows: ({ records }) => {
    const uniqueName = uniqueNames()
    return reviewedClaims(records).flatMap((claim) =>
      linesOf(claim.outcomes).map((line) => {
        const { name, time } = line.outcome
        const parts = [claim.id, name, time, line.result?.reference]
        return {
          ...line,
          id: uniqueName(parts.filter((part) => part !== undefined).join('#')),
          claim,
        }
      }),
    )
  },
}

function compared(name: keyof Comparison, meaning: OutcomeColumn['meaning']) {
  return { name, meaning, value: ({ claim }: OutcomeRow) => claim.comparison?.[name] }
}

/** Returns a row for each outcome, and below it a row for each study with an effect of its own. */
function linesOf(outcomes: readonly Outcome[] = []): OutcomeLine[] {
  return outcomes.flatMap((outcome) => [
    { outcome },
    ...(outcome.results ?? []).map((result) => ({ outcome, result })),
  ])
}

/** Returns the outcomes of one claim as CSV, in the order of the claim, without the columns that are empty in all rows. */
export function outcomesCsv(outcomes: readonly Outcome[], context: DataContext<object>): string {
  return filledColumnsCsv(outcomeColumns, linesOf(outcomes), context)
}
