/** The icons of a site, made from one SVG. */

import { Resvg } from '@resvg/resvg-js'

import { iconName, iconSizes } from '../identity/pictures.ts'

/** The paper behind an icon where phones would show black. */
const paper = '#fdfaf4'

/**
 * Makes the icons of a site.
 *
 * @param svg a square drawing. Letters in it are drawn only if they are paths, since no font is loaded
 * @returns the files by their names on the site
 * @throws if it is not an SVG
 */
export function iconFiles(svg: string): Map<string, Buffer> {
  const sizes = Object.entries(iconSizes)
  return new Map([
    [iconName, Buffer.from(svg)],
    ...sizes.map(([name, size]) => [name, iconFile(svg, name, size)] as const),
  ])
}

function iconFile(svg: string, name: string, size: number): Buffer {
  const isOpaque = name.startsWith('apple')
  const png = new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
    ...(isOpaque && { background: paper }),
  })
    .render()
    .asPng()
  return name.endsWith('.ico') ? asIco(png, size) : png
}

/** Puts a PNG into an icon file: a header, one entry of a directory, and the picture ("The evolution of the ICO file format", part 4). */
function asIco(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
