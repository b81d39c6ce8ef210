/** Emphasis that starts or ends in the middle of a word, where its marks are usually part of the text. */

/** Emphasis, and the text around it. */
export interface MarkedWords {
  /** The marks at its start, such as `**`. */
  marks: string
  /** The text between its marks, as written. */
  inside: string
  /** The character before it; absent at the start of a text. */
  before: string | undefined
  /** The character after it; absent at the end of a text. */
  after: string | undefined
}

/**
 * Scripts that put no space between words or, like Korean, none before particles. In these, emphasis has to start and end
 * inside what looks like one word.
 */
const unspaced =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * Returns where emphasis divides a word, as in `HLA-B*57:01 and HLA-B*58:01`; `undefined` if it does not, or does so on
 * purpose.
 */
export function findDividedWord({
  marks,
  inside,
  before,
  after,
}: MarkedWords): 'start' | 'end' | undefined {
  const opens = isWithinWord(before, inside[0])
  const closes = isWithinWord(inside.at(-1), after)
  if (!opens && !closes) return undefined
  // Intended: letters of an abbreviation, as in `**N**umber **N**eeded`, and italic parts of names, `*lac*Z` and `2*S*`.
  const isIntended =
    (!opens && /^\p{Lu}{1,2}$/u.test(inside)) ||
    (opens !== closes && marks.length === 1 && /^[\p{L}\p{M}]+$/u.test(inside))
  if (isIntended) return undefined
  return opens ? 'start' : 'end'
}

function isWithinWord(before: string | undefined, after: string | undefined): boolean {
  return [before, after].every(
    (character) =>
      character !== undefined && /[\p{L}\p{Nd}]/u.test(character) && !unspaced.test(character),
  )
}
