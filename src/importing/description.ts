/** The description that an imported article gets. */

import type { OldFacts } from './old-fields.ts'
import type { Note } from './old-post.ts'

import { countCharacters } from '../shared/characters.ts'
import { beginningOf } from './text/beginning.ts'

/** Returns the old description, or else the beginning of the text, with at most 200 characters. */
export function describe({ description, title }: OldFacts, text: string, notes: Note[]): string {
  if (description !== undefined) {
    if (countCharacters(description) <= 200) return description
    notes.push({ message: 'The description was longer than 200 characters and was shortened.' })
    return shorten(description)
  }
  notes.push({
    message:
      'It had no description; it got the beginning of its text. Write the answer in a sentence.',
  })
  const plain = beginningOf(text)
  return shorten(plain === '' ? (title ?? 'No description yet.') : plain)
}

function shorten(text: string): string {
  if (text.length <= 200) return text
  return `${text.slice(0, 199).replace(/\s+\S*$/, '')}…`
}
