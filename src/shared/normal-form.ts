/** Names in one Unicode form, and offsets in texts that have another. */

/**
 * Brings the name of a record to Unicode Normalization Form C, in which names are compared everywhere.
 *
 * `ü` is one character or `u` with a combining mark; readers cannot see which, file systems and programs write either
 * (Unicode Standard Annex 15; W3C, "Character Model: String Matching").
 */
export function toNormalForm(name: string): string {
  return name.normalize('NFC')
}

/** A text in Normalization Form C that knows the offsets of the text it was made from. */
export interface NormalizedText {
  text: string
  /** Turns an offset in `text` into the offset of the same character in the original. */
  originalOffset: (offset: number) => number
}

/** What normalization may change the length of: a character with its marks, Hangul letters, a single other character. */
const sequence = /[^\p{M}\u1160-\u11FF][\p{M}\u1160-\u11FF]+|[^\0-\x7f]/gu

/** Brings a text to Normalization Form C and keeps track of the offsets, in UTF-16 code units. */
export function normalizeText(original: string): NormalizedText {
  const text = original.normalize('NFC')
  if (text === original) return { text, originalOffset: (offset) => offset }
  // Where the two texts run in step again after a sequence that changed its length.
  const steps: { at: number; shift: number }[] = []
  let shift = 0
  for (const { 0: found, index } of original.matchAll(sequence)) {
    const change = found.length - found.normalize('NFC').length
    if (change === 0) continue
    const end = index + found.length
    shift += change
    steps.push({ at: end - shift, shift })
  }
  return {
    text,
    originalOffset: (offset) => offset + (steps.findLast(({ at }) => at <= offset)?.shift ?? 0),
  }
}

/**
 * Finds words in a text, whatever Unicode form either has.
 *
 * @returns their offset and length in the text, in UTF-16 code units, or nothing if they are not there
 */
export function findWords(
  text: string,
  words: string,
  from = 0,
): { offset: number; length: number } | undefined {
  const at = text.indexOf(words, from)
  if (at !== -1) return { offset: at, length: words.length }
  // Of ASCII there is only one form.
  if (/^[\0-\x7f]*$/.test(words)) return undefined
  const { text: normal, originalOffset } = normalizeText(text.slice(from))
  const wanted = words.normalize('NFC')
  const found = normal.indexOf(wanted)
  if (found === -1) return undefined
  const start = from + originalOffset(found)
  return { offset: start, length: from + originalOffset(found + wanted.length) - start }
}
