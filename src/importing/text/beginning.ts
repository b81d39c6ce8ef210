/** The beginning of a converted text, for descriptions. */

/**
 * Markup that is left out, and characters of the text that are escaped. Marks inside words stay, because they are usually
 * part of the text, as in `HLA-B*57:01 and HLA-B*58:01`.
 */
const markup =
  / ?\[-?@[^\]]*\]|\[\^[^\]]*\]|<[^>]*>|\\(\W)|`|~~|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])|\{\/\*.*?\*\/\}/gu

/** Returns the first paragraph of a text in Markdown, without its markup and citations; empty if it has none. */
export function beginningOf(text: string): string {
  const paragraph = text.split(/\n\n+/).find((part) => /^[\p{L}"“‘(*_[]/u.test(part)) ?? ''
  return paragraph
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(markup, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
