/** Everything that can be cited, as CSL-JSON. */

import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'

import { referenceToCsl } from '../references/reference.ts'
import { searchToCsl } from '../searches/search.ts'

/**
 * Collects the items that can be cited.
 *
 * @param references by key
 * @param searches by key
 * @returns by key, references first; keys are unique across both, which the check ensures
 */
export function citableItems(
  references: Iterable<readonly [string, Reference]>,
  searches: Iterable<readonly [string, Search]>,
  options: { abstracts?: boolean | undefined },
): Map<string, CslItem> {
  const items = new Map<string, CslItem>()
  for (const [key, reference] of references) items.set(key, referenceToCsl(key, reference, options))
  for (const [key, search] of searches) items.set(key, searchToCsl(key, search))
  return items
}
