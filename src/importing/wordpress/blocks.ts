/** Puts the reusable blocks of WordPress into the texts that show them ("Synced patterns"). */

import type { Note } from '../old-post.ts'

/** The mark of a reusable block, by the number of the item that contains it. */
const marks = /<!-- wp:block (\{(?:(?!-->)[^])*\}) \/-->/g

/**
 * Puts the text of each reusable block after its mark.
 *
 * @param blocks the texts of the blocks, by their number
 * @returns the text, and a note for each block that is not in the export
 */
export function withReusableBlocks(
  text: string,
  blocks: ReadonlyMap<string, string>,
): { text: string; notes: Note[] } {
  const missing = new Set<string>()
  const whole = insert(text, blocks, missing, [])
  const notes = [...missing].map((number) => ({
    message: `The reusable block ${number} was left out: it is not in the export. Copy its text from the old blog.`,
  }))
  return { text: whole, notes }
}

/** @param around the numbers of the blocks that contain the text; a block cannot contain itself */
function insert(
  text: string,
  blocks: ReadonlyMap<string, string>,
  missing: Set<string>,
  around: readonly string[],
): string {
  return text.replaceAll(marks, (mark, options: string) => {
    const number = /"ref":\s*"?(\d+)/.exec(options)?.[1]
    if (number === undefined || around.includes(number)) return mark
    const block = blocks.get(number)
    if (block !== undefined)
      return `${mark}\n${insert(block, blocks, missing, [...around, number])}`
    missing.add(number)
    return `${mark}\n<!-- Reusable block ${number} of WordPress -->`
  })
}
