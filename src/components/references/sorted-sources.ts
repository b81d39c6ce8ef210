import type { Source } from '../../publication/published.ts'

import type { Words } from '../../messages/words.ts'
import { kindOf } from './record-fields.ts'
import { sourcesByYear, yearOf } from './source-names.ts'

/** What each page of the list of sources shows of all sources. */
export interface SortedSources {
  /** The keys, in the order of the list: by year and name. */
  keys: string[]
  /** The years in the same order, each with the position of its first source, from 0. */
  years: { year: number | undefined; start: number }[]
  /** The kinds, by name, each with the number of its sources. */
  kinds: { kind: string; count: number }[]
}

/**
 * @param words of the list
 */
export function sortSources(sources: Iterable<Source>, words: Words): SortedSources {
  const { language } = words
  const groups = sourcesByYear(sources, language)
  const sorted = groups.flatMap((group) => group.sources)
  const { compare } = new Intl.Collator(language)
  return {
    keys: sorted.map(({ key }) => key),
    years: groups.map(({ year }) => ({
      year,
      start: sorted.findIndex((source) => yearOf(source) === year),
    })),
    kinds: [...Map.groupBy(sorted, ({ item }) => kindOf(item, words))]
      .map(([kind, { length }]) => ({ kind, count: length }))
      .sort((a, b) => compare(a.kind, b.kind)),
  }
}
