/** The evidence on an outcome in words, as a Summary of Findings table says it (Cochrane Handbook, 14.1). */

import type { Comparison, Outcome } from '../claims/outcomes/schema.ts'
import type { Words } from '../messages/words.ts'

import { countsOf } from '../claims/outcomes/absolute-risk.ts'
import {
  countsEvents,
  type EffectMeasure,
  type Estimate,
  isRatio,
} from '../claims/outcomes/measure.ts'
import { type Unit, unitAfter } from '../claims/outcomes/unit.ts'
import { toDecimal } from '../shared/decimal.ts'
import { numberFormat, signedFormat } from './drawing.ts'

/** What the columns of numbers say of an outcome; `undefined` where nothing is known. */
export interface OutcomeInWords {
  comparator?: string | undefined
  treatment?: string | undefined
  /** Whether the number with the treatment is computed from the effect. */
  isComputed: boolean
  /** The effect, if it counts people; of scores, it is what `treatment` says. */
  relative?: string | undefined
}

/**
 * Says what a table shows of an outcome.
 *
 * Scores: the mean with the comparator, and how much lower or higher it is with the treatment. People: how many of how
 * many, with and without the treatment, and the relative effect.
 */
export function outcomeInWords(outcome: Outcome, words: Words): OutcomeInWords {
  const { means } = outcome
  if (countsPeople(outcome)) return peopleInWords(outcome, words)
  const format = signedFormat(words.language)
  const mean = (value: number | undefined) => {
    if (value === undefined) return undefined
    const written = withUnit({ number: value, written: format(value) }, outcome.unit, words)
    return means?.what === undefined
      ? words.say('outcomes.mean', { value: written })
      : words.say('outcomes.meanOf', { what: means.what, value: written })
  }
  return {
    comparator: mean(means?.comparator),
    treatment: lines([
      mean(means?.treatment),
      differenceInWords(outcome, words),
      smallestDifferenceInWords(outcome, words),
    ]),
    isComputed: false,
  }
}

/** Whether the numbers of an outcome are of people to whom something happened. */
export function countsPeople({ risks, effect }: Pick<Outcome, 'risks' | 'effect'>): boolean {
  return risks !== undefined || (effect !== undefined && countsEvents(effect.measure))
}

/** Names the difference, because it follows the number with the treatment. */
function differenceInWords(outcome: Outcome, words: Words): string | undefined {
  const value = effectInWords(outcome, words)
  return value === undefined ? undefined : words.say('outcomes.difference', { value })
}

/** Says from which size on a difference matters. It is in the unit of the score, so not for differences in standard deviations. */
function smallestDifferenceInWords(
  { smallestImportantDifference: size, unit, effect }: Outcome,
  words: Words,
): string | undefined {
  if (size === undefined || (effect && effect.measure !== 'mean-difference')) return undefined
  const value = differenceWithUnit(size, unit, words)
  return words.say('outcomes.smallestDifference', { value })
}

function lines(parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length === 0 ? undefined : known.join('\n')
}

function peopleInWords(outcome: Outcome, words: Words): OutcomeInWords {
  const said = effectInWords(outcome, words)
  // A difference of risks is an absolute effect, and belongs to the number with the treatment.
  const isAbsolute = outcome.effect?.measure === 'risk-difference'
  const relative = isAbsolute ? undefined : said
  const difference = isAbsolute ? differenceInWords(outcome, words) : undefined
  const counts = countsOf(outcome)
  if (counts === undefined) return { treatment: difference, relative, isComputed: false }
  const { comparator, treatment, interval, per, isComputed } = counts
  const format = numberFormat(words.language)
  const say = (count: number, limits?: readonly [number, number]) => {
    const value = words.say('outcomes.perPeople', {
      number: format(count),
      people: words.say('outcomes.people', { count: per }),
    })
    if (limits === undefined) return value
    const [low, high] = limits
    const range = words.say('outcomes.range', { low: format(low), high: format(high) })
    return words.say('outcomes.withRange', { value, range })
  }
  return {
    comparator: say(comparator),
    treatment: lines([treatment === undefined ? undefined : say(treatment, interval), difference]),
    relative,
    isComputed,
  }
}

/** Names what is compared: the two options, or “with” and “without the treatment” where the claim does not name them. */
export function optionNames(
  comparison: Comparison | undefined,
  say: Words['say'],
): { comparator: string; treatment: string } {
  return comparison
    ? {
        comparator: say('outcomes.withComparator', { comparator: comparison.comparator }),
        treatment: say('outcomes.withTreatment', { treatment: comparison.treatment }),
      }
    : { comparator: say('outcomes.comparatorColumn'), treatment: say('outcomes.treatmentColumn') }
}

/**
 * Says an effect with its interval: “0.74 cm lower (95% CI 1.16 lower to 0.33 lower)”, “Risk ratio 2.67 (95% CI 1.19 to
 * 5.99)”.
 */
export function effectInWords(
  { effect, unit }: Pick<Outcome, 'effect' | 'unit'>,
  words: Words,
): string | undefined {
  if (effect === undefined) return undefined
  const said = estimateInWords(
    effect,
    { measure: effect.measure, unit, level: effect.level },
    words,
  )
  return isRatio(effect.measure)
    ? words.say('outcomes.named', {
        name: words.say(`outcomes.measure-${effect.measure}`),
        value: said,
      })
    : said
}

/** Says an estimate and its interval, without the name of a ratio. */
export function estimateInWords(
  { estimate, interval }: Estimate,
  of: { measure: EffectMeasure; unit?: Unit | undefined; level: number },
  words: Words,
): string {
  const value = valueInWords(estimate, of, words)
  if (interval === undefined) return value
  const [low, high] = interval
  const limit = (each: number) => valueInWords(each, { measure: of.measure, bare: true }, words)
  return words.say('outcomes.withInterval', {
    value,
    level: numberFormat(words.language)(of.level),
    range: words.say('outcomes.range', { low: limit(low), high: limit(high) }),
  })
}

/** Says a value: a ratio as it is, a difference as lower or higher. Limits are `bare`, without a unit. */
function valueInWords(
  value: number,
  {
    measure,
    unit,
    bare = false,
  }: { measure: EffectMeasure; unit?: Unit | undefined; bare?: boolean },
  words: Words,
): string {
  const format = numberFormat(words.language)
  if (isRatio(measure)) return format(value)
  if (value === 0 && !bare) return words.say('outcomes.noDifference')
  const isShare = measure === 'risk-difference'
  const size = isShare ? toDecimal(Math.abs(value) * 100) : Math.abs(value)
  const written = bare ? format(size) : sizeInWords(size, { measure, unit }, words)
  if (value === 0) return written
  return words.say(value < 0 ? 'outcomes.lower' : 'outcomes.higher', { value: written })
}

function sizeInWords(
  size: number,
  { measure, unit }: { measure: EffectMeasure; unit?: Unit | undefined },
  words: Words,
): string {
  if (measure === 'risk-difference') return differenceWithUnit(size, '%', words)
  if (measure === 'standardised-mean-difference') {
    const value = numberFormat(words.language)(size)
    return words.say('outcomes.standardDeviations', { value, count: size })
  }
  return differenceWithUnit(size, unit, words)
}

/** Writes the size of a difference with its unit: that of two values in per cent is in percentage points. */
export function differenceWithUnit(size: number, unit: Unit | undefined, words: Words): string {
  const value = numberFormat(words.language)(size)
  return unit === '%'
    ? words.say('outcomes.percentagePoints', { value, count: size })
    : withUnit({ number: size, written: value }, unit, words)
}

/** Writes a number with its unit, if it has one. */
function withUnit(
  { number, written: value }: { number: number; written: string },
  unit: Unit | undefined,
  words: Words,
): string {
  if (unit === undefined) return value
  return unit === '%'
    ? words.say('outcomes.percent', { value })
    : words.say('outcomes.withUnit', { value, unit: unitAfter(number, unit, words.language) })
}
