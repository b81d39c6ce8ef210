/** A text as the rules see it: its citations found and taken out, what it may not do listed. */

import type { Extracted } from '../citations/citation-node.ts'
import type { Refusal } from '../markdown/articles-as-data.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated } from '../publication/validated.ts'

import { extractCitations } from '../citations/extract.ts'
import { bareKeyMatcher } from '../citations/keys.ts'
import { citingSlots } from '../citations/slots.ts'
import { normalizeAttributes } from '../markdown/names.ts'
import { findRefusals } from '../markdown/articles-as-data.ts'

/** An article or page; where its MDX could not be parsed, nothing was found in it. */
export interface CheckedText<Data = unknown> extends Validated<Data, SourceText> {
  /** What it may not do. */
  refusals: Refusal[]
  /** Its citations. In `record.tree` a citation node stands in the place of each. */
  cited: Extracted
}

/**
 * Finds the citations and the refusals of a text.
 *
 * The tree is changed: citations become nodes, and names in attributes get their normal form. What an element brings along from a claim is checked in the claim.
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
