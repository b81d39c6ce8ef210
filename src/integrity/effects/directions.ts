/** Groups that differ in the other direction than the effect says. */

import type { Outcome } from '../../claims/outcomes/schema.ts'

import { countsEvents, isRatio } from '../../claims/outcomes/measure.ts'
import { roundingOf } from '../rounding.ts'
import { type Fault, numberFault } from './fault.ts'

/** Two groups closer than this share of the comparator, and effects as small, have no clear direction: adjustment turns them. */
const smallChange = 0.05

/** A difference of means below this share of the reported one, or the reverse, is near zero. */
const nearZero = 0.25

/** Returns the fault of risks or means with and without the treatment whose difference contradicts the direction of the effect. */
export function faultsOfDirection(outcome: Outcome): Fault[] {
  return [...risksAgainstEffect(outcome), ...meansAgainstEffect(outcome)]
}

function risksAgainstEffect({ risks, effect }: Outcome): Fault[] {
  if (risks?.treatment === undefined || effect === undefined) return []
  const { comparator, treatment, per } = risks
  const { measure, estimate } = effect
  if (!countsEvents(measure)) return []
  if (isRatio(measure) && estimate <= 0) return []
  // Where nobody of the comparator has the event, any number with the treatment is infinitely more.
  const change = isRatio(measure) ? estimate - 1 : (estimate * per) / comparator
  const given = (treatment - comparator) / comparator
  const isClear =
    Math.abs(change) > smallChange &&
    Math.abs(given) > smallChange &&
    isBeyondRounding(comparator, treatment)
  if (!isClear || Math.sign(change) === Math.sign(given)) return []
  return [against('risks', { comparator, treatment }, effect)]
}

function meansAgainstEffect({ means, effect }: Outcome): Fault[] {
  if (means?.treatment === undefined || effect?.measure !== 'mean-difference') return []
  const { comparator, treatment } = means
  const difference = treatment - comparator
  const sizes = [Math.abs(difference), Math.abs(effect.estimate)]
  const isClear =
    Math.min(...sizes) > nearZero * Math.max(...sizes) && isBeyondRounding(comparator, treatment)
  if (!isClear || Math.sign(difference) === Math.sign(effect.estimate)) return []
  return [against('means', { comparator, treatment }, effect)]
}

function isBeyondRounding(one: number, other: number): boolean {
  const rounding = roundingOf(String(one)) + roundingOf(String(other))
  return Math.abs(one - other) > rounding + 1e-9
}

function against(
  field: 'risks' | 'means',
  { comparator, treatment }: { comparator: number; treatment: number },
  { measure, estimate }: NonNullable<Outcome['effect']>,
): Fault {
  const [is, says] = treatment > comparator ? ['higher', 'lower'] : ['lower', 'higher']
  return numberFault([field, 'treatment'], treatment, {
    says: `is ${is} than \`${comparator}\` of the comparator, but the effect (\`${measure}\`, \`${estimate}\`) says that it is ${says}.`,
    hint: 'Compare the three numbers with the source; the effect is the treatment compared with the comparator.',
  })
}
