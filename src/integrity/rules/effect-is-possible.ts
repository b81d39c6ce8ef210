import type { Outcome } from '../../claims/outcomes/schema.ts'

import { faultsOfDirection } from '../effects/directions.ts'
import { faultsOfEstimate } from '../effects/estimates.ts'
import { type Fault, problemsOfOutcomes } from '../effects/fault.ts'
import { faultsOfRisks } from '../effects/risks.ts'
import { defineRule } from '../rule.ts'

/** Effects, their intervals, means and risks of outcomes are numbers that can be true together. */
export const effectIsPossible = defineRule({
  name: 'effect-is-possible',
  holds: 'Every interval contains its estimate, and ratios and risks are possible.',
  severity: 'error',
  check: ({ claims }) => problemsOfOutcomes(claims, faultsOf),
})

function faultsOf(outcome: Outcome): Fault[] {
  const { effect, results = [] } = outcome
  return [
    ...(effect ? faultsOfEstimate(effect, effect.measure, ['effect']) : []),
    ...results.flatMap((result, index) =>
      faultsOfEstimate(result, effect?.measure, ['results', index]),
    ),
    ...faultsOfRisks(outcome),
    ...faultsOfDirection(outcome),
  ]
}
