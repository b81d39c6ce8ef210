/** JSON-LD 1.1 with schema.org terms: plain objects, and their form in a page. */

import type { BoundSite } from '../site.ts'

/** A thing in schema.org terms. Unknown values are `undefined`, so they are not written. */
export interface Node {
  '@type': string
  [property: string]: unknown
}

/** The publication in which something is published. */
export type Home = BoundSite

/** Returns a top-level thing, with the context of its terms. */
export function withContext(node: Node): Node {
  return { '@context': 'https://schema.org', ...node }
}

/**
 * Writes JSON for a `<script>` element, without characters that end the element or open a comment (HTML, "Restrictions for
 * contents of script elements"), or that end a line in JavaScript.
 */
export function scriptText(node: object): string {
  return JSON.stringify(node).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Returns a list in compact JSON-LD: `undefined` if it is empty, the thing itself if there is only one. */
export function oneOrMany<T>(list: readonly T[]): T | readonly T[] | undefined {
  return list.length > 1 ? list : list[0]
}
