import { distance } from 'fastest-levenshtein'

/**
 * Finds what an author may have meant.
 *
 * @param word what was written
 * @param candidates what exists
 * @param most how many single-character edits a suggestion may be away; by default a third of the word, two at least, and never all of it
 * @returns the nearest candidate, compared without case, or `undefined` where none is near; never one that looks the same
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  most: number = Math.max(2, Math.floor(word.length / 3)),
): string | undefined {
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue
    if (visible(candidate) === visible(word)) continue
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < bestDistance && edits < word.length) [best, bestDistance] = [candidate, edits]
  }
  return best
}

/** A word as it looks: in one Unicode form, and without the characters that cannot be seen. */
function visible(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
}
