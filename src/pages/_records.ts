import type { ClaimRecords } from '../metadata/claim-data.ts'

import { articlesWithIds } from '../components/articles/selections.ts'

/** Returns the records for data about all articles, without what is known of their texts. Not a route. */
export function claimRecords(library: App.Locals['library']): ClaimRecords {
  const { claims, ratings, people, topics } = library
  return { articles: articlesWithIds(library, library.articleIds), claims, ratings, people, topics }
}
