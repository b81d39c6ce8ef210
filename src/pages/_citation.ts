import type { Article } from '../publication/published.ts'

import { articleEntry } from '../exports/article.ts'
import { currentSite } from '../site.ts'

/**
 * Returns the formatted citation of an article as safe HTML. A build formats it once for the page and its copy. Not a route.
 */
export function citationOf(article: Article, { once }: App.Locals): Promise<string> {
  return once(`citation ${article.id}`, ({ library }) =>
    Promise.resolve(articleEntry(article, library, currentSite())),
  )
}
