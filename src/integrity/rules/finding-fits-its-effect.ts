import type { Outcome } from '../../claims/outcomes/schema.ts'
import { type Problem, defineRule } from '../rule.ts'

import { noEffect, sideOf } from '../../claims/outcomes/measure.ts'

/**
 * The finding of an outcome does not contradict the interval of its effect: an interval that contains no effect does not
 * support a claim, and one that excludes it is not inconclusive.
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

function faultOf({ effect, finding, better }: Outcome): { says: string; hint: string } | undefined {
  const side = effect && sideOf(effect.measure, effect)
  if (effect === undefined || side === undefined) return undefined
  const interval = `its interval \`[${(effect.interval ?? []).join(', ')}]\``
  const none = `no effect (${noEffect(effect.measure)})`
  if (side === 'both')
    return finding === 'supports'
      ? {
          says: `${interval} contains ${none}.`,
          hint: 'Write `inconclusive`, or `opposes` if a difference that matters is excluded.',
        }
      : undefined
  if (finding === 'inconclusive')
    return {
      says: `${interval} excludes ${none}.`,
      hint: 'Say what it found, or correct the interval.',
    }
  const isBetter = better === undefined ? undefined : (better === 'lower') === (side === 'below')
  if (finding === 'supports' && isBetter === false)
    return {
      says: `${interval} is on the side that is worse for patients (\`better: ${better}\`).`,
      hint: 'Correct `better`, the signs of the effect, or the finding.',
    }
  if (finding === 'harm' && isBetter === true)
    return {
      says: `${interval} is on the side that is better for patients (\`better: ${better}\`).`,
      hint: 'Correct `better`, the signs of the effect, or the finding.',
    }
  return undefined
}
