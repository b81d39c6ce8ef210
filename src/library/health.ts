/** The field `health` of a source, from what services say about it. */

import type { Health } from '../references/health.ts'
import type { CalendarDate } from '../shared/dates.ts'
import type { Update } from './found.ts'

import { gravestUpdate, isGraver } from './updates.ts'

/** Finds the key of a notice in the library. */
export type KeyOfNotice = (notice: NonNullable<Update['notice']>) => string | undefined

/** What to do about the health of a source. */
export type HealthProposal =
  /** Nothing has happened to it, or the field says so already. `differs` is a sentence about another opinion of the services. */
  | { health?: undefined; differs?: string }
  /** The new value of the whole field, and the notice if it is not in the library. */
  | { health: Health; missingNotice?: NonNullable<Update['notice']> }

/**
 * Compares the health of a source with what services say.
 *
 * A graver kind replaces one that is less grave. What an editor has written otherwise stays: a kind that the services do
 * not confirm, a notice, a date. Of the same kind, only missing parts are added, and the day of the check.
 *
 * @param current what the record says
 * @param updates the notices about the source
 * @param keyOf finds the key of a notice
 * @param today the day of the check
 */
export function proposeHealth(
  current: Health | undefined,
  updates: readonly Update[],
  keyOf: KeyOfNotice,
  today: CalendarDate,
): HealthProposal {
  const isKnown = (notice: NonNullable<Update['notice']>) => keyOf(notice) !== undefined
  const gravest = gravestUpdate(updates, isKnown)
  if (!gravest) return {}
  if (!current || isGraver(gravest.kind, current.kind)) {
    const { notice } = gravest
    const health = healthOf(gravest, keyOf, today)
    return { health, ...(notice && health.notice === undefined && { missingNotice: notice }) }
  }
  const same = gravestUpdate(
    updates.filter(({ kind }) => kind === current.kind),
    isKnown,
  )
  if (!same) {
    return {
      differs: `\`health\` says \`${current.kind}\`, but ${gravest.by} only says \`${gravest.kind}\`. The field was not changed.`,
    }
  }
  const found = healthOf(same, keyOf, today)
  // The date of another notice would be wrong.
  if (current.notice !== undefined && found.notice !== current.notice) {
    return { health: { ...current, checked: today } }
  }
  const health = { ...found, ...current, checked: today }
  const isMissing = same.notice !== undefined && health.notice === undefined
  return { health, ...(isMissing && same.notice && { missingNotice: same.notice }) }
}

function healthOf({ kind, notice, date }: Update, keyOf: KeyOfNotice, today: CalendarDate): Health {
  const key = notice && keyOf(notice)
  return {
    kind,
    ...(key !== undefined && { notice: key }),
    ...(date !== undefined && { date }),
    checked: today,
  }
}

/** Describes a notice that is not in the library: "the DOI 10.5555/1". */
export function describeNotice({ DOI, PMID }: NonNullable<Update['notice']>): string {
  return DOI === undefined ? (PMID ?? '') : DOI
}
