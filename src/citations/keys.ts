import { nearest } from '../shared/nearest.ts'

/**
 * Tells whether a bare `@word` is meant as a citation: it is a key, ends like one (four digits and perhaps a letter), or
 * is within two edits of one. Anything else, such as a handle, is text.
 *
 * @param keys everything that can be cited
 */
export function isMeantAsKey(keys: {
  has: (key: string) => boolean
  keys: () => Iterable<string>
}) {
  return (word: string): boolean =>
    keys.has(word) || /\d{4}[a-z]?$/.test(word) || nearest(word, keys.keys(), 2) !== undefined
}

/**
 * Writes a key as an author types it behind `@`: with a backslash before what Markdown or MDX would take for markup. That
 * is `<`, an underscore at either end, and two tildes.
 *
 * @example keyInMarkdown('a<b') // => 'a\\<b'
 */
export function keyInMarkdown(key: string): string {
  const escaped = key.replace(/</g, '\\<').replace(/^_|_$/g, '\\_')
  return /~.*~/.test(escaped) ? escaped.replace(/~/g, '\\~') : escaped
}
