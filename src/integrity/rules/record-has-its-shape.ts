import type { ClaimantRecord } from '../../claimants/schema.ts'
import type { Claim } from '../../claims/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { fieldsOfClaimant } from '../../claims/appearances/schema.ts'
import { quoteValue } from '../../publication/record-problems.ts'

/** Validation reports everything that a schema can find; this compares fields with those of another record. */
export const recordHasItsShape = defineRule({
  name: 'record-has-its-shape',
  holds: 'Every record has valid values in the fields of its collection, and no other fields.',
  severity: 'error',
  fixed: true,
  check: ({ claims, claimants }) =>
    [...claims.values()].flatMap(({ record, data }) =>
      (data?.claimants ?? []).flatMap((entry, index) =>
        besideRecord(record, index, entry, claimants),
      ),
    ),
})

/** Reports the fields of a claimant that belong in the record which the same entry names. */
function besideRecord(
  record: SourceRecord,
  index: number,
  entry: Claim['claimants'][number],
  claimants: RuleContext['claimants'],
): Problem[] {
  const { claimant } = entry
  const named = claimant === undefined ? undefined : claimants.get(claimant)
  // `record-exists` reports a record that does not exist.
  if (claimant === undefined || !named) return []
  return fieldsOfClaimant.flatMap((field): Problem | [] => {
    const written = entry[field]
    if (written === undefined) return []
    const there = (named.data ?? (named.record.data as Partial<ClaimantRecord> | undefined))?.[
      field
    ]
    return {
      place: record.placeOf(['claimants', index, field]),
      ...compareWithRecord(field, written, there, `content/claimants/${claimant}.yaml`),
      ...(typeof written === 'string' ? { length: written.split('\n')[0]?.length ?? 1 } : {}),
      record,
    }
  })
}

type Value = string | readonly string[]

/** Says what to do with a field of an entry, given the same field of the record that the entry names. */
function compareWithRecord(
  field: string,
  here: Value,
  there: Value | undefined,
  file: string,
): Pick<Problem, 'message' | 'hint'> {
  const shown = `\`${field}\`${typeof here === 'string' ? ` (${quoteValue(here)})` : ''}`
  if (there === undefined) {
    return {
      message: `${shown} belongs in ${file}, the record of this claimant.`,
      hint: 'Move it to that file.',
    }
  }
  if (JSON.stringify([here].flat()) === JSON.stringify([there].flat())) {
    return {
      message: `${shown} is already in ${file}, the record of this claimant.`,
      hint: `Remove \`${field}\` here.`,
    }
  }
  const difference =
    typeof here === 'string' && typeof there === 'string'
      ? `is ${quoteValue(here)} here, but ${quoteValue(there)}`
      : 'is not the same here as'
  return {
    message: `\`${field}\` ${difference} in ${file}, the record of this claimant.`,
    hint: `Remove \`${field}\` here, and correct it in that file if it is wrong there.`,
  }
}
