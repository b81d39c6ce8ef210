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
