/** The risk of bias of a study as columns of open data: the tool, and its judgements over all and by domain. */

import type { DataColumn } from './data-table.ts'

import {
  type BiasDomain,
  type RiskOfBias,
  biasJudgements,
  biasTools,
} from '../claims/bias/schema.ts'

type BiasColumn = DataColumn<{ riskOfBias?: RiskOfBias | undefined }, object>

const judgements: NonNullable<BiasColumn['categories']> = ({ home: { words } }) =>
  biasJudgements.map((value) => ({ value, label: words.say(`bias.judgement-${value}`) }))

const domains = {
  randomisation: { name: 'biasRandomisation', meaning: 'data.biasRandomisationColumn' },
  confounding: { name: 'biasConfounding', meaning: 'data.biasConfoundingColumn' },
  selection: { name: 'biasSelection', meaning: 'data.biasSelectionColumn' },
  classification: { name: 'biasClassification', meaning: 'data.biasClassificationColumn' },
  deviations: { name: 'biasDeviations', meaning: 'data.biasDeviationsColumn' },
  'missing-data': { name: 'biasMissingData', meaning: 'data.biasMissingDataColumn' },
  measurement: { name: 'biasMeasurement', meaning: 'data.biasMeasurementColumn' },
  reporting: { name: 'biasReporting', meaning: 'data.biasReportingColumn' },
} as const satisfies Record<BiasDomain, Pick<BiasColumn, 'name' | 'meaning'>>

/** The columns; those of domains are empty if the tool has no such domain. */
export const biasColumns: readonly BiasColumn[] = [
  {
    name: 'biasTool',
    meaning: 'data.biasToolColumn',
    categories: ({ home: { words } }) =>
      biasTools.map((value) => ({ value, label: words.say(`bias.tool-${value}`) })),
    value: ({ riskOfBias }) => riskOfBias?.tool,
  },
  { name: 'biasBy', meaning: 'data.biasByColumn', value: ({ riskOfBias }) => riskOfBias?.by },
  {
    name: 'biasOverall',
    meaning: 'data.biasOverallColumn',
    categories: judgements,
    value: ({ riskOfBias }) => riskOfBias?.overall,
  },
  ...(Object.keys(domains) as BiasDomain[]).map((domain): BiasColumn => ({
    ...domains[domain],
    categories: judgements,
    value: ({ riskOfBias }) => riskOfBias?.domains[domain],
  })),
]
