/** The encodings of text files, and files that contain none. */

import { isUtf8, type Buffer } from 'node:buffer'

/** The largest size of a text file in bytes. A library of ten thousand references is smaller. */
export const mostTextBytes = 50_000_000

/** Returns the text of a file as reports quote it (`DecodedText`): none if the file is too large or does not contain text. */
export function quotedSource(bytes: Buffer): string {
  if (bytes.length > mostTextBytes || isLfsPointer(bytes)) return ''
  const { source, isBinary } = decode(bytes)
  return isBinary ? '' : source
}

/** Decodes bytes as UTF-16 if they have its mark, otherwise as UTF-8, and says whether they are text at all. */
export function decode(bytes: Buffer) {
  const encoding = utf16Of(bytes)
  const source = encoding ? new TextDecoder(encoding).decode(bytes) : bytes.toString('utf8')
  const isText = encoding !== undefined || isUtf8(bytes)
  return { source, encoding, isText, isBinary: isBinary(source, isText) }
}

/** Returns whether bytes are text in UTF-8, or in UTF-16 with a byte order mark. */
export function isUnicode(bytes: Buffer): boolean {
  return isUtf8(bytes) || utf16Of(bytes) !== undefined
}

/** Returns whether a file is a pointer, with which Git LFS replaces a large file (Git LFS specification). */
export function isLfsPointer(bytes: Uint8Array): boolean {
  const start = 'version https://git-lfs.github.com/spec/'
  return bytes.length < 1024 && String.fromCharCode(...bytes.subarray(0, start.length)) === start
}

function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Returns whether a file is binary: pictures, archives and programs contain many control characters, pasted text only a few. */
function isBinary(source: string, isText: boolean): boolean {
  const start = source.slice(0, 4096)
  // oxlint-disable-next-line no-control-regex
  const odd = start.match(isText ? /[\0-\x08\x0E-\x1A]/g : /[\0-\x08\x0E-\x1A\uFFFD]/g)?.length ?? 0
  return odd > 16 ? odd > start.length / 10 : odd > 4 && odd > start.length / 3
}
