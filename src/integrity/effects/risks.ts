/** What is impossible about risks: alone, and together with the effect. */

import type { Outcome } from '../../claims/outcomes/schema.ts'

import { toDecimal } from '../../shared/decimal.ts'
import { roundingOf } from '../rounding.ts'
import { faultsOfInterval } from './estimates.ts'
import { type Fault, numberFault } from './fault.ts'

type Risks = NonNullable<Outcome['risks']>
type Effect = NonNullable<Outcome['effect']>

/** Returns the faults of the risks of an outcome: numbers below zero or above all people, and an effect that cannot be. */
export function faultsOfRisks({ risks, effect }: Pick<Outcome, 'risks' | 'effect'>): Fault[] {
  if (risks === undefined) return []
  const { treatment, interval } = risks
  const outOfRange = faultsOfCounts(risks)
  return [
    ...outOfRange,
    ...(treatment === undefined
      ? []
      : faultsOfInterval(treatment, interval, ['risks', 'interval'])),
    ...(effect && outOfRange.length === 0 ? faultsOfComputed(risks, effect) : []),
  ]
}

function faultsOfCounts({ comparator, treatment, interval, per }: Risks): Fault[] {
  const numbers = [
    { path: ['risks', 'comparator'], value: comparator },
    ...(treatment === undefined ? [] : [{ path: ['risks', 'treatment'], value: treatment }]),
    ...(interval ?? []).map((value, limit) => ({ path: ['risks', 'interval', limit], value })),
  ]
  return numbers.flatMap(({ path, value }): Fault[] => {
    if (value < 0)
      return [
        numberFault(path, value, {
          says: 'is below zero, but it is a number of people.',
          hint: 'Compare it, and its sign, with the source; the limits are of the risk, not of a difference.',
        }),
      ]
    if (value <= per) return []
    return [
      numberFault(path, value, {
        says: `is more than all ${per} people.`,
        hint: 'Correct it, or say in `per` of how many people it is.',
      }),
    ]
  })
}

/**
 * Reports a risk with the treatment that would be above everyone or below nobody, also before the two numbers were rounded.
 * Limits of intervals may be: they are ends of what is compatible with the data, and are cut off there.
 */
function faultsOfComputed(risks: Risks, effect: Effect): Fault[] {
  const { comparator, treatment, per } = risks
  const { measure, estimate } = effect
  if (treatment !== undefined) return []
  const path = ['risks', 'comparator']
  const countRounding = roundingOf(String(comparator))
  const rounding = roundingOfEstimate(effect)
  if (measure === 'risk-ratio' && (comparator - countRounding) * (estimate - rounding) > per)
    return [
      numberFault(path, comparator, {
        says: `of ${per} people cannot be multiplied by the risk ratio \`${estimate}\`: that is ${toDecimal(comparator * estimate)}, more than everyone.`,
        hint: 'Compare both numbers with the source; if the effect is an odds ratio, write `measure: odds-ratio`.',
      }),
    ]
  if (measure !== 'risk-difference' || Math.abs(estimate) > 1) return []
  const isBelow = comparator + countRounding + (estimate + rounding) * per < 0
  const isAbove = comparator - countRounding + (estimate - rounding) * per > per
  if (!isBelow && !isAbove) return []
  const change = isBelow ? 'fall' : 'rise'
  return [
    numberFault(path, comparator, {
      says: `of ${per} people is a risk of ${toDecimal((comparator / per) * 100)}%, which cannot ${change} by ${toDecimal(Math.abs(estimate) * 100)} percentage points.`,
      hint:
        comparator < 1
          ? `If \`${comparator}\` is a share, write \`${toDecimal(comparator * per)}\`, or compare the risk and the risk difference with the source.`
          : 'Compare the risk and the risk difference with the source.',
    }),
  ]
}

/** Returns how far an estimate may be from the number before it was rounded: to two decimals in shares, to one in ratios, or to more. */
function roundingOfEstimate({
  measure,
  estimate,
  interval = [estimate, estimate],
}: Effect): number {
  const coarsest = measure === 'risk-difference' ? 0.005 : 0.05
  return Math.min(coarsest, ...[estimate, ...interval].map((each) => roundingOf(String(each))))
}
