/** The footnotes of WordPress's editor: marks in a text, and their notes in a field of the post (WordPress 6.3). */

import type { Note } from '../old-post.ts'

import { footnoteElements } from '../text/html.ts'

/** A mark: `<sup data-fn="…" class="fn"><a href="#…">1</a></sup>`. */
const marks = /<sup\b[^>]*\bdata-fn="([^"]*)"[^>]*>[\s\S]*?<\/sup>/gi

/**
 * Puts the footnotes of a post into its text, as the elements that become footnotes of Markdown.
 *
 * @param text the HTML of the post
 * @param field the value of the field `footnotes`: JSON, a list of `{ id, content }`
 */
export function withFootnotes(text: string, field: string): { text: string; notes: Note[] } {
  if (field === '') return { text, notes: [] }
  const contents = contentsOf(field)
  if (!contents) {
    return {
      text,
      notes: [{ message: 'Its footnotes cannot be read. Copy them from the old blog.' }],
    }
  }
  const numbers = new Map<string, number>()
  const marked = text.replaceAll(marks, (whole, id: string) => {
    if (!contents.has(id)) return whole
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return `<${footnoteElements.reference} id="${number}"></${footnoteElements.reference}>`
  })
  const definitions = [...numbers].map(
    ([id, number]) =>
      `<${footnoteElements.definition} id="${number}">${contents.get(id) ?? ''}</${footnoteElements.definition}>`,
  )
  const notes = [...contents]
    .filter(([id]) => !numbers.has(id))
    .map(([, content]) => ({
      message: `The footnote \`${content}\` was left out: the text does not refer to it.`,
    }))
  return { text: [marked, ...definitions].join('\n'), notes }
}

/** Returns the HTML of each footnote by its id, or nothing if the field is no such list. */
function contentsOf(field: string): Map<string, string> | undefined {
  let list: unknown
  try {
    list = JSON.parse(field)
  } catch {
    return undefined
  }
  if (!Array.isArray(list)) return undefined
  return new Map(
    (list as (Record<string, unknown> | null)[]).flatMap((each): [string, string][] => {
      const { id, content } = each ?? {}
      return typeof id === 'string' && typeof content === 'string' ? [[id, content]] : []
    }),
  )
}
