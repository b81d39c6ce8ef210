/** Names in Unicode Normalization Form C, and offsets in texts in other forms. */

/**
 * Converts the name of a record to Unicode Normalization Form C, in which all names are compared.
 *
 * `ü` is one character, or `u` with a combining mark. Readers cannot see which, and programs write both
 * (Unicode Standard Annex 15; W3C, "Character Model: String Matching").
 */
export function toNormalForm(name: string): string {
  return name.normalize('NFC')
}

/** A text in Normalization Form C, with the offsets of the original. */
export interface NormalizedText {
  text: string
  /** Turns an offset in `text` into the offset of the same character in the original. */
  originalOffset: (offset: number) => number
}

/** Sequences whose length normalisation can change: a character with its marks, Hangul letters, a single other character. */
const sequence = /[^\p{M}\u1160-\u11FF][\p{M}\u1160-\u11FF]+|[^\0-\x7f]/gu

/** Converts a text to Normalization Form C and keeps track of the offsets, in UTF-16 code units. */
export function normalizeText(original: string): NormalizedText {
  const text = original.normalize('NFC')
  if (text === original) return { text, originalOffset: (offset) => offset }
  // The offsets at which the two texts are aligned again, after a sequence whose length changed.
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
 * Finds a phrase in a text. The Unicode forms of the two can differ.
 *
 * @returns its offset and length in the text, in UTF-16 code units, or nothing if it does not occur
 */
export function findWords(
  text: string,
  words: string,
  from = 0,
): { offset: number; length: number } | undefined {
  const at = text.indexOf(words, from)
  if (at !== -1) return { offset: at, length: words.length }
  // ASCII text has only one form.
  if (/^[\0-\x7f]*$/.test(words)) return undefined
  const { text: normal, originalOffset } = normalizeText(text.slice(from))
  const wanted = words.normalize('NFC')
  const found = normal.indexOf(wanted)
  if (found === -1) return undefined
  const start = from + originalOffset(found)
  return { offset: start, length: from + originalOffset(found + wanted.length) - start }
}
