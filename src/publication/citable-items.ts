/** Everything that can be cited, as CSL-JSON. */

import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'

import { referenceToCsl } from '../references/reference.ts'
import { searchToCsl } from '../searches/search.ts'

/** The items of references with and without abstracts, and of searches, by the data of the record. */
const known = { full: new WeakMap<object, CslItem>(), brief: new WeakMap<object, CslItem>() }

/**
 * Collects the items that can be cited. A record that has not changed gives the same object each time.
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
  const kept = options.abstracts === true ? known.full : known.brief
  const add = (key: string, record: object, convert: () => CslItem) => {
    const before = kept.get(record)
    const item = before?.id === key ? before : convert()
    kept.set(record, item)
    items.set(key, item)
  }
  for (const [key, reference] of references)
    add(key, reference, () => referenceToCsl(key, reference, options))
  for (const [key, search] of searches) add(key, search, () => searchToCsl(key, search))
  return items
}
