/** What the filter of a list says while it works (`list-filter.client.ts`). */

import type { Message } from '../../messages/message.ts'
import type { Words } from '../../messages/words.ts'

/** The messages of the filter, for its script. */
export interface FilterMessages {
  /** All rows, with `{count}`. */
  all: Message
  /** The rows on a page, with `{first}`, `{last}` and `{count}`. */
  onPage: Message
  /** The rows that match, with `{found}` and `{count}`. */
  found: Message
  loading: Message
  /** The `{result}` if nothing matches. */
  none: Message
  /** The `{result}` if the other pages could not be loaded. */
  onlyThisPage: Message
}

/** Returns the messages about rows of a kind. */
export function filterMessages(rows: 'claims' | 'sources', words: Words): FilterMessages {
  const { 'site.noneFound': none, 'site.onlyThisPage': onlyThisPage } = words.table([
    'site.noneFound',
    'site.onlyThisPage',
  ])
  if (rows === 'claims') {
    const table = words.table([
      'site.allClaims',
      'site.claimsOnPage',
      'site.claimsFound',
      'site.loadingClaims',
    ])
    return {
      all: table['site.allClaims'],
      onPage: table['site.claimsOnPage'],
      found: table['site.claimsFound'],
      loading: table['site.loadingClaims'],
      none,
      onlyThisPage,
    }
  }
  const table = words.table([
    'site.allSources',
    'site.sourcesOnPage',
    'site.sourcesFound',
    'site.loadingSources',
  ])
  return {
    all: table['site.allSources'],
    onPage: table['site.sourcesOnPage'],
    found: table['site.sourcesFound'],
    loading: table['site.loadingSources'],
    none,
    onlyThisPage,
  }
}
