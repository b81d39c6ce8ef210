/** The words of the search in a browser, which its page has as JSON. */

import { formatMessage, type Message } from '../../messages/message.ts'
import type { PlacesOf, ValuesOf } from '../../messages/words.ts'
import type { PanelMessage } from './panel-messages.ts'

export interface PanelWords {
  /** The language of the page, as a BCP 47 tag. */
  language: string
  /** The language of the words if it is another one; empty if not. */
  lang: string
  say: <Id extends PanelMessage>(
    id: Id,
    ...values: [PlacesOf<Id>] extends [never] ? [] : [values: ValuesOf<Id>]
  ) => string
  /** Joins items with commas and “and”, each in quotation marks. */
  quote: (items: readonly string[]) => string
}

/**
 * Reads the words of the search.
 *
 * @param root the element of `SearchPanel.astro`, in a part of a document that states their language
 */
export function panelWords(root: HTMLElement): PanelWords {
  const language = root.closest<HTMLElement>('[lang]')?.lang ?? 'en'
  const json = root.querySelector<HTMLElement>('[data-search-words]')
  const messages = JSON.parse(json?.textContent ?? '{}') as Record<PanelMessage, Message>
  const words: PanelWords = {
    language,
    lang: json?.lang ?? '',
    say: (id, values?: Record<string, string | number>) =>
      formatMessage(messages[id], words.lang || language, values),
    quote: (items) =>
      new Intl.ListFormat(language).format(
        items.map((text) => words.say('search.quoted', { text })),
      ),
  }
  return words
}
