/** What the notices about a work mean for it. */

import type { Health } from '../references/health.ts'
import type { Update } from './found.ts'

/**
 * The kinds of updates that Crossref and Retraction Watch know ("Registering updates"; the types of `update-to`). A partial
 * retraction corrects a part of a work (NLM, "Errata, Retractions, and Other Linked Citations in PubMed").
 */
const crossrefKinds: Readonly<Record<string, Health['kind']>> = {
  addendum: 'corrected',
  clarification: 'corrected',
  correction: 'corrected',
  corrigendum: 'corrected',
  erratum: 'corrected',
  expression_of_concern: 'concern',
  new_edition: 'superseded',
  new_version: 'superseded',
  partial_retraction: 'corrected',
  removal: 'retracted',
  retraction: 'retracted',
  withdrawal: 'retracted',
}

/** The kinds of links from a work to a notice (PubMed DTD, `CommentsCorrections`), in letters only. */
const pubmedKinds: Readonly<Record<string, Health['kind']>> = {
  correctedandrepublishedin: 'corrected',
  erratumin: 'corrected',
  expressionofconcernin: 'concern',
  partialretractionin: 'corrected',
  retractedandrepublishedin: 'retracted',
  retractionin: 'retracted',
  updatein: 'superseded',
}

/** Returns what an update of Crossref means, or `undefined` if it means nothing for the health of a work. */
export function kindOfUpdate(type: string): Health['kind'] | undefined {
  return own(
    crossrefKinds,
    type
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
}

/** Returns what a link of PubMed or Europe PMC means: `RetractionIn`, `Retraction in`. */
export function kindOfLink(type: string): Health['kind'] | undefined {
  return own(pubmedKinds, type.toLowerCase().replace(/[^a-z]/g, ''))
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** The kinds of health, the gravest first. */
const gravity: readonly Health['kind'][] = ['retracted', 'concern', 'superseded', 'corrected']

/** Returns whether one kind of health is graver than another. */
export function isGraver(one: Health['kind'], other: Health['kind']): boolean {
  return gravity.indexOf(one) < gravity.indexOf(other)
}

/**
 * Returns the gravest update. Of several of one kind, one whose notice is in the library is preferred, then one that names
 * a notice, then the latest. If it has no date, but the others of its kind agree on one, that is its date.
 *
 * @param isKnown returns whether a notice is in the library
 */
export function gravestUpdate(
  updates: readonly Update[],
  isKnown: (notice: NonNullable<Update['notice']>) => boolean,
): Update | undefined {
  const rank = ({ kind, notice, date }: Update) => {
    const named = notice ? (isKnown(notice) ? 2 : 1) : 0
    return `${gravity.length - gravity.indexOf(kind)} ${named} ${date ?? ''}`
  }
  const [first] = updates.toSorted((one, other) => (rank(one) < rank(other) ? 1 : -1))
  if (!first || first.date !== undefined) return first
  const dates = new Set(
    updates.flatMap(({ kind, date }) => (kind === first.kind && date !== undefined ? [date] : [])),
  )
  const [only] = dates
  return dates.size === 1 ? { ...first, date: only } : first
}
