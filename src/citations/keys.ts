import { nearest } from '../shared/nearest.ts'

/**
 * Returns a function that decides whether a bare `@word` is a citation: it is a key, ends like one (four digits and perhaps
 * a letter), or is within two edits of one. Anything else, such as a handle, is text.
 *
 * @param keys everything that can be cited
 */
export function bareKeyMatcher(keys: {
  has: (key: string) => boolean
  keys: () => Iterable<string>
}) {
  return (word: string): boolean =>
    keys.has(word) || /\d{4}[a-z]?$/.test(word) || nearest(word, keys.keys(), 2) !== undefined
}

/**
 * Returns a key as an author types it after `@`, with a backslash before what Markdown or MDX would read as markup: `<`, an
 * underscore at either end, and two tildes.
 *
 * @example keyInMarkdown('a<b') // => 'a\\<b'
 */
export function keyInMarkdown(key: string): string {
  const escaped = key.replace(/</g, '\\<').replace(/^_|_$/g, '\\_')
  return /~.*~/.test(escaped) ? escaped.replace(/~/g, '\\~') : escaped
}
