/** Everything that can be cited, as CSL-JSON. */

import type { Words } from '../messages/words.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Search } from '../searches/schema.ts'

import { referenceToCsl } from '../references/reference.ts'
import { searchToCsl } from '../searches/search.ts'

/** The items by the data of the record, and all of these by what else the items depend on. */
const known = new Map<string, WeakMap<object, CslItem>>()

/**
 * Collects the items that can be cited. A record that has not changed gives the same object each time.
 *
 * @param references by key
 * @param searches by key
 * @param options whether references have their abstracts, and the words for searches
 * @returns by key, references first; keys are unique across both, which the check ensures
 */
export function citableItems(
  references: Iterable<readonly [string, Reference]>,
  searches: Iterable<readonly [string, Search]>,
  { abstracts = false, words }: { abstracts?: boolean | undefined; words: Words },
): Map<string, CslItem> {
  const items = new Map<string, CslItem>()
  const form = JSON.stringify([
    abstracts,
    words.language,
    words.table(['references.searchTitle', 'references.searchKind']),
  ])
  const kept = known.get(form) ?? new WeakMap<object, CslItem>()
  known.set(form, kept)
  const add = (key: string, record: object, convert: () => CslItem) => {
    const before = kept.get(record)
    const item = before?.id === key ? before : convert()
    kept.set(record, item)
    items.set(key, item)
  }
  for (const [key, reference] of references)
    add(key, reference, () => referenceToCsl(key, reference, { abstracts }))
  for (const [key, search] of searches) add(key, search, () => searchToCsl(key, search, words))
  return items
}
