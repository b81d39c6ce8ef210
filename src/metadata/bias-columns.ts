/** The risk of bias of a study as columns of open data: the tool, and its judgements over all and by domain. */

import { type DataColumn, categoriesOf } from './data-table.ts'

import {
  type BiasDomain,
  type RiskOfBias,
  biasJudgements,
  biasTools,
} from '../claims/bias/schema.ts'

type BiasColumn = DataColumn<{ riskOfBias?: RiskOfBias | undefined }, object>

const judgements = categoriesOf(biasJudgements, (value, { say }) => say(`bias.judgement-${value}`))

const domains = {
  randomisation: { name: 'bias_randomisation', meaning: 'data.biasRandomisationColumn' },
  confounding: { name: 'bias_confounding', meaning: 'data.biasConfoundingColumn' },
  selection: { name: 'bias_selection', meaning: 'data.biasSelectionColumn' },
  classification: { name: 'bias_classification', meaning: 'data.biasClassificationColumn' },
  deviations: { name: 'bias_deviations', meaning: 'data.biasDeviationsColumn' },
  'missing-data': { name: 'bias_missing_data', meaning: 'data.biasMissingDataColumn' },
  measurement: { name: 'bias_measurement', meaning: 'data.biasMeasurementColumn' },
  reporting: { name: 'bias_reporting', meaning: 'data.biasReportingColumn' },
} as const satisfies Record<BiasDomain, Pick<BiasColumn, 'name' | 'meaning'>>

/** The columns; those of domains are empty if the tool has no such domain. */
export const biasColumns: readonly BiasColumn[] = [
  {
    name: 'bias_tool',
    meaning: 'data.biasToolColumn',
    categories: categoriesOf(biasTools, (value, { say }) => say(`bias.tool-${value}`)),
    value: ({ riskOfBias }) => riskOfBias?.tool,
  },
  { name: 'bias_by', meaning: 'data.biasByColumn', value: ({ riskOfBias }) => riskOfBias?.by },
  {
    name: 'bias_overall',
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
