/** What the filter of a list says while it works (`list-filter.client.ts`). */

import type { Message } from '../../messages/message.ts'
import type { MessageId, Words } from '../../messages/words.ts'

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

const ids = {
  claims: {
    all: 'site.allClaims',
    onPage: 'site.claimsOnPage',
    found: 'site.claimsFound',
    loading: 'site.loadingClaims',
    none: 'site.noneFound',
    onlyThisPage: 'site.onlyThisPage',
  },
  sources: {
    all: 'site.allSources',
    onPage: 'site.sourcesOnPage',
    found: 'site.sourcesFound',
    loading: 'site.loadingSources',
    none: 'site.noneFound',
    onlyThisPage: 'site.onlyThisPage',
  },
} as const satisfies Record<string, Record<keyof FilterMessages, MessageId>>

/** Returns the messages about rows of a kind, and their language. */
export function filterMessages(
  rows: keyof typeof ids,
  words: Words,
): { language: string; messages: FilterMessages } {
  const names = ids[rows]
  const table: Partial<Record<MessageId, Message>> = words.table(Object.values(names))
  const messages = Object.fromEntries(
    Object.entries(names).map(([name, id]) => [name, table[id]]),
  ) as unknown as FilterMessages
  return { language: words.languageOf(Object.values(names)), messages }
}
