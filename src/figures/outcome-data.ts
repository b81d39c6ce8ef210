/** The evidence on outcomes as a chart of risks and as CSV. */

import type { BarChart } from '../charts/schema.ts'
import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import type { Words } from '../messages/words.ts'

import { riskWithTreatment } from '../claims/outcomes/absolute-risk.ts'
import { toCsv } from './csv.ts'

/**
 * Returns the absolute risks of an outcome as bars: of so many people, how many with and without the treatment.
 *
 * @returns `undefined` if one of the two is neither known nor computable
 */
export function riskChart(
  { name, effect, risks }: Outcome,
  comparison: Comparison | undefined,
  words: Words,
): BarChart | undefined {
  if (risks === undefined) return undefined
  const { comparator, per } = risks
  const computed = effect && riskWithTreatment(effect.measure, effect, comparator / per)?.share
  const treatment =
    risks.treatment ?? (computed === undefined ? undefined : Math.round(computed * per))
  if (treatment === undefined) return undefined
  const people = words.say('outcomes.people', { count: per })
  return {
    kind: 'bars',
    title: words.say('outcomes.riskChart', { outcome: name, people }),
    unit: people,
    rows: [
      {
        label: comparison
          ? words.sayUnmarked('outcomes.withComparator', { comparator: comparison.comparator })
          : words.sayUnmarked('outcomes.comparatorColumn'),
        value: comparator,
      },
      {
        label: comparison
          ? words.sayUnmarked('outcomes.withTreatment', { treatment: comparison.treatment })
          : words.sayUnmarked('outcomes.treatmentColumn'),
        value: treatment,
      },
    ],
  }
}

/** Returns the outcomes of a claim as CSV: a row for each, and below it a row for each study with an effect of its own. */
export function outcomesCsv(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ effect, means, risks, reasons, results = [], ...outcome }) => [
    {
      ...outcome,
      outcome: outcome.name,
      measure: effect?.measure,
      estimate: effect?.estimate,
      low: effect?.interval?.[0],
      high: effect?.interval?.[1],
      level: effect?.interval && effect.level,
      comparatorMean: means?.comparator,
      treatmentMean: means?.treatment,
      comparatorRisk: risks?.comparator,
      treatmentRisk: risks?.treatment,
      per: risks?.per,
      reasons: reasons.map(({ domain }) => domain).join(' ') || undefined,
      sources: outcome.sources.join(' '),
    },
    ...results.map((result) => ({
      outcome: outcome.name,
      time: outcome.time,
      study: result.reference,
      studyName: result.name,
      measure: effect?.measure,
      estimate: result.estimate,
      low: result.interval?.[0],
      high: result.interval?.[1],
      level: result.interval && effect?.level,
      weight: result.weight,
    })),
  ])
  return toCsv<Column>(rows, columns)
}

const columns = [
  'outcome',
  'time',
  'scale',
  'unit',
  'better',
  'importance',
  'smallestImportantDifference',
  'study',
  'studyName',
  'measure',
  'estimate',
  'low',
  'high',
  'level',
  'weight',
  'comparatorMean',
  'treatmentMean',
  'comparatorRisk',
  'treatmentRisk',
  'per',
  'studies',
  'participants',
  'certainty',
  'reasons',
  'finding',
  'meaning',
  'sources',
] as const

type Column = (typeof columns)[number]
