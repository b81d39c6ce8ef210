/** What is impossible about an estimate and its interval. */

import type { DataPath } from '../../shared/place.ts'

import { type EffectMeasure, type Estimate, isRatio } from '../../claims/outcomes/measure.ts'
import { containsRounded } from '../rounding.ts'
import { type Fault, numberFault } from './fault.ts'

/** A number, and where it is in the outcome. */
interface PlacedNumber {
  path: DataPath
  value: number
}

/** Returns the faults of an estimate and its interval in a measure; `path` is where they are in the outcome. */
export function faultsOfEstimate(
  { estimate, interval }: Estimate,
  measure: EffectMeasure | undefined,
  path: DataPath,
): Fault[] {
  const numbers = [
    { path: [...path, 'estimate'], value: estimate },
    ...(interval ?? []).map((value, limit) => ({ path: [...path, 'interval', limit], value })),
  ]
  return [
    ...faultsOfNumbers(numbers, measure),
    ...faultsOfInterval(estimate, interval, [...path, 'interval']),
  ]
}

function faultsOfNumbers(
  numbers: readonly PlacedNumber[],
  measure: EffectMeasure | undefined,
): Fault[] {
  if (measure === undefined) return []
  if (isRatio(measure)) return faultsOfRatio(numbers, measure)
  if (measure !== 'risk-difference') return []
  return numbers
    .filter(({ value }) => Math.abs(value) > 1)
    .map(({ path, value }) =>
      numberFault(path, value, {
        says: 'is a risk difference above 1.',
        hint: `Write it as a share: \`${value / 100}\` is ${Math.abs(value)} percentage points.`,
      }),
    )
}

/** Reports the first number that is not above zero: the others have the same reason. */
function faultsOfRatio(numbers: readonly PlacedNumber[], measure: EffectMeasure): Fault[] {
  const negative = numbers.find(({ value }) => value < 0)
  if (negative)
    return [
      numberFault(negative.path, negative.value, {
        says: `is not above zero, but \`${measure}\` is a ratio.`,
        hint: 'Write the ratio itself, not its logarithm; 1 means no difference.',
      }),
    ]
  const zero = numbers.find(({ value }) => value === 0)
  if (zero === undefined) return []
  const isEstimate = zero.path.at(-1) === 'estimate'
  return [
    numberFault(zero.path, 0, {
      says: `is not above zero, but \`${measure}\` is a ratio.`,
      hint: isEstimate
        ? 'If it was rounded to zero, write more digits; if nobody had the event, leave it out and say so in `meaning`.'
        : 'If it was rounded to zero, write more digits, or leave out the interval.',
    }),
  ]
}

/** Returns the fault of an interval: its limits are reversed, or its estimate is outside, beyond what rounding explains. */
export function faultsOfInterval(
  estimate: number,
  interval: Estimate['interval'],
  path: DataPath,
): Fault[] {
  if (interval === undefined) return []
  const [low, high] = interval
  if (low > high)
    return [
      numberFault(path, interval, {
        says: 'starts with its upper limit.',
        hint: `Write the lower limit first: \`[${high}, ${low}]\`.`,
      }),
    ]
  if (containsRounded(String(estimate), [String(low), String(high)])) return []
  return [
    numberFault(path, interval, {
      says: `does not contain its estimate \`${estimate}\`.`,
      hint: 'Compare the three numbers, and their signs, with the source.',
    }),
  ]
}
