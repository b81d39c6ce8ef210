/** JSON-LD 1.1 in the words of schema.org: plain objects, and how a page holds them. */

import type { Site } from '../site.ts'
import type { Urls } from '../shared/urls.ts'

/** A thing as schema.org describes it. What is not known is `undefined`, and so not written. */
export interface Node {
  '@type': string
  [property: string]: unknown
}

/** The publication that something is published in. */
export interface Home {
  site: Site
  urls: Urls
}

/** A thing that stands alone, and so says whose words it uses. */
export function withContext(node: Node): Node {
  return { '@context': 'https://schema.org', ...node }
}

/**
 * Writes JSON that can stand in a `<script>` element: no character in it ends the element or opens a comment (HTML,
 * "Restrictions for contents of script elements"), or ends a line for those who read it as JavaScript.
 */
export function scriptText(node: Node): string {
  return JSON.stringify(node).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A list as JSON-LD likes it: nothing for none, the thing itself for one. */
export function oneOrMany<T>(list: readonly T[]): T | readonly T[] | undefined {
  return list.length > 1 ? list : list[0]
}
