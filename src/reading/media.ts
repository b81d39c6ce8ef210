/** The types of files that are published unchanged: pictures, and files to download. */

import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { extname } from 'node:path'

import { imageSize } from 'image-size'

import type { ReadingProblem } from './problem.ts'

import { isSideways } from './orientation.ts'
import { isLfsPointer, mostTextBytes } from './encoding.ts'
import { decodeText } from './text.ts'

/** Facts about a file from its first and last bytes. */
export interface FileFacts {
  /** Size in bytes. */
  bytes: number
  /**
   * What it holds, as an ending without its dot: `png`, `pdf`, `html`, `zip`; `text` for other text in UTF-8, `lfs` for a
   * pointer of Git LFS, nothing if that is not known or the file cannot be opened.
   */
  type?: string
  /** Width and height of a picture in pixels; absent where its header is broken or an SVG does not say. */
  size?: { width: number; height: number }
  /** What is wrong with the characters of a text that readers download: the first of its errors. */
  fault?: ReadingProblem
  /** The file ends before the picture does. */
  truncated?: true
}

/** How many bytes of a file are read first. In photographs, the size follows previews and colour profiles. */
const headBytes = 65_536
const tailBytes = 4096

/** Identifies a file. Never throws. Of large files, only the start and the end are read. */
export function describeFile(file: string): FileFacts {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const { size: bytes } = fstatSync(descriptor)
    const head = Buffer.alloc(Math.min(bytes, headBytes))
    readSync(descriptor, head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(bytes, tailBytes))
    readSync(descriptor, tail, 0, tail.length, bytes - tail.length)
    const whole = () => readFileSync(file)
    const facts = describeBytes({ bytes, head, tail, whole }, extname(file))
    const fault = bytes <= mostTextBytes ? faultOfText(file, facts.type, whole) : undefined
    return { ...facts, ...(fault && { fault }) }
  } catch {
    return { bytes: 0 }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** Checks the characters of a text, which readers get unchanged, by the same rules as in other files. */
function faultOfText(
  file: string,
  type: string | undefined,
  whole: () => Buffer,
): ReadingProblem | undefined {
  if (type !== 'text' && type !== 'json') return undefined
  const { problems } = decodeText(whole(), file, type === 'json' ? 'json' : 'csv')
  return problems.find(({ rule }) => rule !== 'characters-are-visible')
}

interface Parts {
  bytes: number
  head: Buffer
  tail: Buffer
  whole: () => Buffer
}

function describeBytes(parts: Parts, ending: string): FileFacts {
  const { bytes, head } = parts
  const found = typeOf(head, ending)
  const type = found === 'text' && ending.toLowerCase() === '.json' ? jsonOr(found, parts) : found
  if (type === undefined || !pictureTypes.has(type)) {
    return { bytes, ...(type === undefined ? {} : { type }) }
  }
  const size = sizeOf(parts, type)
  return {
    bytes,
    type,
    ...(size ? { size } : {}),
    ...(isTruncated(parts, type) ? { truncated: true as const } : {}),
  }
}

/** Returns whether a text is JSON, which only the whole text shows. */
function jsonOr(other: string, { bytes, whole }: Parts): string {
  if (bytes > 20_000_000) return 'json'
  try {
    JSON.parse(whole().toString('utf8'))
    return 'json'
  } catch {
    return other
  }
}

const pictureTypes = new Set(['png', 'jpg', 'gif', 'webp', 'avif', 'svg'])

/* oxlint-disable no-control-regex -- signatures are made of control characters */
/** Signatures at the start of a file, as Latin-1 (the formats' own specifications; WHATWG MIME Sniffing, 6 and 7). */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1A\n/, 'png'],
  [/^\xFF\xD8\xFF/, 'jpg'],
  [/^GIF8[79]a/, 'gif'],
  [/^RIFF[^]{4}WEBP/, 'webp'],
  [/^[^]{4}ftyp(?:avif|avis)|^[^]{4}ftypmif1[^]{4}(?:[^]{4})*?avif/, 'avif'],
  [/^[^]{4}ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1)/, 'heic'],
  [/^(?:II\*\0|MM\0\*)/, 'tiff'],
  [/^BM[^]{4}\0\0\0\0/, 'bmp'],
  [/^8BPS/, 'psd'],
  [/^\0\0\x01\0/, 'ico'],
  [/^(?:\xFF\x0A|\0\0\0\x0CJXL )/, 'jxl'],
  [/^\0\0\0\x0CjP {2}/, 'jp2'],
  [/^%PDF-/, 'pdf'],
  [/^(?:%!PS|\xC5\xD0\xD3\xC6)/, 'eps'],
  [/^PK(?:\x03\x04|\x05\x06)/, 'zip'],
  [/^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/, 'ole'],
  [/^\x1F\x8B/, 'gz'],
]

/* oxlint-enable no-control-regex */

function typeOf(head: Buffer, ending: string): string | undefined {
  if (head.length === 0) return undefined
  if (isLfsPointer(head)) return 'lfs'
  const latin = head.subarray(0, 128).toString('latin1')
  const known = signatures.find(([signature]) => signature.test(latin))?.[1]
  if (known !== undefined) return known === 'zip' ? officeOf(head) : known
  if (latin.startsWith('\xFF\xFE') || latin.startsWith('\xFE\xFF')) return 'utf16'
  // A character may be cut at the end of what was read.
  const text = new TextDecoder('utf-8').decode(head)
  const start = text.replace(/^\s+|<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE svg[^[>]*(?:\[[^\]]*\])?[^>]*>/gi, '').trimStart() // oxfmt-ignore
  // Control characters in it have a place, and a rule of their own.
  if (/^<(?:\w+:)?svg[\s>]/i.test(start)) return 'svg'
  // oxlint-disable-next-line no-control-regex
  if (/[\0-\x08\x0E-\x1A]|\uFFFD(?!$)/.test(text)) return undefined
  if (/^<(?:!DOCTYPE html|html|head|body|title|script|div|p|h1|a|table)[\s>]/i.test(start)) {
    return 'html'
  }
  return ending.toLowerCase() === '.svg' && start === '' ? undefined : 'text'
}

/** The kinds of archives that office programs write: the name of a first entry says which (ECMA-376; ODF 1.3, part 2). */
function officeOf(head: Buffer): string {
  const start = head.subarray(0, 4096).toString('latin1')
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  return /\[Content_Types\]\.xml|xl\/|_rels\//.test(start) ? 'xlsx' : 'zip'
}

function sizeOf({ head, bytes, whole }: Parts, type: string): FileFacts['size'] {
  const read = (content: Buffer) => {
    try {
      const { width, height, orientation = 1 } = imageSize(content)
      const isKnown = Number.isFinite(width) && Number.isFinite(height) && width > 0 && height > 0
      if (!isKnown) return undefined
      const isTurned = orientation >= 5 || isSideways(type, head, whole)
      return isTurned ? { width: height, height: width } : { width, height }
    } catch {
      return undefined
    }
  }
  return read(head) ?? (bytes > head.length && type !== 'png' ? read(whole()) : undefined)
}

/** Returns whether a picture lacks its end, which each format marks differently. */
function isTruncated({ bytes, head, tail, whole }: Parts, type: string): boolean {
  switch (type) {
    case 'png':
      return !tail.includes('IEND')
    case 'jpg':
      return !tail.includes(endOfJpeg) && whole().lastIndexOf(endOfJpeg) < bytes / 2
    case 'gif':
      return tail.findLast((byte) => byte > 0x20) !== 0x3b
    case 'webp':
      return head.length < 12 || head.readUInt32LE(4) + 8 > bytes + 1
    case 'svg':
      return !/<\/(?:\w+:)?svg\s*>|<(?:\w+:)?svg[^>]*\/>/i.test(
        tail.toString('latin1') + (bytes <= headBytes ? head.toString('latin1') : ''),
      )
    case 'avif':
      return boxesEnd(bytes, whole()) > bytes
    default:
      return false
  }
}

const endOfJpeg = Buffer.from([0xff, 0xd9])

/** Returns where the last box of a file ends (ISO/IEC 14496-12, 4.2). */
function boxesEnd(bytes: number, content: Buffer): number {
  let at = 0
  while (at + 8 <= bytes) {
    const size = content.readUInt32BE(at)
    if (size === 0) return bytes
    const length = size === 1 && at + 16 <= bytes ? Number(content.readBigUInt64BE(at + 8)) : size
    if (length < 8) return Infinity
    at += length
  }
  return at
}
