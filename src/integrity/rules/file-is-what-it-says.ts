import { basename, relative } from 'node:path'

import type { FileFacts } from '../../reading/media.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type NamedFile, namedFiles } from '../named-files.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import {
  attachmentKind,
  attachmentKinds,
  endingOf,
  isReservedPath,
  mostAttachmentBytes,
  attachmentPath,
} from '../../articles/attachments.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { ownedAddresses } from '../addresses.ts'

/** The maximum size of an image, in bytes. */
const maxImageBytes = 25_000_000

/** The maximum width and height in pixels: images are published as WebP (RFC 9649, section 2.5: 14 bits). */
const maxSide = 16_383

/** The maximum number of pixels: an image of this size takes 400 MB of memory to resize. */
const maxPixels = 100_000_000

/** The file extensions of images that every browser supports, each with the type of its content. */
const imageTypes: Readonly<Record<string, string>> = {
  avif: 'avif',
  gif: 'gif',
  jpeg: 'jpg',
  jpg: 'jpg',
  png: 'png',
  svg: 'svg',
  webp: 'webp',
}

/** The types of content, in words. */
const contents: Readonly<Record<string, string>> = {
  avif: 'an AVIF image',
  bmp: 'a BMP image',
  eps: 'an EPS drawing',
  gif: 'a GIF image',
  gz: 'a compressed file',
  heic: 'a HEIC image',
  html: 'a web page (HTML)',
  ico: 'an icon',
  jp2: 'a JPEG 2000 image',
  jpg: 'a JPEG image',
  jxl: 'a JPEG XL image',
  ods: 'an ODS spreadsheet',
  ole: 'a document of an older office program',
  pdf: 'a PDF document',
  png: 'a PNG image',
  psd: 'a Photoshop document',
  svg: 'an SVG drawing',
  text: 'text',
  tiff: 'a TIFF image',
  utf16: 'UTF-16 text',
  webp: 'a WebP image',
  xlsx: 'an Excel spreadsheet',
  zip: 'a ZIP archive',
}

/** Every image and download has the content that its name says. */
export const fileIsWhatItSays = defineRule({
  name: 'file-is-what-it-says',
  holds: 'Every image and download is of the type its name says, complete and not too large.',
  severity: 'error',
  fixed: true,
  check(checked) {
    const { describe, damaged } = checked.publication
    const tables = tablesOfCharts(checked)
    const addresses = addressesOfFiles(checked)
    return namedFiles(checked).flatMap(({ record, use, written, file, place }): Problem[] => {
      if (use === 'chart' || file === undefined) return []
      const facts = describe(file)
      const address = `${record.id}/${toNormalForm(attachmentPath(written) ?? '')}`
      const problem =
        use === 'image'
          ? (problemOfImage(written, facts) ?? problemOfData(written, damaged.has(file)))
          : (problemOfDownload(written, facts) ??
            problemOfTable(written, {
              file,
              table: tables.get(address)?.placeOf(['rows', 0]).file,
            }) ??
            problemOfAddress(written, file, addresses.get(address.toLowerCase())))
      if (!problem) return []
      return [{ place: place(), ...problem, length: written.length }]
    })
  },
})

type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'>

function problemOfImage(written: NamedFile['written'], facts: FileFacts): Fault | undefined {
  const ending = endingOf(written)
  const expected = Object.hasOwn(imageTypes, ending) ? imageTypes[ending] : undefined
  if (expected === undefined) {
    return {
      message: `\`${written}\` is not an image that browsers support.`,
      hint: 'Export it as .png, .jpg, .webp, .avif, .gif or .svg, and use that file.',
    }
  }
  const { bytes, type, size, truncated } = facts
  const other = problemOfContent(written, facts, expected)
  if (other) return other
  if (truncated) {
    return {
      message: `The image \`${written}\` is incomplete: its end is missing.`,
      hint: 'Download or export it again.',
    }
  }
  if (!size) {
    return type === 'svg'
      ? {
          message: `The drawing \`${written}\` has no size.`,
          hint: 'Add a `viewBox` of four numbers separated by spaces, or a `width` and a `height` in pixels, to its `<svg>`, within the first 1,000 characters of the file.',
        }
      : {
          message: `The header of the image \`${written}\` is damaged.`,
          hint: 'Export it again.',
        }
  }
  if (bytes > maxImageBytes) return tooLarge(written, bytes, maxImageBytes)
  if (type === 'svg') return undefined
  const { width, height } = size
  const pixels = `${width} × ${height} pixels`
  if (Math.max(width, height) > maxSide) {
    return {
      message: `The image \`${written}\` is ${pixels}, but each side can have at most ${maxSide}.`,
      hint: 'Reduce its size, or divide it into several images.',
    }
  }
  if (width * height <= maxPixels) return undefined
  return {
    message: `The image \`${written}\` is ${pixels}, which is more than ${maxPixels / 1_000_000} million in total.`,
    hint: 'Reduce its size: a width of 4,000 pixels is enough for any screen.',
  }
}

function problemOfData(written: NamedFile['written'], isDamaged: boolean): Fault | undefined {
  return isDamaged
    ? {
        message: `The image \`${written}\` is damaged: it cannot be decoded completely.`,
        hint: 'Export or download it again.',
      }
    : undefined
}

function problemOfDownload(written: NamedFile['written'], facts: FileFacts): Fault | undefined {
  const kind = attachmentKind(written.replace(/[?#].*$/s, ''))
  if (!kind) {
    const isPicture = Object.hasOwn(imageTypes, endingOf(written))
    return {
      message: `\`${written}\` is not a kind of file that readers can download.`,
      hint: isPicture
        ? `Show the image in the text: \`![what it shows](${written})\`.`
        : `Link to a file that ends in ${Object.keys(attachmentKinds).map((each) => `.${each}`).join(', ')}, or remove the link.`, // oxfmt-ignore
    }
  }
  if (isReservedPath(attachmentPath(written) ?? '')) {
    return {
      message: `The site creates a file of its own at the address of \`${written}\`.`,
      hint: 'Rename your file.',
    }
  }
  const other = problemOfContent(written, facts, kind.type)
  if (other) return other
  const { bytes, fault } = facts
  if (bytes > mostAttachmentBytes) return tooLarge(written, bytes, mostAttachmentBytes)
  if (!fault) return undefined
  const { message, hint, place } = fault
  return {
    message: `The file \`${written}\` has an error in line ${place.line}, column ${place.column}. ${message}`,
    hint: hint ?? 'Export it again as UTF-8 text.',
  }
}

/**
 * Returns the charts whose data the site publishes as tables, by the path of the table below `/articles/`.
 *
 * There is one for each chart that a text shows: the file with its rows, or the chart itself.
 */
function tablesOfCharts(checked: RuleContext): Map<string, SourceRecord> {
  const shown = new Set(
    namedFiles(checked).flatMap(({ use, file }) =>
      use === 'chart' && file !== undefined ? [file] : [],
    ),
  )
  return new Map(
    [...checked.charts].flatMap(([id, { record }]) =>
      shown.has(record.file) ? [[id.replace(/\.yaml$/, '.csv'), record] as const] : [],
    ),
  )
}

/** Reports a download with the same address as the table of a chart, because only one of them is published. */
function problemOfTable(
  written: string,
  { file, table }: { file: string; table: string | undefined },
): Fault | undefined {
  return table === undefined || table === file
    ? undefined
    : {
        message: `The site publishes the data of the chart \`${basename(table)}\` at the address of \`${written}\`.`,
        hint: 'Rename the file or the chart.',
      }
}

/** Returns the files that articles publish, by their path below `/articles/`: those of an article itself, and downloads. */
function addressesOfFiles(checked: RuleContext): Map<string, string> {
  const files = new Map<string, string>()
  for (const { record, use, written, file } of namedFiles(checked)) {
    const path = use === 'download' && file !== undefined ? attachmentPath(written) : undefined
    const address = `${record.id}/${toNormalForm(path ?? '')}`.toLowerCase()
    if (path !== undefined && file !== undefined && !files.has(address)) files.set(address, file)
  }
  for (const { address, owner } of files.size === 0 ? [] : ownedAddresses(checked)) {
    if (owner?.format === 'mdx' && address.startsWith('/articles/') && !address.endsWith('/'))
      files.set(decodePercent(address.slice('/articles/'.length)).toLowerCase(), owner.file)
  }
  return files
}

/** Reports a download with the address of another file, because only one of them is published. */
function problemOfAddress(written: string, file: string, other = file): Fault | undefined {
  if (other === file) return undefined
  const name = relative('', other)
  return {
    message: other.endsWith('.mdx')
      ? `\`${written}\` has the address of a file that the site creates for ${name}.`
      : `\`${written}\` has the address of another file, ${name}.`,
    hint: 'Rename the file.',
  }
}

/** Reports a file whose content does not match its extension. */
function problemOfContent(
  written: string,
  { bytes, type }: FileFacts,
  expected: string,
): Fault | undefined {
  if (type === expected) return undefined
  if (bytes === 0) {
    return {
      message: `The file \`${written}\` is empty.`,
      hint: 'Export or download it again.',
    }
  }
  if (type === 'lfs') {
    return {
      message: `The file \`${written}\` is a Git LFS pointer: its content was not downloaded.`,
      hint: 'Run `git lfs pull`, then check again.',
    }
  }
  const ending = endingOf(written.replace(/[?#].*$/s, ''))
  const held = type === undefined ? undefined : contents[type]
  const right = type !== undefined && type in imageTypes && expected in contents ? type : undefined // oxfmt-ignore
  const isPicture = Object.values(imageTypes).includes(expected)
  return {
    message:
      held === undefined
        ? expected === 'text'
          ? `The file \`${written}\` is not UTF-8 text.`
          : `The file \`${written}\` is not a valid ${ending.toUpperCase()} file.`
        : expected === 'json' && type === 'text'
          ? `The file \`${written}\` is not valid JSON.`
          : `The file \`${written}\` is ${held}, but its name ends in .${ending}.`,
    hint:
      right !== undefined && isPicture
        ? `Change its extension to .${right}, and correct the name here.`
        : expected === 'text'
          ? 'Save it again as UTF-8.'
          : `Export or download it again as .${ending}.`,
  }
}

function tooLarge(written: string, bytes: number, most: number): Fault {
  const size = (number: number) => `${Math.ceil(number / 1_000_000)} MB`
  return {
    message: `The file \`${written}\` is ${size(bytes)}, but can be at most ${size(most)}.`,
    hint: 'Reduce its size.',
  }
}
