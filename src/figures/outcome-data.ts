/** The evidence on outcomes as a chart of risks and as CSV. */

import type { BarChart } from '../charts/schema.ts'
import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import type { Words } from '../messages/words.ts'

import { countsOf } from '../claims/outcomes/absolute-risk.ts'
import { toCsv } from './csv.ts'
import { optionNames } from './outcome-words.ts'

/**
 * Returns the absolute risks of an outcome as bars: of so many people, how many with and without the treatment.
 *
 * @returns `undefined` if one of the two is neither known nor computable
 */
export function riskChart(
  outcome: Outcome,
  comparison: Comparison | undefined,
  words: Words,
): BarChart | undefined {
  const { comparator, treatment, per } = countsOf(outcome) ?? {}
  if (comparator === undefined || treatment === undefined || per === undefined) return undefined
  const people = words.say('outcomes.people', { count: per })
  // Labels of drawings are measured, so they have no marks.
  const names = optionNames(comparison, words.sayUnmarked)
  return {
    kind: 'bars',
    title: words.say('outcomes.riskChart', { outcome: outcome.name, people }),
    unit: people,
    rows: [
      { label: names.comparator, value: comparator },
      { label: names.treatment, value: treatment },
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
