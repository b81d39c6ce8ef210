import type { Outcome } from './schema.ts'

import { type EffectMeasure, type Estimate, isRatio } from './measure.ts'

/** How many people of a group something happens to, as a share between 0 and 1, with the limits of its interval. */
export interface Risk {
  share: number
  interval?: readonly [number, number] | undefined
}

/**
 * Computes the risk with a treatment from the risk without it and a relative effect (Cochrane Handbook, 15.4.4; for
 * hazard ratios 14.1.5.2, over the same time as the risk). The risk without it is taken as exactly known.
 *
 * @param comparator the risk without it, a share between 0 and 1
 * @returns `undefined` for measures that compare scores; shares are never below 0 or above 1
 * @example riskWithTreatment('risk-ratio', { estimate: 2 }, 0.1) // => { share: 0.2 }
 */
export function riskWithTreatment(
  measure: EffectMeasure,
  { estimate, interval }: Estimate,
  comparator: number,
): Risk | undefined {
  if (!isRatio(measure) && measure !== 'risk-difference') return undefined
  const at = (effect: number) => Math.min(1, Math.max(0, shareAt(measure, effect, comparator)))
  return {
    share: at(estimate),
    ...(interval && { interval: [at(interval[0]), at(interval[1])] as const }),
  }
}

function shareAt(measure: EffectMeasure, effect: number, comparator: number): number {
  switch (measure) {
    case 'odds-ratio':
      return (effect * comparator) / (1 - comparator + effect * comparator)
    case 'hazard-ratio':
      return 1 - (1 - comparator) ** effect
    case 'risk-difference':
      return comparator + effect
    default:
      return effect * comparator
  }
}

/** To how many people something happens with and without a treatment. */
export interface Counts {
  comparator: number
  treatment?: number | undefined
  /** The limits of the interval of `treatment`. */
  interval?: readonly [number, number] | undefined
  /** Of how many people. */
  per: number
  /** Whether `treatment` is computed from the effect. */
  isComputed: boolean
}

/**
 * Returns to how many people an outcome happens, as its table and its bars show it: the numbers of the record, or with the
 * treatment, numbers computed from the effect and rounded as the risk without it is.
 *
 * @returns `undefined` if the record has no risks
 */
export function countsOf({ effect, risks }: Pick<Outcome, 'effect' | 'risks'>): Counts | undefined {
  if (risks === undefined) return undefined
  const { comparator, per } = risks
  const computed =
    risks.treatment === undefined && effect
      ? riskWithTreatment(effect.measure, effect, comparator / per)
      : undefined
  if (computed === undefined) return { ...risks, isComputed: false }
  const count = (share: number) => roundedLike(comparator, share * per)
  const { share, interval } = computed
  return {
    comparator,
    treatment: count(share),
    interval: interval && [count(interval[0]), count(interval[1])],
    per,
    isComputed: true,
  }
}

/**
 * Rounds a computed number to the decimals of a given one. Below 1 it keeps as many significant digits as that number has,
 * so that no rare event becomes none.
 *
 * @example roundedLike(20, 9.79) // => 10
 * @example roundedLike(20, 0.38) // => 0.4
 * @example roundedLike(0.42, 0.2478) // => 0.25
 */
function roundedLike(given: number, computed: number): number {
  const [digits = '', exponent = '0'] = given.toExponential().split('e')
  const significant = digits.replace('.', '').length
  if (computed < 1) return Number(computed.toPrecision(significant))
  return Number(computed.toFixed(Math.max(0, significant - 1 - Number(exponent))))
}
