/**
 * Brings a text to what is left of it in speech: letters and numbers, in small letters, with a space between words.
 *
 * Characters that only look different are taken for one (Unicode Standard Annex 15, NFKC).
 *
 * @example folded('“Does  it work?”') // => 'does it work'
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
