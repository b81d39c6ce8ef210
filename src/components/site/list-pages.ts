/** The addresses and titles of the pages of a list. */

import type { Words } from '../../messages/words.ts'
import type { ListPage } from '../../publication/list-pages.ts'
import type { ListSubject, Target } from '../../shared/urls.ts'

/** Returns the address of a page of a list. The first page has that of the list. */
export function addressOfPage(of: ListSubject, page: number): Target {
  return page === 1 ? of : { to: 'list-page', of, page }
}

/**
 * Returns the title of a page of a list.
 *
 * @param title the title of the first page
 * @example titleOfPage('Claims', 3, words) // => 'Claims, page 3'
 */
export function titleOfPage(title: string, page: number, words: Words): string {
  return page === 1 ? title : words.say('site.titleOfPage', { title, page })
}

/** Returns the addresses of the pages before and after a page of a list, as relations of links. */
export function adjacentPages({
  of,
  page,
  pages,
}: ListPage): { rel: 'prev' | 'next'; target: Target }[] {
  return [
    ...(page > 1 ? [{ rel: 'prev', target: addressOfPage(of, page - 1) } as const] : []),
    ...(page < pages ? [{ rel: 'next', target: addressOfPage(of, page + 1) } as const] : []),
  ]
}
