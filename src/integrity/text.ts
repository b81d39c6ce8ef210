/** A text as rules get it: with its citations as nodes, and a list of what is not allowed in it. */

import type { Extracted } from '../citations/citation-node.ts'
import { type Refusal, findRefusals } from '../markdown/articles-as-data.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated } from '../publication/validated.ts'

import { articleFolder } from '../articles/folder.ts'
import { chartName } from '../charts/chart-name.ts'
import { extractCitations } from '../citations/extract.ts'
import { bareKeyMatcher } from '../citations/keys.ts'
import { citingSlots } from '../citations/slots.ts'
import { chartsIn } from '../markdown/charts.ts'
import { normalizeAttributes } from '../markdown/names.ts'

/** An article or page. If its MDX cannot be parsed, its lists are empty. */
export interface CheckedText<Data = unknown> extends Validated<Data, SourceText> {
  /** The parts of it that are not allowed. */
  refusals: Refusal[]
  /** Its citations. Each is also a node in `record.tree`. */
  cited: Extracted
}

/**
 * Finds the citations and the refusals of a text.
 *
 * Changes the tree: citations become nodes, and names in attributes are normalised. Text that an element inserts from a
 * claim is checked in the claim.
 *
 * @param keys everything that can be cited
 */
export function inspectText<Data>(
  text: Validated<Data, SourceText>,
  keys: ReadonlySet<string>,
): CheckedText<Data> {
  const { tree, body } = text.record
  if (!tree) return { ...text, refusals: [], cited: { citations: [], keys: [], malformed: [] } }
  const refusals = findRefusals(tree, body)
  normalizeAttributes(tree)
  const cited = extractCitations(tree, body, bareKeyMatcher(keys), citingSlots(new Map()))
  return { ...text, refusals, cited }
}

/** Returns the names of the charts that a text shows, in order. */
export function chartsOf({ record }: CheckedText): string[] {
  const folder = articleFolder(record.id, record.file)
  return record.tree ? chartsIn(record.tree).map((src) => chartName(folder, src)) : []
}
