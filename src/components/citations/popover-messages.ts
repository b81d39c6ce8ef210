import type { Message } from '../../messages/message.ts'
import type { Words } from '../../messages/words.ts'

/** What the popover of citations says (`popover.client.ts`). */
export interface PopoverMessages {
  /** The name of a popover with a note. */
  note: Message
  /** The name of a popover with entries of the bibliography. */
  sources: Message
  /** A `{locator}` that the style does not print. */
  citedHere: Message
}

/** Returns the messages of the popover, for its script. */
export function popoverMessages(words: Words): PopoverMessages {
  const table = words.table(['texts.note', 'references.sourcesCitedHere', 'references.citedHere'])
  return {
    note: table['texts.note'],
    sources: table['references.sourcesCitedHere'],
    citedHere: table['references.citedHere'],
  }
}
