import type { Outcome } from '../../claims/outcomes/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import { type Problem, defineRule } from '../rule.ts'

import { type EffectMeasure, type Estimate, isRatio } from '../../claims/outcomes/measure.ts'

/** Effects, their intervals and risks of outcomes are numbers that can be true together. */
export const effectIsPossible = defineRule({
  name: 'effect-is-possible',
  holds: 'Every interval contains its estimate, and ratios and risks are possible.',
  severity: 'error',
  check: ({ claims }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.outcomes ?? []).flatMap((outcome, index) =>
        faultsOf(outcome).map((fault) => problemOf(record, fault, ['outcomes', index])),
      ),
    ),
})

/** What is impossible about a number of an outcome. */
interface Fault {
  /** Where the number is in the outcome. */
  path: DataPath
  value: number | readonly number[]
  /** The end of a sentence that starts with the value. */
  says: string
  hint: string
}

function problemOf(
  record: SourceRecord,
  { path, value, says, hint }: Fault,
  outcome: DataPath,
): Problem {
  const written = typeof value === 'number' ? String(value) : `[${value.join(', ')}]`
  const subject = typeof value === 'number' ? 'The value' : 'The interval'
  return {
    place: record.placeOf([...outcome, ...path]),
    message: `${subject} \`${written}\` ${says}`,
    hint,
    length: written.length,
  }
}

function faultsOf({ effect, results = [], risks }: Outcome): Fault[] {
  const measure = effect?.measure
  return [
    ...(effect ? faultsOfEstimate(effect, effect.measure, ['effect']) : []),
    ...results.flatMap((result, index) => faultsOfEstimate(result, measure, ['results', index])),
    ...(risks ? faultsOfRisks(risks) : []),
  ]
}

function faultsOfEstimate(
  { estimate, interval }: Estimate,
  measure: EffectMeasure | undefined,
  path: DataPath,
): Fault[] {
  const at = [...path, 'estimate']
  const numbers = [
    { path: at, value: estimate },
    ...(interval ?? []).map((value, limit) => ({ path: [...path, 'interval', limit], value })),
  ]
  return [
    ...numbers.flatMap((number) => faultsOfNumber(number, measure)),
    ...faultsOfInterval(estimate, interval, path),
  ]
}

function faultsOfNumber(
  number: { path: DataPath; value: number },
  measure: EffectMeasure | undefined,
): Fault[] {
  if (measure === undefined) return []
  if (isRatio(measure) && number.value <= 0)
    return [
      {
        ...number,
        says: `is not above zero, but \`${measure}\` is a ratio.`,
        hint: 'Write the ratio itself, not its logarithm; 1 means no difference.',
      },
    ]
  if (measure === 'risk-difference' && Math.abs(number.value) > 1)
    return [
      {
        ...number,
        says: 'is a risk difference above 1.',
        hint: `Write it as a share: \`${number.value / 100}\` is ${Math.abs(number.value)} percentage points.`,
      },
    ]
  return []
}

function faultsOfInterval(
  estimate: number,
  interval: Estimate['interval'],
  path: DataPath,
): Fault[] {
  if (interval === undefined) return []
  const [low, high] = interval
  const fault = { path: [...path, 'interval'], value: interval }
  if (low > high)
    return [
      {
        ...fault,
        says: 'starts with its upper limit.',
        hint: `Write the lower limit first: \`[${high}, ${low}]\`.`,
      },
    ]
  if (low <= estimate && estimate <= high) return []
  return [
    {
      ...fault,
      says: `does not contain its estimate \`${estimate}\`.`,
      hint: 'Compare the three numbers, and their signs, with the source.',
    },
  ]
}

function faultsOfRisks({
  comparator,
  treatment,
  interval,
  per,
}: NonNullable<Outcome['risks']>): Fault[] {
  const numbers = [
    { path: ['risks', 'comparator'], value: comparator },
    ...(treatment === undefined ? [] : [{ path: ['risks', 'treatment'], value: treatment }]),
    ...(interval ?? []).map((value, limit) => ({ path: ['risks', 'interval', limit], value })),
  ]
  return [
    ...numbers.flatMap(({ path, value }): Fault[] =>
      value <= per
        ? []
        : [
            {
              path,
              value,
              says: `is more than all ${per} people.`,
              hint: 'Correct it, or say in `per` of how many people it is.',
            },
          ],
    ),
    ...(treatment === undefined ? [] : faultsOfInterval(treatment, interval, ['risks'])),
  ]
}
