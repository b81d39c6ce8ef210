/**
 * Cuts a text that is longer than a message can quote.
 *
 * @param limit the longest text that stays whole, in UTF-16 code units; a longer one keeps three fewer and an ellipsis
 * @example truncate('abcdefgh', 6) // => 'abc…'
 */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 3)}…` : text
}
