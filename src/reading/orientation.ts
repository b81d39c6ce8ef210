/** Whether a picture is shown turned by a quarter, which exchanges its width and height. */

/**
 * Reads the orientation of a PNG, WebP or AVIF file. (`image-size` reads that of JPEG.)
 *
 * @param head the first bytes of the file
 * @param whole returns all of it
 */
export function isSideways(type: string, head: Buffer, whole: () => Buffer): boolean {
  switch (type) {
    case 'png':
      return isTurned(pngExif(head))
    case 'webp':
      return isTurned(webpExif(head, whole))
    case 'avif':
      return isTurnedByBox(head)
    default:
      return false
  }
}

/** Returns the Exif data of a PNG, if it precedes the pixels (PNG specification, 11.3.4.5). */
function pngExif(head: Buffer): Buffer | undefined {
  for (let at = 8; at + 8 <= head.length;) {
    const length = head.readUInt32BE(at)
    const type = head.toString('latin1', at + 4, at + 8)
    if (type === 'eXIf') return head.subarray(at + 8, at + 8 + length)
    if (type === 'IDAT') return undefined
    at += length + 12
  }
  return undefined
}

/** Returns the Exif data of a WebP, which follows the pixels (RFC 9649, 2.7; bit 3 of the flags says whether it exists). */
function webpExif(head: Buffer, whole: () => Buffer): Buffer | undefined {
  if (head.toString('latin1', 12, 16) !== 'VP8X' || ((head[20] ?? 0) & 0x08) === 0) return undefined
  const content = whole()
  for (let at = 12; at + 8 <= content.length;) {
    const length = content.readUInt32LE(at + 4)
    if (content.toString('latin1', at, at + 4) === 'EXIF')
      return content.subarray(at + 8, at + 8 + length)
    at += 8 + length + (length % 2)
  }
  return undefined
}

/** Reads the orientation in Exif data, which can follow the marker of JPEG (Exif 3.0, tag 274: 5 to 8 are turned). */
function isTurned(exif: Buffer | undefined): boolean {
  if (!exif) return false
  const data = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
  const order = data.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return false
  const short = (at: number) => {
    if (at + 2 > data.length) return 0
    return order === 'II' ? data.readUInt16LE(at) : data.readUInt16BE(at)
  }
  if (data.length < 8) return false
  const directory = order === 'II' ? data.readUInt32LE(4) : data.readUInt32BE(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(at) === 274) return short(at + 8) >= 5
  }
  return false
}

/** Reads the box `irot` of an AVIF: turns of a quarter (ISO/IEC 23008-12, 6.5.10). */
function isTurnedByBox(head: Buffer): boolean {
  const at = head.indexOf('irot')
  return at >= 4 && head.readUInt32BE(at - 4) === 9 && ((head[at + 4] ?? 0) & 1) === 1
}
