/** The names of compiled texts. */

import { hash } from 'node:crypto'

import type { BoundSite } from '../site.ts'
import type { WrittenText } from './compile.ts'

/** Everything that a compiled text depends on besides the records that it asks for, as a hash. */
export function keyOf(text: WrittenText, { site }: BoundSite, codeDigest: string): string {
  const { url, language, csl, messages, mathematics } = site
  const settings = [url, language, csl, messages, mathematics]
  return hash('sha256', JSON.stringify([codeDigest, settings, digestOf(text)]))
}

const digests = new WeakMap<WrittenText, string>()

/** Returns the digest of a text, once for each. */
function digestOf(text: WrittenText): string {
  const { frontMatter, body } = text
  const digest = digests.get(text) ?? hash('sha256', JSON.stringify([frontMatter, body]))
  digests.set(text, digest)
  return digest
}
