/** Sorts the contents of Pagefind's index, so that the same pages always give the same bytes. */

import type { IndexFile } from 'pagefind'

import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

import { decode, encode } from 'cborg'

/** One file of an index: its path below `pagefind/`, and its bytes. */
export type SearchFile = Pick<IndexFile, 'path' | 'content'>

/** The bytes at the start of every compressed file of Pagefind, before its CBOR. */
const signature = Buffer.from('pagefind_dcd')

/** `filter/<hash>.pf_filter`: the name of a filter, and the pages of each of its values. */
type Filter = [name: string, values: [value: string, pages: number[]][]]

/** `pagefind.<hash>.pf_meta`: the parts of it that are lists by name, with the hash of the file of each filter. */
type Metadata = [
  version: string,
  pages: unknown,
  chunks: unknown,
  filters: [name: string, hash: string][],
  sorts: [name: string, pages: unknown][],
  ...rest: unknown[],
]

/** `pagefind-entry.json`: the first file of each language. */
interface Entry {
  languages: Record<string, { hash: string }>
}

/**
 * Sorts filters, their values and languages by name. Pagefind writes them in the order of a hash table, which differs from
 * process to process. Files whose names are derived from their bytes get new names.
 *
 * @param files the files of an index of Pagefind 1.5
 * @returns all files; the same for the same pages
 * @throws if a file does not have the format of that version of Pagefind
 */
export function sortSearchFiles(files: readonly SearchFile[]): SearchFile[] {
  const byPath = new Map(files.map(({ path, content }) => [path, content]))
  const take = (path: string): Uint8Array => {
    const content = byPath.get(path)
    if (!content) throw new Error(`Pagefind wrote no ${path}.`)
    byPath.delete(path)
    return content
  }
  const { languages, ...entry } = JSON.parse(
    Buffer.from(take('pagefind-entry.json')).toString(),
  ) as Entry
  const sorted = byName(Object.entries(languages)).map(([language, details]) => {
    const metadata = unpack(take(metadataPath(details.hash))) as Metadata
    const [version, pages, chunks, filters, sorts, ...rest] = metadata
    const renamed = byName(filters).map(([name, hash]): [string, string] => {
      const [, values] = unpack(take(filterPath(hash))) as Filter
      const file = pack([name, byName(values)])
      const ownHash = hashOf(language, file)
      byPath.set(filterPath(ownHash), file)
      return [name, ownHash]
    })
    const file = pack([version, pages, chunks, renamed, byName(sorts), ...rest])
    const hash = hashOf(language, file)
    byPath.set(metadataPath(hash), file)
    return [language, { ...details, hash }]
  })
  const text = JSON.stringify({ ...entry, languages: Object.fromEntries(sorted) as unknown })
  byPath.set('pagefind-entry.json', Buffer.from(text))
  return byName([...byPath]).map(([path, content]) => ({ path, content }))
}

function filterPath(hash: string): string {
  return `filter/${hash}.pf_filter`
}

function metadataPath(hash: string): string {
  return `pagefind.${hash}.pf_meta`
}

function byName<Named extends readonly [string, ...unknown[]]>(list: readonly Named[]): Named[] {
  return list.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}

/** Reads the CBOR (RFC 8949) in a compressed file. */
export function unpack(content: Uint8Array): unknown {
  const bytes = gunzipSync(content)
  if (!bytes.subarray(0, signature.length).equals(signature)) {
    throw new Error('A file of the search index does not start like those of Pagefind 1.5.')
  }
  return decode(bytes.subarray(signature.length))
}

/** Writes a compressed file like Pagefind, with the same deterministic encoding (RFC 8949, section 4.2). */
export function pack(value: unknown): Uint8Array {
  return gzipSync(Buffer.concat([signature, encode(value)]), { level: 9 })
}

/** Names a file after its language and its bytes, because hosts may cache it under its name without a limit. */
function hashOf(language: string, content: Uint8Array): string {
  return `${language}_${createHash('sha256').update(content).digest('hex').slice(0, 13)}`
}
