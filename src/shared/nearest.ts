import { distance } from 'fastest-levenshtein'

import { looksLike } from './look-alike.ts'

/**
 * Finds what an author may have meant.
 *
 * @param word what was written
 * @param candidates what exists
 * @param most how many single-character edits a suggestion may be away; by default a third of the word, two at least, and never all of it
 * @returns the nearest candidate, compared without case, or `undefined` if none is near; never one that is or looks the same,
 *   which would tell an author nothing
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  most: number = Math.max(2, Math.floor(word.length / 3)),
): string | undefined {
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) >= bestDistance) continue
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < bestDistance && edits < word.length && !looksLike(word, candidate))
      [best, bestDistance] = [candidate, edits]
  }
  return best
}
