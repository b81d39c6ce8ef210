/** The keys of references by their first author and year, to find the source of a citation typed by hand. */

import type { RuleContext } from './rule.ts'

import { yearOf } from '../references/reference.ts'
import { cached } from '../shared/cached.ts'
import { normalizedWords } from './normalized-words.ts'

/** Returns the keys of the references by first author and year (`authorAndYear`). The result is cached. */
export const keysByAuthor = cached(
  ({ references }: Pick<RuleContext, 'references'>): ReadonlyMap<string, readonly string[]> => {
    const keys = new Map<string, string[]>()
    for (const [key, { data }] of references) {
      const family = data?.author?.[0]?.family ?? data?.author?.[0]?.literal
      const year = data && yearOf(data)
      if (family === undefined || year === undefined) continue
      const name = authorAndYear(family, String(year))
      keys.set(name, [...(keys.get(name) ?? []), key])
    }
    return keys
  },
)

/** @example authorAndYear('Smith', '2020') // => 'smith 2020' */
export function authorAndYear(family = '', year = ''): string {
  return `${normalizedWords(family)} ${year}`
}
