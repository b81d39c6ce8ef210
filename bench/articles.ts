/** Made-up articles: what they cite, and the trees in which the stock plugin finds the same. */

import type { Root } from 'hast'

import type { Citation, CitedItem } from '../src/citations/citation.ts'

import { Random } from './random.ts'

const groupsInArticle = 24

/** Every second group names one source, every tenth four. */
const sizes = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4] as const

/**
 * Makes up what one article cites: groups of one to four sources, one source in eight with a page.
 *
 * Once there is something to repeat, a third of the citations name a source that the article has cited before.
 */
export function makeArticle(keys: readonly string[], seed: number): Citation[] {
  const random = new Random(seed)
  const cited: string[] = []
  const source = (): string => {
    const from = cited.length > 0 && random.chance(1 / 3) ? cited : keys
    const key = from[random.between(0, from.length - 1)] ?? ''
    if (!cited.includes(key)) cited.push(key)
    return key
  }
  return Array.from({ length: groupsInArticle }, (): Citation => {
    const size = random.pick(sizes)
    const group = new Set<string>()
    while (group.size < size) group.add(source())
    const items = [...group].map((key): CitedItem => {
      if (!random.chance(1 / 8)) return { key }
      const page = String(random.between(2, 400))
      return { key, locator: page, label: 'page', writtenLocator: `p. ${page}` }
    })
    return { items, narrative: false }
  })
}

/** The same article as the stock plugin takes it: a paragraph for each group. */
export function toTree(citations: readonly Citation[]): Root {
  return {
    type: 'root',
    children: citations.map(({ items }, index) => {
      const written = items.map(({ key, writtenLocator }) =>
        writtenLocator === undefined ? `@${key}` : `@${key}, ${writtenLocator}`,
      )
      const value = `Finding ${index + 1} has been reported before [${written.join('; ')}], with limits.`
      return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] }
    }),
  }
}
