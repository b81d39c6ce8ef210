/** Digests of records, to find out whether two are equal without keeping the earlier one. */

import { hash } from 'node:crypto'

/**
 * Returns a digest of a value that JSON can represent, or that consists of maps and sets of such values. Two values have
 * the same digest if and only if they are equal, with the entries of maps and objects in the same order.
 *
 * @returns 27 characters of base64url (SHA-1; nobody gains from a collision in their own publication's cache)
 */
export function digestOf(value: unknown): string {
  const plain = JSON.stringify([value])
  // Maps and sets become `{}`. Without any, a replacer changes nothing, and takes several times as long.
  const text = plain.includes('{}') ? JSON.stringify([value], replaceCollections) : plain
  return hash('sha1', text, 'base64url')
}

function replaceCollections(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] }
  if (value instanceof Set) return { set: [...value] }
  return value
}
