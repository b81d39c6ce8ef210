import type { ClaimRecords, DataRecords } from '../metadata/data-table.ts'

import { articlesWithIds } from '../components/articles/selections.ts'

/** Returns the records for data about all articles, without what is known of their texts. Not a route. */
export function claimRecords(library: App.Locals['library']): ClaimRecords {
  const { claims, ratings, people, topics } = library
  return { articles: articlesWithIds(library, library.articleIds), claims, ratings, people, topics }
}

/** Returns the records for all open data. Articles are looked up only for files that need them. */
export function dataRecords(library: App.Locals['library']): DataRecords {
  const { claims, unratedClaims, claimants, ratings, people, topics, references, searches, items } =
    library
  return {
    get articles() {
      return claimRecords(library).articles
    },
    claims,
    unratedClaims,
    claimants,
    ratings,
    people,
    topics,
    references,
    searches,
    items,
  }
}
