/** The sources of a library that nothing published cites. */

import type { RuleContext } from '../integrity/rule.ts'

import { isWithheld } from '../articles/embargo.ts'
import { unpublishedIds, usedIds } from '../integrity/unpublished.ts'

/** A source that nothing published cites. */
export interface UnusedSource {
  key: string
  /** Whether a draft, or an article under embargo, cites it. */
  isInDrafts: boolean
}

/**
 * Finds the references and searches that no published text uses: in a citation, in `nocite`, in the evidence of a claim, as the
 * source of a chart, or as the notice about another source in use. Background reading counts as used.
 *
 * @returns in the order of keys; `all-listed` if a published article lists the whole library with `@*`
 */
export function findUnused(context: RuleContext): UnusedSource[] | 'all-listed' {
  const { articles, references, searches, today } = context
  const listsAll = articles.some(
    ({ record, data }) => !isWithheld(record.data, today) && data?.nocite.includes('@*'),
  )
  if (listsAll) return 'all-listed'
  const used = usedIds(context).sources
  const inDrafts = unpublishedIds(context).sources
  return [...references.keys(), ...searches.keys()]
    .filter((key) => !used.has(key))
    .map((key) => ({ key, isInDrafts: inDrafts.has(key) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}
