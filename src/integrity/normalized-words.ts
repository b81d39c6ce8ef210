/**
 * Normalises a text for comparison: letters and digits in lower case, with single spaces between words.
 *
 * Characters that differ only in appearance become the same (Unicode Standard Annex 15, NFKC).
 *
 * @example normalizedWords('“Does  it work?”') // => 'does it work'
 */
export function normalizedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
