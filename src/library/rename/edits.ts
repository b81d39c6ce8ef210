/** Replacements in the texts of files. */

/** A replacement in a text: the characters from `start` up to `end` become `text`. Offsets are in UTF-16 code units. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A key and its new form, in Normalization Form C. */
export interface KeyChange {
  from: string
  to: string
}

/** Applies edits that do not overlap. Edits of the same place count once. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = distinct(edits)
  let result = ''
  let copied = 0
  for (const { start, end, text: replacement } of ordered) {
    result += text.slice(copied, start) + replacement
    copied = end
  }
  return result + text.slice(copied)
}

/** Returns edits in the order of the text, each place once. */
export function distinct(edits: readonly Edit[]): Edit[] {
  const byStart = new Map(edits.map((edit) => [edit.start, edit]))
  return [...byStart.values()].sort((one, other) => one.start - other.start)
}
