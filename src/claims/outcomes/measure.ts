/** Measures of effect, and what can be said of an effect by its measure alone. */

/** How an effect is measured (Cochrane Handbook, 6.4 to 6.8). */
export const effectMeasures = [
  'mean-difference',
  'standardised-mean-difference',
  'risk-ratio',
  'odds-ratio',
  'hazard-ratio',
  'risk-difference',
] as const

export type EffectMeasure = (typeof effectMeasures)[number]

/** An estimate with its interval: numbers in the unit of the measure; of ratios, the ratio itself and not its logarithm. */
export interface Estimate {
  estimate: number
  /** The lower and the upper limit. */
  interval?: readonly [number, number] | undefined
}

/** Returns whether a measure is a ratio: above zero, and drawn on a logarithmic scale (Cochrane Handbook, 6.4.1). */
export function isRatio(measure: EffectMeasure): boolean {
  return measure.endsWith('-ratio')
}

/** Returns whether a measure counts people to whom something happened; the others compare scores. */
export function countsEvents(measure: EffectMeasure): boolean {
  return isRatio(measure) || measure === 'risk-difference'
}

/** Returns the value that means no difference: 1 of a ratio, 0 of a difference. */
export function noEffect(measure: EffectMeasure): number {
  return isRatio(measure) ? 1 : 0
}

/** On which side of no effect an interval is. */
export type Side = 'below' | 'above' | 'both'

/**
 * Returns on which side of no effect an interval is.
 *
 * @returns `both` if it contains no effect or ends there; `undefined` if there is no interval
 */
export function sideOf(measure: EffectMeasure, { interval }: Estimate): Side | undefined {
  if (interval === undefined) return undefined
  const [low, high] = interval
  const none = noEffect(measure)
  if (high < none) return 'below'
  return low > none ? 'above' : 'both'
}
