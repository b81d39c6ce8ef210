/**
 * The files of Pagefind 1.5: CBOR (RFC 8949), compressed. The types have the names of Pagefind's source
 * (`pagefind/src/index/`, `pagefind/src/fragments/`, `pagefind/src/output/`).
 */

import type { IndexFile } from 'pagefind'

import { hash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

import { decode, encode } from 'cborg'

/** One file of an index: its path below `pagefind/`, and its bytes. */
export type SearchFile = Pick<IndexFile, 'path' | 'content'>

/** `pagefind-entry.json`: the first file of each language. */
export interface PagefindEntryMeta {
  version: string
  languages: Record<string, PagefindEntryLanguage>
}

interface PagefindEntryLanguage {
  hash: string
  wasm: string | null
  page_count: number
}

/** `pagefind.<hash>.pf_meta`: the first file of a language. */
export type MetaIndex = [
  version: string,
  pages: MetaPage[],
  index_chunks: MetaChunk[],
  filters: MetaFilter[],
  sorts: unknown[],
  meta_fields: string[],
]

/** A page; its number is its position in the list. The hash is the name of its fragment. */
export type MetaPage = [hash: string, word_count: number]

/** A file of words: which words a reader has to load it for. */
export type MetaChunk = [from: string, to: string, hash: string]

export type MetaFilter = [filter: string, hash: string]

/** `filter/<hash>.pf_filter`: a filter, and the pages of each of its values. */
export type FilterIndex = [filter: string, values: PackedValue[]]

export type PackedValue = [value: string, pages: number[]]

/** `fragment/<hash>.pf_fragment`: what a result shows, as JSON. */
export interface PageFragmentData {
  url: string
  content: string
  filters: Record<string, string[]>
  meta: Record<string, string>
}

/** The bytes at the start of every compressed file of Pagefind, before its CBOR or JSON. */
const signature = Buffer.from('pagefind_dcd')

/** The versions of Pagefind whose files have this format. */
const knownVersion = /^1\.5\./

/** Returns the bytes in a compressed file. */
export function unpack(content: Uint8Array): Buffer {
  const bytes = gunzipSync(content)
  if (!bytes.subarray(0, signature.length).equals(signature))
    throw new Error('A file of the search index does not start like those of Pagefind 1.5.')
  return bytes.subarray(signature.length)
}

/**
 * Compresses the bytes of a file. Pagefind compresses them as much as possible, which takes three times as long and makes files one
 * percent smaller.
 */
export function pack(bytes: Uint8Array): Uint8Array {
  return gzipSync(Buffer.concat([signature, bytes]), { level: 6 })
}

/**
 * Reads the metadata of a language.
 *
 * @throws if another version of Pagefind has written it
 */
export function readMetadata(content: Uint8Array): MetaIndex {
  const metadata: unknown = decode(unpack(content))
  if (!Array.isArray(metadata) || metadata.length !== 6 || !knownVersion.test(String(metadata[0])))
    throw new Error('The metadata of the search index does not have the format of Pagefind 1.5.')
  return metadata as MetaIndex
}

/** Encodes a value like Pagefind, with the same deterministic encoding (RFC 8949, section 4.2). */
export function toCbor(value: MetaIndex | FilterIndex): Uint8Array {
  return encode(value)
}

/** Names a file after its language and its bytes before compression, because hosts may cache it under its name without a limit. */
export function hashOf(language: string, bytes: Uint8Array): string {
  return `${language}_${hash('sha256', bytes).slice(0, 13)}`
}

/** Returns Pagefind's hash of a fragment, of which a name is the start: SHA-1 with bytes below 16 as one digit. */
export function fullHash(bytes: Uint8Array): string {
  return [...hash('sha1', bytes, 'buffer')].map((byte) => byte.toString(16)).join('')
}

/** Compares words like Pagefind: by their bytes in UTF-8, which is the order of their code points. */
export function compareWords(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at += 1) {
    const [unit, otherUnit] = [one.charCodeAt(at), other.charCodeAt(at)]
    // In UTF-16, pairs of surrogates sort before the last characters that need none.
    if (unit !== otherUnit)
      return isSurrogate(unit) === isSurrogate(otherUnit)
        ? unit - otherUnit
        : isSurrogate(unit)
          ? 1
          : -1
  }
  return one.length - other.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
