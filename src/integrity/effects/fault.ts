import type { Outcome } from '../../claims/outcomes/schema.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Problem, RuleContext } from '../rule.ts'

/** What is wrong about a field of an outcome. */
export interface Fault {
  /** Where it is in the outcome. */
  path: DataPath
  message: string
  hint: string
  /** How many characters the field has, if they are known. */
  length?: number
}

/** Returns the fault of a number or an interval; `says` is the end of a sentence that starts with it. */
export function numberFault(
  path: DataPath,
  value: number | readonly number[],
  { says, hint }: { says: string; hint: string },
): Fault {
  const written = typeof value === 'number' ? String(value) : `[${value.join(', ')}]`
  const subject = typeof value === 'number' ? 'The value' : 'The interval'
  return { path, message: `${subject} \`${written}\` ${says}`, hint, length: written.length }
}

/** Returns the problems of the outcomes of all claims, each at its field. */
export function problemsOfOutcomes(
  claims: RuleContext['claims'],
  faultsOf: (outcome: Outcome) => readonly Fault[],
): Problem[] {
  return [...claims.values()].flatMap(({ record, data }) =>
    (data?.outcomes ?? []).flatMap((outcome, index) =>
      faultsOf(outcome).map(({ path, ...fault }): Problem => ({
        place: record.placeOf(['outcomes', index, ...path]),
        ...fault,
      })),
    ),
  )
}
