/** Mistyped words. */

/** A word of the site, and on how many pages other than those of sources it is. */
export interface KnownWord {
  word: string
  pages: number
}

/** In a shorter word, one error already gives another word. */
const shortWord = 5

/** Returns how many typing errors a word may have to be corrected; in a short word, only letters that should be double. */
function mostErrors(word: string): number {
  return word.length < 3 ? 0 : word.length < 9 ? 1 : 2
}

/** Returns a word with one letter instead of two equal ones. */
function withoutDoubles(word: string): string {
  return word.replace(/(\p{L})\1/gu, '$1')
}

/**
 * Finds the word that a reader most likely meant: the one with the fewest typing errors, and of those the most frequent one.
 *
 * @param word folded
 * @returns `undefined` if no word is near
 */
export function correct(word: string, known: Iterable<KnownWord>): string | undefined {
  const most = mostErrors(word)
  if (most === 0 || /\d/.test(word)) return undefined
  const single = withoutDoubles(word)
  let best: KnownWord | undefined
  let fewest = most + 1
  for (const each of known) {
    // Names of authors, of journals and of products that only a source has are too often near other names.
    if (each.pages === 0) continue
    if (Math.abs(each.word.length - word.length) > most) continue
    if (word.length < shortWord && withoutDoubles(each.word) !== single) continue
    const errors = typingErrors(word, each.word)
    if (errors === 0 || errors > most) continue
    if (errors < fewest || (errors === fewest && best && each.pages > best.pages))
      [best, fewest] = [each, errors]
  }
  return best?.word
}

/**
 * Counts the typing errors between two words: letters that are wrong, missing, added, or swapped with the next one (optimal string
 * alignment distance).
 */
export function typingErrors(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      let errors = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      )
        errors = Math.min(errors, (beforeLast[column - 2] ?? 0) + 1)
      current.push(errors)
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[other.length] ?? 0
}
