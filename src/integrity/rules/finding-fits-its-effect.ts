import type { Outcome } from '../../claims/outcomes/schema.ts'
import { type Problem, defineRule } from '../rule.ts'

import { noEffect, sideOf } from '../../claims/outcomes/measure.ts'

/**
 * The finding of an outcome does not contradict the interval of its effect: an interval that contains no effect neither
 * supports a claim nor shows a harm, one that excludes it is not inconclusive, and a clear benefit does not oppose a claim.
 */
export const findingFitsItsEffect = defineRule({
  name: 'finding-fits-its-effect',
  holds: 'The finding of an outcome fits the interval of its effect.',
  severity: 'warning',
  check: ({ claims, pointAt }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.outcomes ?? []).flatMap((outcome, index): Problem[] => {
        const fault = faultOf(outcome)
        if (fault === undefined || outcome.finding === undefined) return []
        return [
          {
            ...pointAt(record, ['outcomes', index, 'finding'], outcome.finding),
            message: `The outcome “${outcome.name}” has the finding \`${outcome.finding}\`, but ${fault.says}`,
            hint: fault.hint,
          },
        ]
      }),
    ),
})

/** What does not fit about a finding: the end of a sentence, and advice. */
interface Misfit {
  says: string
  hint: string
}

const wrongSide =
  'Correct `better`, the signs of the effect or the finding, or, if the claim itself is about a harm, ignore this rule with that reason.'

function faultOf(outcome: Outcome): Misfit | undefined {
  const { effect, finding } = outcome
  const side = effect && sideOf(effect.measure, effect)
  if (effect?.interval === undefined || side === undefined) return undefined
  const interval = `its interval \`[${effect.interval.join(', ')}]\``
  const none = `no effect (${noEffect(effect.measure)})`
  if (side === 'both') return faultOfUnclear(outcome, interval, none)
  if (finding === 'inconclusive')
    return {
      says: `${interval} excludes ${none}.`,
      hint: 'Say what it found, or correct the interval.',
    }
  return faultOfClear(outcome, interval, side)
}

/** Returns what does not fit an interval that contains no effect. */
function faultOfUnclear(outcome: Outcome, interval: string, none: string): Misfit | undefined {
  const { finding, smallestImportantDifference: smallest } = outcome
  if (finding === 'supports')
    return {
      says: `${interval} contains ${none}.`,
      hint: 'Write `inconclusive`, or `opposes` if a difference that matters is excluded.',
    }
  if (finding === 'harm')
    return { says: `${interval} contains ${none}.`, hint: 'Write `inconclusive`.' }
  const benefits = benefitsOf(outcome)
  if (finding === 'opposes' && benefits && smallest !== undefined && benefits.largest >= smallest)
    return {
      says: `${interval} contains both ${none} and a benefit of \`${smallest}\`, which matters (\`smallestImportantDifference\`).`,
      hint: 'Write `inconclusive`.',
    }
  return undefined
}

/** Returns what does not fit an interval that is on one side of no effect. */
function faultOfClear(
  outcome: Outcome,
  interval: string,
  side: 'below' | 'above',
): Misfit | undefined {
  const { finding, better, smallestImportantDifference: smallest } = outcome
  if (better === undefined) return undefined
  const isBetter = (better === 'lower') === (side === 'below')
  const onSide = `${interval} is on the side that is ${isBetter ? 'better' : 'worse'} for patients (\`better: ${better}\`)`
  if (finding === (isBetter ? 'harm' : 'supports')) return { says: `${onSide}.`, hint: wrongSide }
  if (finding !== 'opposes' || !isBetter) return undefined
  if (smallest === undefined)
    return {
      says: `${onSide}, and no \`smallestImportantDifference\` says that it is too small to matter.`,
      hint: wrongSide,
    }
  const benefits = benefitsOf(outcome)
  if (benefits === undefined || benefits.smallest < smallest) return undefined
  return {
    says: `all of ${interval} is a benefit of at least \`${smallest}\`, which matters (\`smallestImportantDifference\`).`,
    hint: wrongSide,
  }
}

/**
 * Returns the ends of an interval as benefits for patients, harms below zero, in the unit of the smallest difference that
 * matters.
 *
 * @returns `undefined` if the effect is in another unit, or if nothing says what is better
 */
function benefitsOf({
  effect,
  better,
}: Outcome): { smallest: number; largest: number } | undefined {
  if (effect?.measure !== 'mean-difference' || !effect.interval || !better) return undefined
  const [low, high] = effect.interval
  return better === 'lower' ? { smallest: -high, largest: -low } : { smallest: low, largest: high }
}
