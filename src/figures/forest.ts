/** What a forest plot shows, in words and as a table. */

import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import type { EffectMeasure, Estimate } from '../claims/outcomes/measure.ts'
import type { Words } from '../messages/words.ts'
import type { FigureTable } from './table.ts'

import { numberFormat, signedFormat } from './drawing.ts'

/** The effect in one study, as the plot shows it. */
export interface PlottedResult extends Estimate {
  /** A short name of the study. */
  name: string
  /** The key of its source; absent for the effect over all studies. */
  reference?: string
  /** In per cent. */
  weight?: number | undefined
}

/** What a plot shows. */
export interface Forest {
  measure: EffectMeasure
  results: readonly PlottedResult[]
  /** The effect over all studies. */
  overall: PlottedResult | undefined
  /** What is better on the side below no effect, and on the side above it; empty if that is not known. */
  favours: { below: string; above: string }
}

/**
 * Returns what the plot of an outcome shows.
 *
 * @param nameOf returns the short name of a source by its key
 * @returns `undefined` if the outcome has no effects of single studies, or no measure for them
 */
export function forestOf(
  { effect, results = [], better }: Outcome,
  comparison: Comparison | undefined,
  { words, nameOf }: { words: Words; nameOf: (reference: string) => string },
): Forest | undefined {
  if (effect === undefined || results.length === 0) return undefined
  const { measure, ...estimate } = effect
  const treatment = comparison
    ? words.sayUnmarked('outcomes.favours', { option: comparison.treatment })
    : words.sayUnmarked('outcomes.favoursTreatment')
  const comparator = comparison
    ? words.sayUnmarked('outcomes.favours', { option: comparison.comparator })
    : words.sayUnmarked('outcomes.favoursComparator')
  return {
    measure,
    results: results.map(({ reference, name, ...result }) => ({
      ...result,
      reference,
      name: name ?? nameOf(reference),
    })),
    overall: { ...estimate, name: words.sayUnmarked('outcomes.allStudies') },
    favours:
      better === undefined
        ? { below: '', above: '' }
        : better === 'lower'
          ? { below: treatment, above: comparator }
          : { below: comparator, above: treatment },
  }
}

/** Returns all results in the order of the plot: the studies, and the effect over all of them. */
export function allResults({ results, overall }: Forest): readonly PlottedResult[] {
  return overall ? [...results, overall] : results
}

/** Writes a result as numbers: `−0.74 (−1.16 to −0.33)`. */
export function resultInWords({ estimate, interval }: Estimate, words: Words): string {
  const format = signedFormat(words.language)
  const value = format(estimate)
  if (interval === undefined) return value
  const [low, high] = interval
  return words.sayUnmarked('outcomes.withRange', {
    value,
    range: words.sayUnmarked('outcomes.range', { low: format(low), high: format(high) }),
  })
}

/** Describes the plot in words, for readers who cannot see it. */
export function describeForest(forest: Forest, subject: string, words: Words): string {
  return words.say('outcomes.forestAlt', {
    subject,
    studies: allResults(forest)
      .map((result) =>
        words.say('outcomes.forestStudy', {
          name: result.name,
          value: resultInWords(result, words),
        }),
      )
      .join(words.say('figures.separator')),
  })
}

/** Returns the plot as a table. */
export function tabulateForest(forest: Forest, words: Words): FigureTable {
  const hasWeights = forest.results.some(({ weight }) => weight !== undefined)
  const format = numberFormat(words.language)
  return {
    columns: [
      words.say('figures.study'),
      words.say('outcomes.effect'),
      ...(hasWeights ? [words.say('outcomes.weight')] : []),
    ],
    numbers: hasWeights ? [1, 2] : [1],
    rows: allResults(forest).map((result) => [
      { text: result.name, ...(result.reference !== undefined && { reference: result.reference }) },
      { text: resultInWords(result, words) },
      ...(hasWeights
        ? [
            {
              text:
                result.weight === undefined
                  ? ''
                  : words.say('outcomes.percent', { value: format(result.weight) }),
            },
          ]
        : []),
    ]),
  }
}
