/** Plans how a picture of a text is shown: its attributes in HTML, and the files that readers' browsers choose from. */

import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { encodePath } from '../shared/percent-encoding.ts'

/** A picture as its author supplied it. */
export interface SourcePicture {
  /** Its path. The plan uses only the name of the file. */
  file: string
  /** SHA-256 of its bytes, in hexadecimal. */
  digest: string
  isDrawing: boolean
  /** Its size in pixels as people see it, after any rotation that the file asks for. An SVG can have fractions. */
  width: number
  height: number
}

/** The attributes of the `<img>` of a picture, except what the author says about it. */
export interface PictureAttributes {
  src: string
  srcset?: string
  sizes?: string
  width: number
  height: number
  loading: 'lazy'
  decoding: 'async'
}

/** A file that is made from a picture. */
export interface PictureFile {
  /** Its path below the root of the site, which ends in its key. */
  path: string
  /** Identifies its bytes: it changes with those of the picture and with how the file is made. */
  key: string
  /** Its size in pixels; absent for a drawing, which is published unchanged. */
  size?: { width: number; height: number }
}

/** How a picture is shown. */
export interface PicturePlan {
  attributes: PictureAttributes
  /** The files to publish, from the smallest to the largest. */
  files: PictureFile[]
}

/** Widths in pixels that common screens need (`LIMITED_RESOLUTIONS` in `astro/dist/assets/layout.js`). */
const screenWidths = [640, 750, 828, 1080, 1280, 1668, 2048, 2560]

/** How many characters of a name are kept: in UTF-8, the whole name must fit in 255 bytes. */
const longestName = 48

/**
 * Plans a picture. It is never shown larger than it is, and it comes as WebP in each width that is smaller and in its own.
 * A drawing comes as it is.
 *
 * @param base the path of the site, with a slash at both ends
 * @param recipe identifies the encoder and its settings, so that files which it would make differently get other names
 */
export function planPicture(
  picture: SourcePicture,
  { base, recipe }: { base: string; recipe: string },
): PicturePlan {
  const width = Math.max(1, Math.round(picture.width))
  const height = Math.max(1, Math.round(picture.height))
  const files = filesOf(picture, { width, height }, recipe)
  const addresses = files.map(({ path }) => base + encodePath(path))
  const candidates = files.map(({ size }, index) => `${addresses[index]} ${size?.width ?? width}w`)
  return {
    attributes: {
      src: addresses.at(-1) ?? '',
      ...(files.length > 1 && {
        srcset: candidates.join(', '),
        sizes: `(min-width: ${width}px) ${width}px, 100vw`,
      }),
      width,
      height,
      loading: 'lazy',
      decoding: 'async',
    },
    files,
  }
}

function filesOf(
  { file, digest, isDrawing }: SourcePicture,
  { width, height }: { width: number; height: number },
  recipe: string,
): PictureFile[] {
  const of = (key: string) => ({ path: `_astro/${plainName(file)}.${key}`, key })
  if (isDrawing) return [of(`${digest.slice(0, 16)}.svg`)]
  const made = createHash('sha256').update(`${digest} ${recipe}`).digest('hex').slice(0, 16)
  const widths = [...screenWidths.filter((each) => each < width), width]
  return widths.map((each) => ({
    ...of(`${made}.${each}.webp`),
    size: { width: each, height: Math.max(1, Math.round((each * height) / width)) },
  }))
}

/**
 * Returns the name of a file without its extension and without what means something in an address or a `srcset`.
 *
 * @example plainName('a/my, picture.png') // => 'my-picture'
 */
function plainName(file: string): string {
  const name = toNormalForm(basename(file, extname(file)))
  const words = name.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? ['picture']
  return Array.from(words.join('-')).slice(0, longestName).join('')
}
