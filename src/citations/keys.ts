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

/** Words, and whether each is a citation when it is written as a bare `@word`. */
export type KeyAnswers = ReadonlyMap<string, boolean>

/** Returns the same function, and a map of the answers that it has given. */
export function recordAnswers(isKey: (word: string) => boolean): {
  isKey: (word: string) => boolean
  answers: KeyAnswers
} {
  const answers = new Map<string, boolean>()
  const recorded = (word: string) => {
    const answer = answers.get(word) ?? isKey(word)
    answers.set(word, answer)
    return answer
  }
  return { isKey: recorded, answers }
}

/** Returns whether a function still gives the same answers. */
export function repeatsAnswers(answers: KeyAnswers, isKey: (word: string) => boolean): boolean {
  return answers.entries().every(([word, answer]) => isKey(word) === answer)
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
