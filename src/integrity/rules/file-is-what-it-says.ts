import { basename } from 'node:path'

import type { FileFacts } from '../../reading/media.ts'
import type { NamedFile } from '../named-files.ts'
import type { Problem, RuleContext } from '../rule.ts'

import {
  attachmentKind,
  attachmentKinds,
  endingOf,
  isTakenBeside,
  mostAttachmentBytes,
  pathBeside,
} from '../../articles/attachments.ts'
import { toNormalForm } from '../../shared/normal-form.ts'
import { namedFiles } from '../named-files.ts'
import { defineRule } from '../rule.ts'

/** The most bytes of a picture. */
const mostPictureBytes = 25_000_000

/** The most pixels along one side: pictures are published as WebP (RFC 9649, section 2.5: 14 bits). */
const longestSide = 16_383

/** The most pixels in a picture: of this size, it takes 400 MB to make it smaller. */
const mostPixels = 100_000_000

/** The endings of pictures that every browser shows, and what such files hold. */
const pictureEndings: Readonly<Record<string, string>> = {
  avif: 'avif',
  gif: 'gif',
  jpeg: 'jpg',
  jpg: 'jpg',
  png: 'png',
  svg: 'svg',
  webp: 'webp',
}

/** What files hold, in words. */
const contents: Readonly<Record<string, string>> = {
  avif: 'an AVIF picture',
  bmp: 'a BMP picture',
  eps: 'an EPS drawing',
  gif: 'a GIF picture',
  gz: 'a compressed file',
  heic: 'a HEIC picture',
  html: 'a web page (HTML)',
  ico: 'an icon',
  jp2: 'a JPEG 2000 picture',
  jpg: 'a JPEG picture',
  jxl: 'a JPEG XL picture',
  ods: 'an ODS spreadsheet',
  ole: 'a document of an older office program',
  pdf: 'a PDF document',
  png: 'a PNG picture',
  psd: 'a Photoshop document',
  svg: 'an SVG drawing',
  text: 'text',
  tiff: 'a TIFF picture',
  utf16: 'UTF-16 text',
  webp: 'a WebP picture',
  xlsx: 'an Excel spreadsheet',
  zip: 'a ZIP archive',
}

/** Every picture that a text shows, and every file that it gives to readers, is what its name says. */
export const fileIsWhatItSays = defineRule({
  name: 'file-is-what-it-says',
  holds: 'A picture or file that readers get is what its name says, whole, and not too large.',
  severity: 'error',
  fixed: true,
  check,
})

function check(checked: RuleContext): Problem[] {
  const { describe, damaged } = checked.publication
  const tables = tablesOfCharts(checked)
  return namedFiles(checked).flatMap(({ record, use, written, file, place }): Problem[] => {
    if (use === 'chart' || file === undefined) return []
    const facts = describe(file)
    const address = `${record.id}/${toNormalForm(pathBeside(written) ?? '')}`
    const problem =
      use === 'picture'
        ? (problemOfPicture(written, facts) ?? problemOfData(written, damaged.has(file)))
        : (problemOfDownload(written, facts) ??
          problemOfTable(written, { file, table: tables.get(address) }))
    if (!problem) return []
    return [{ place: place(), ...problem, length: written.length }]
  })
}

type Fault = Pick<Problem, 'message' | 'hint' | 'suggestion'>

function problemOfPicture(written: NamedFile['written'], facts: FileFacts): Fault | undefined {
  const ending = endingOf(written)
  const expected = Object.hasOwn(pictureEndings, ending) ? pictureEndings[ending] : undefined
  if (expected === undefined) {
    return {
      message: `\`${written}\` is not a picture that browsers show.`,
      hint: 'Export it as .png, .jpg, .webp, .avif, .gif or .svg, and name that file.',
    }
  }
  const { bytes, type, size, truncated } = facts
  const other = problemOfContent(written, facts, expected)
  if (other) return other
  if (truncated) {
    return {
      message: `The picture \`${written}\` ends too early: a part of it is missing.`,
      hint: 'Download or export it again.',
    }
  }
  if (!size) {
    return type === 'svg'
      ? {
          message: `The drawing \`${written}\` does not say how large it is.`,
          hint: 'Give its `<svg>` a `viewBox` of four numbers with spaces between them, or a `width` and a `height` in pixels, within the first 1,000 characters of the file.',
        }
      : {
          message: `The header of the picture \`${written}\` is broken.`,
          hint: 'Export it again.',
        }
  }
  if (bytes > mostPictureBytes) return tooLarge(written, bytes, mostPictureBytes)
  if (type === 'svg') return undefined
  const { width, height } = size
  const pixels = `${width} × ${height} pixels`
  if (Math.max(width, height) > longestSide) {
    return {
      message: `The picture \`${written}\` is ${pixels}, but a side can have ${longestSide} at most.`,
      hint: 'Make it smaller, or cut it into several pictures.',
    }
  }
  if (width * height <= mostPixels) return undefined
  return {
    message: `The picture \`${written}\` is ${pixels}, which are more than ${mostPixels / 1_000_000} million.`,
    hint: 'Make it smaller; no screen shows more than 4,000 pixels side by side.',
  }
}

function problemOfData(written: NamedFile['written'], isDamaged: boolean): Fault | undefined {
  return isDamaged
    ? {
        message: `The picture \`${written}\` is damaged: not all of it can be decoded.`,
        hint: 'Export or download it again.',
      }
    : undefined
}

function problemOfDownload(written: NamedFile['written'], facts: FileFacts): Fault | undefined {
  const kind = attachmentKind(written.replace(/[?#].*$/s, ''))
  if (!kind) {
    const isPicture = Object.hasOwn(pictureEndings, endingOf(written))
    return {
      message: `Readers cannot download \`${written}\`.`,
      hint: isPicture
        ? `Show the picture in the text: \`![what it shows](${written})\`.`
        : `Link to a file that ends in ${Object.keys(attachmentKinds).map((each) => `.${each}`).join(', ')}, or take the link out.`, // prettier-ignore
    }
  }
  if (isTakenBeside(pathBeside(written) ?? '')) {
    return {
      message: `The site has a file of its own where \`${written}\` would be.`,
      hint: 'Rename the file beside the article.',
    }
  }
  const other = problemOfContent(written, facts, kind.type)
  if (other) return other
  const { bytes, fault } = facts
  if (bytes > mostAttachmentBytes) return tooLarge(written, bytes, mostAttachmentBytes)
  if (!fault) return undefined
  const { message, hint, place } = fault
  return {
    message: `The file \`${written}\` has a fault in line ${place.line}, column ${place.column}: ${message.replace(/\.$/, '')}.`,
    hint: hint ?? 'Export it again as text in the encoding UTF-8.',
  }
}

/**
 * The tables that the site makes of the charts which texts show, by their path below `/articles/`.
 *
 * @returns the file with the rows of each, or that of the chart
 */
function tablesOfCharts(checked: RuleContext): Map<string, string> {
  const shown = new Set(
    namedFiles(checked).flatMap(({ use, file }) =>
      use === 'chart' && file !== undefined ? [file] : [],
    ),
  )
  return new Map(
    [...checked.charts].flatMap(([id, { record }]) =>
      shown.has(record.file)
        ? [[id.replace(/\.yaml$/, '.csv'), record.placeOf(['rows', 0]).file] as const]
        : [],
    ),
  )
}

/** The table of a chart has the address that a file of the same name would have: readers get only one of them. */
function problemOfTable(
  written: string,
  { file, table }: { file: string; table: string | undefined },
): Fault | undefined {
  return table === undefined || table === file
    ? undefined
    : {
        message: `The site puts the data of the chart \`${basename(table)}\` where \`${written}\` would be.`,
        hint: 'Give the file or the chart another name.',
      }
}

/** What is wrong where a file does not hold what its ending says. */
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
      message: `The file \`${written}\` is a pointer of Git LFS: the file that it stands for was not downloaded.`,
      hint: 'Run `git lfs pull`, and check again.',
    }
  }
  const ending = endingOf(written.replace(/[?#].*$/s, ''))
  const held = type === undefined ? undefined : contents[type]
  const right = type !== undefined && type in pictureEndings && expected in contents ? type : undefined // prettier-ignore
  const isPicture = Object.values(pictureEndings).includes(expected)
  return {
    message:
      held === undefined
        ? expected === 'text'
          ? `The file \`${written}\` is not UTF-8 text.`
          : `The file \`${written}\` is no ${ending.toUpperCase()} file: it starts with other data.`
        : expected === 'json' && type === 'text'
          ? `The file \`${written}\` is not valid JSON.`
          : `The file \`${written}\` holds ${held}, but its name ends in .${ending}.`,
    hint:
      right !== undefined && isPicture
        ? `Rename it so that it ends in .${right}, and correct the name here.`
        : expected === 'text'
          ? 'Save it again with the encoding UTF-8.'
          : `Export or download it again as .${ending}.`,
  }
}

function tooLarge(written: string, bytes: number, most: number): Fault {
  const size = (number: number) => `${Math.ceil(number / 1_000_000)} MB`
  return {
    message: `The file \`${written}\` has ${size(bytes)}, and ${size(most)} are the most.`,
    hint: 'Make it smaller.',
  }
}
