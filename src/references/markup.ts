/**
 * Removes the markup that CSL allows in fields (CSL 1.0.2, "Rich text formatting"). Anything else in angle brackets is
 * the author's text and stays.
 */
export function withoutMarkup(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/g, '')
}
