import { distance } from 'fastest-levenshtein'

import { looksLike } from './look-alike.ts'

/**
 * Finds the candidate that an author may have intended.
 *
 * @param word the text as written
 * @param candidates the existing names
 * @param most the largest number of single-character edits; by default a third of the word's length, at least two, but less than the length
 * @returns the nearest candidate, compared without case, or `undefined` if none is near; never one that is or looks the same
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
