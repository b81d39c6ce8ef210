/** Splits long lists into pages. */

import type { ListSubject } from '../shared/urls.ts'
import type { PublicationIndexes, PublishedPublication } from './published.ts'

/** How many entries a page of each list has. A list with at most as many is one page. */
export const entriesPerPage = {
  articles: 100,
  claims: 100,
  claimants: 200,
  references: 200,
  corrections: 100,
  topic: 100,
  language: 100,
  person: 100,
  rating: 100,
  claimant: 100,
} as const satisfies Record<ListSubject['to'], number>

/** The records that lists are made from. */
type Listed = Pick<
  PublishedPublication,
  'sources' | 'topics' | 'people' | 'ratings' | 'claimants'
> &
  Pick<
    PublicationIndexes,
    | 'articleIds'
    | 'claimIds'
    | 'changes'
    | 'articlesByTopic'
    | 'articlesByLanguage'
    | 'articlesByAuthor'
    | 'articlesByReviewer'
    | 'claimsByRating'
    | 'claimsByClaimant'
  >

/** A page of a list. */
export interface ListPage {
  of: ListSubject
  /** Its number; 1 is the page at the address of the list. */
  page: number
  /** How many pages the list has, at least 1. */
  pages: number
  /** How many entries the list has. */
  entries: number
}

/**
 * Returns a page of a list.
 *
 * @param page its number as it appears in the address
 * @returns `undefined` if the list has no such page
 */
export function listPage(
  of: ListSubject,
  page: number | string | undefined,
  library: Listed,
): ListPage | undefined {
  const first = firstPage(of, library)
  const number = typeof page === 'number' || /^[1-9]\d*$/.test(page ?? '') ? Number(page) : 0
  return number >= 1 && number <= first.pages ? { ...first, page: number } : undefined
}

/** Returns the first page of a list. It exists even if the list is empty. */
export function firstPage(of: ListSubject, library: Listed): ListPage {
  const entries = entryCount(of, library)
  const pages = Math.max(1, Math.ceil(entries / entriesPerPage[of.to]))
  return { of, page: 1, pages, entries }
}

/** Returns the entries of a page. */
export function entriesOnPage<Entry>(
  entries: readonly Entry[],
  { of, page }: Pick<ListPage, 'of' | 'page'>,
): Entry[] {
  const size = entriesPerPage[of.to]
  return entries.slice((page - 1) * size, page * size)
}

/**
 * Returns the page that has an entry.
 *
 * @param index the position of the entry in the list, from 0
 */
export function pageOfEntry(index: number, { of }: Pick<ListPage, 'of'>): number {
  return Math.floor(index / entriesPerPage[of.to]) + 1
}

/** Returns every page of every list, except the first ones. */
export function furtherPages(library: Listed): { of: ListSubject; page: number }[] {
  const lists: ListSubject[] = [
    { to: 'articles' },
    { to: 'claims' },
    { to: 'claimants' },
    { to: 'references' },
    { to: 'corrections' },
    ...[...library.topics.keys()].map((id) => ({ to: 'topic' as const, id })),
    ...[...library.articlesByLanguage.keys()].map((id) => ({ to: 'language' as const, id })),
    ...[...library.people.keys()].map((id) => ({ to: 'person' as const, id })),
    ...[...library.ratings.keys()].map((id) => ({ to: 'rating' as const, id })),
    ...[...library.claimants.keys()].map((id) => ({ to: 'claimant' as const, id })),
  ]
  return lists.flatMap((of) => {
    const { pages } = firstPage(of, library)
    return Array.from({ length: pages - 1 }, (_, at) => ({ of, page: at + 2 }))
  })
}

/**
 * Returns the numbers of the pages to link to: the first, the last, and those next to one.
 *
 * @returns numbers in order, with `undefined` where some are left out
 * @example linkedPages(5, 10) // => [1, undefined, 4, 5, 6, undefined, 10]
 */
export function linkedPages(page: number, pages: number): (number | undefined)[] {
  const linked = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  return [...new Set(linked)].flatMap((each, at, all) => {
    const gap = each - (all[at - 1] ?? 0) - 1
    // A gap of one page takes no more room than its number.
    if (gap === 1) return [each - 1, each]
    return gap > 1 ? [undefined, each] : [each]
  })
}

/** The number of entries of a list; for a person, who has two lists, that of the longer one. */
function entryCount(of: ListSubject, library: Listed): number {
  switch (of.to) {
    case 'articles':
      return library.articleIds.length
    case 'claims':
      return library.claimIds.length
    case 'claimants':
      return library.claimants.size
    case 'references':
      return library.sources.size
    case 'corrections':
      return library.changes.length
    case 'topic':
      return library.articlesByTopic.get(of.id)?.length ?? 0
    case 'language':
      return library.articlesByLanguage.get(of.id)?.length ?? 0
    case 'person':
      return Math.max(
        library.articlesByAuthor.get(of.id)?.length ?? 0,
        library.articlesByReviewer.get(of.id)?.length ?? 0,
      )
    case 'rating':
      return library.claimsByRating.get(of.id)?.length ?? 0
    case 'claimant':
      return library.claimsByClaimant.get(of.id)?.length ?? 0
  }
}
