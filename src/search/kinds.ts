/**
 * The kinds of pages. The name of a page's file in the index begins with the letter of its kind, so that a search knows the kind of
 * every page that it finds without loading anything.
 */

const letters: Readonly<Record<string, string>> = {
  Article: 'a',
  Claim: 'c',
  Explainer: 'e',
  Claimant: 'm',
  Page: 'p',
  Person: 'h',
  Rating: 'v',
  Reference: 'r',
  Topic: 't',
}
const kinds = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind]))

/** Returns the letter of a kind; of a page without one, another letter. */
export function letterOf(kind: string | undefined): string {
  return letters[kind ?? ''] ?? 'x'
}

/**
 * Returns the kind of a page, or nothing if it has none.
 *
 * @param id the name of its file in the index: language, underscore, letter and hash
 */
export function kindOf(id: string): string {
  return kinds.get(id.charAt(id.lastIndexOf('_') + 1)) ?? ''
}
