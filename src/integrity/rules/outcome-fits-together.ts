import type { Outcome } from '../../claims/outcomes/schema.ts'

import { countsEvents } from '../../claims/outcomes/measure.ts'
import { toDecimal } from '../../shared/decimal.ts'
import { type Fault, numberFault, problemsOfOutcomes } from '../effects/fault.ts'
import { faultsOfRisks } from '../effects/risks.ts'
import { defineRule } from '../rule.ts'

/** No field of an outcome lacks another field that it needs, or belongs to numbers of another kind. */
export const outcomeFitsTogether = defineRule({
  name: 'outcome-fits-together',
  holds: 'The fields of an outcome belong together.',
  severity: 'warning',
  check: ({ claims }) =>
    problemsOfOutcomes(claims, (outcome) => [
      ...shareFaults(outcome),
      ...misplacedRisks(outcome),
      ...faultsOfResults(outcome),
    ]),
})

/** Of more people than this, a risk below 1 is rare and not a share by mistake. */
const largestUsual = 1000

/** Reports a risk that may be a share, unless it is impossible, which `effect-is-possible` reports. */
function shareFaults({ risks, effect }: Outcome): Fault[] {
  if (risks === undefined) return []
  const { comparator, per } = risks
  if (comparator === 0 || comparator >= 1 || per > largestUsual) return []
  if (faultsOfRisks({ risks, effect }).length > 0) return []
  return [
    numberFault(['risks', 'comparator'], comparator, {
      says: `is less than one of ${per} people.`,
      hint: `If it is a share, write \`${toDecimal(comparator * per)}\`; if it is this rare, count a larger \`per\`, such as 100000.`,
    }),
  ]
}

/** Reports risks that are not shown, or are beside an effect on scores. */
function misplacedRisks({ risks, effect }: Outcome): Fault[] {
  if (risks === undefined) return []
  const { treatment, interval } = risks
  const faults: Fault[] = []
  if (interval && treatment === undefined)
    faults.push(
      numberFault(['risks', 'interval'], interval, {
        says: 'of `risks` is not shown, because its `treatment` is missing.',
        hint: 'Add the `treatment` that it belongs to, or remove it.',
      }),
    )
  if (effect && !countsEvents(effect.measure))
    faults.push({
      path: ['risks'],
      message: `\`risks\` count people, but \`${effect.measure}\` compares scores.`,
      hint: 'Make two outcomes of them, or correct the measure.',
    })
  return faults
}

function faultsOfResults({ effect, results = [], studies }: Outcome): Fault[] {
  const faults: Fault[] = []
  if (results.length > 0 && effect === undefined)
    faults.push({
      path: ['results'],
      message: '`results` are not shown, because no `effect` says in which measure they are.',
      hint: 'Add the `effect` over all studies, or remove them.',
    })
  if (studies !== undefined && studies < results.length)
    faults.push({
      path: ['studies'],
      message: `\`studies\` is \`${studies}\`, but \`results\` has ${results.length} studies.`,
      hint: 'Correct the number, or remove the results that are not of these studies.',
      length: String(studies).length,
    })
  return faults
}
