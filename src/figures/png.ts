/** Writes drawings as PNG. With a palette, one of few colours has a third of the bytes that it has without. */

import { crc32, deflateSync } from 'node:zlib'

/** A picture in memory. */
export interface Pixels {
  width: number
  height: number
  /** Red, green, blue and alpha of each pixel, one byte each, row by row. Every pixel is opaque. */
  rgba: Uint8Array
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Writes a PNG with exactly the colours of the picture: with a palette, if there are at most 256.
 *
 * @param xmp a packet of metadata (PNG specification, 11.3.3.1: keyword `XML:com.adobe.xmp`)
 */
export function writePng({ width, height, rgba }: Pixels, xmp?: string): Buffer {
  const bytes = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength)
  const indexed = indexRows({ width, height, bytes })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for a place in the palette, or for each of red, green and blue (11.2.2, colour types 3 and 2).
  header.set([8, indexed ? 3 : 2], 8)
  return Buffer.concat([
    Buffer.from(signature),
    chunk('IHDR', header),
    ...(indexed ? [chunk('PLTE', Buffer.from(indexed.palette))] : []),
    ...(xmp === undefined ? [] : [chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`))]),
    chunk('IDAT', deflateSync(indexed?.rows ?? colourRows({ width, height, bytes }))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

interface Opaque {
  width: number
  height: number
  bytes: Buffer
}

/**
 * Replaces each pixel by the place of its colour in a palette. Each row starts with 0: it is not filtered.
 *
 * @returns `undefined` if there are too many colours
 */
function indexRows({ width, height, bytes }: Opaque) {
  const rows = new Uint8Array((width + 1) * height)
  const places = new Map<number, number>()
  for (let y = 0; y < height; y += 1) {
    const start = y * width * 4
    const end = start + width * 4
    const to = y * (width + 1)
    // Most rows are empty, like the one above.
    if (y > 0 && bytes.compare(bytes, start - width * 4, start, start, end) === 0)
      rows.copyWithin(to, to - width - 1, to)
    else indexRow(bytes.subarray(start, end), rows.subarray(to + 1), places)
  }
  if (places.size > 256) return undefined
  const channels = (colour: number) => [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255]
  return { rows, palette: [...places.keys()].flatMap(channels) }
}

/** @param places the places of the colours so far, to which new ones are added */
function indexRow(rgba: Buffer, row: Uint8Array, places: Map<number, number>): void {
  // Neighbours are mostly of one colour.
  let colour = -1
  let place = 0
  for (let from = 0, x = 0; from < rgba.length; from += 4, x += 1) {
    const next = rgba.readUInt32BE(from)
    if (next !== colour) {
      colour = next
      place = places.get(colour) ?? places.size
      places.set(colour, place)
    }
    row[x] = place
  }
}

/** Leaves out the alpha of each pixel. Each row starts with 0: it is not filtered. */
function colourRows({ width, height, bytes }: Opaque): Uint8Array {
  const rows = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    to += 1
    for (let x = 0; x < width; x += 1, from += 4, to += 3)
      rows.set(bytes.subarray(from, from + 3), to)
  }
  return rows
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  data.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), data.length + 8)
  return bytes
}
