/** The citation keys of CSL-JSON items. */

import { likelyKey } from '../../references/likely-key.ts'
import { isObject, type Item } from './normalize.ts'

/**
 * Returns the key by which articles cite an item, and the field that contains it: `citation-key`, else the line
 * `Citation Key: …` of `note`, where Better BibTeX keeps it, else `id`, which Zotero sets to an address of its own.
 */
export function keyOf(data: unknown): { field: string; value: string } | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const item = data as Item
  const keys = [
    { field: 'citation-key', value: textOf(item['citation-key']) },
    { field: 'note', value: keyInNote(item['note']) },
    { field: 'id', value: Object.hasOwn(item, 'id') ? textOf(item['id']) : undefined },
  ]
  for (const { field, value } of keys) if (value !== undefined) return { field, value }
  return undefined
}

/** Returns the `id` of an item that has another key, so that a citation by it can be explained. */
export function otherKeysOf(item: Item, key: string): { otherKeys?: readonly string[] } {
  const id = textOf(item['id'])
  return id === undefined || id === key ? {} : { otherKeys: [id] }
}

export function isAddress(key: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(key)
}

/**
 * Returns a citation key for an item, as an example.
 *
 * @example 'upas2020'
 */
export function exampleKey(item: Item): string {
  const { author, issued } = item
  const first: unknown = Array.isArray(author) ? author[0] : undefined
  const name = isObject(first)
    ? { family: textOf(first['family']), literal: textOf(first['literal']) }
    : {}
  if (name.family === undefined && name.literal === undefined) return 'smith2020'
  const year = /\d{4}/.exec(JSON.stringify(issued ?? ''))?.[0]
  const date = year === undefined ? {} : { issued: { 'date-parts': [[Number(year)]] } }
  return likelyKey({ author: [name], ...date })
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text
}

function keyInNote(note: unknown): string | undefined {
  return typeof note === 'string' ? /^citation key: *(\S+)\s*$/im.exec(note)?.[1] : undefined
}
