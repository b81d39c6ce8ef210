/** Draws the picture of a page for those who share it: claim, verdict with its mark, publication. */

import { toHtml } from 'hast-util-to-html'
import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'

import type { PictureWords } from '../metadata/picture.ts'
import type { Tone } from '../ratings/schema.ts'
import type { Font } from '../reading/fonts.ts'

import { pictureSize } from '../metadata/picture-size.ts'
import { colours, tones } from './colours.ts'
import { type Pixels, writePng } from './png.ts'
import { markSize, verdictMark, type Marked, type MarkPath } from './verdict-mark.ts'

/** How the parts of the mark are painted, as `styles/verdict-mark.css` has them. */
function paint(part: MarkPath['part'], tone: Tone): Record<string, string | number> {
  if (part === 'axis') return { fill: 'none', stroke: colours.strongRule, strokeWidth: 1.75 }
  if (part === 'solid') return { fill: tones[tone], fillRule: 'evenodd' }
  return { fill: 'none', stroke: tones[tone], strokeWidth: 1.75 }
}

/** An element as satori takes it: what React would make of a tag. */
interface Box {
  type: string
  props: { style?: Style; children?: string | Box[]; [attribute: string]: unknown }
}

type Style = Record<string, string | number>

/**
 * Draws a picture.
 *
 * @param fonts the letters there are, in one array for all pictures, since satori reads the fonts of every new array again. A
 *   text with other letters is left out: a row of empty boxes says less. The mark is always drawn
 * @returns a PNG, which bears the picture in words as its description
 */
export async function drawPicture(words: PictureWords, fonts: Font[]): Promise<Buffer> {
  const missing = new Set<string>()
  let svg = await setText(layOut(words), fonts, missing)
  if (missing.size > 0) {
    const set = (text: string) => ([...missing].some((letter) => text.includes(letter)) ? '' : text)
    const { statement, verdict, publication } = words
    const left = { ...words, statement: set(statement), publication: set(publication) }
    svg = await setText(
      layOut(verdict ? { ...left, verdict: setVerdict(verdict, set) } : left),
      fonts,
      missing,
    )
  }
  return writePng(rasterize(svg), describe(words.alt))
}

function setVerdict(
  { word, certainty, ...verdict }: NonNullable<PictureWords['verdict']>,
  set: (text: string) => string,
): NonNullable<PictureWords['verdict']> {
  const own = certainty === undefined ? {} : { certainty: set(certainty) }
  return { ...verdict, ...own, word: set(word) }
}

/** Its edges have 16 shades, so a drawing of a few colours has fewer than 256. */
function rasterize(svg: string): Pixels {
  // Letters are outlines already.
  const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  return { width, height, rgba: pixels }
}

/** @param missing takes up the letters that no font has */
async function setText(tree: Box, fonts: Font[], missing: Set<string>): Promise<string> {
  return satori(tree, {
    ...pictureSize,
    fonts,
    loadAdditionalAsset: (_language, letters) => {
      for (const letter of letters) if (letter.trim() !== '') missing.add(letter)
      return Promise.resolve([])
    },
  })
}

/** The picture in words, where programs look for them (IPTC Photo Metadata 2021.1, "Alt Text (Accessibility)"). */
function describe(words: string): string {
  const value = toHtml({ type: 'text', value: words })
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:iptc="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><iptc:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">${value}</rdf:li></rdf:Alt></iptc:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>`
}

function layOut({ label, statement, verdict, publication, logo }: PictureWords): Box {
  return box(
    {
      boxSizing: 'border-box',
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      padding: '64px 72px 56px',
      background: colours.paper,
      color: colours.ink,
      fontFamily: 'Source Sans',
    },
    [
      text(statement === '' ? '' : (label ?? ''), {
        fontSize: 30,
        color: colours.quietInk,
        marginBottom: 12,
      }),
      box({ flexGrow: 1, flexShrink: 1 }, [
        text(statement, {
          display: 'block',
          width: '100%',
          fontFamily: 'Source Serif',
          fontWeight: 600,
          ...statementSize(statement),
          wordBreak: 'break-word',
        }),
      ]),
      box({ height: 2, marginTop: 32, marginBottom: 28, background: colours.rule }, []),
      box({ alignItems: 'center', justifyContent: 'space-between', height: 72 }, [
        box({ alignItems: 'center' }, verdict ? verdictBoxes(verdict) : []),
        box({ alignItems: 'center', maxWidth: 460 }, [
          ...(logo ? [logoBox(logo)] : []),
          ...(logo?.hasName === true ? [] : [publicationName(publication)]),
        ]),
      ]),
    ],
  )
}

function publicationName(publication: string): Box {
  return text(publication, {
    fontSize: 32,
    fontWeight: 600,
    color: colours.quietInk,
    flexShrink: 1,
    lineClamp: 1,
    display: 'block',
  })
}

/** The logo is as tall as a line next to the name, and taller with the name in it. */
function logoBox({ src, width, height, hasName }: NonNullable<PictureWords['logo']>): Box {
  const scale = Math.min((hasName ? 72 : 40) / height, (hasName ? 460 : 120) / width)
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return { type: 'img', props: { src, ...size, style: { marginRight: hasName ? 0 : 16 } } }
}

function verdictBoxes(verdict: NonNullable<PictureWords['verdict']>): Box[] {
  const { word, certainty, rating, isMirrored = false } = verdict
  const style = { fontWeight: 600, maxWidth: 520, lineClamp: 1, display: 'block' }
  const large = { ...style, fontSize: 64 }
  if (!rating) return [text(word, large)]
  const color = tones[rating.tone]
  if (certainty === undefined) return [mark(rating, isMirrored), text(word, { ...large, color })]
  return [
    mark(rating, isMirrored),
    box({ flexDirection: 'column' }, [
      text(word, { ...style, fontSize: 48, lineHeight: 1.1, color }),
      text(certainty, { ...style, fontSize: 26, fontWeight: 400, color: colours.quietInk }),
    ]),
  ]
}

function mark(rating: Marked, isMirrored: boolean): Box {
  const { width, height } = markSize
  const transform = isMirrored ? `translate(${width} 0) scale(-1 1)` : undefined
  return {
    type: 'svg',
    props: {
      viewBox: `0 0 ${width} ${height}`,
      width: 160,
      height: 64,
      style: { marginRight: 28 },
      children: verdictMark(rating).map(({ part, path }) => ({
        type: 'path',
        props: { d: path, transform, ...paint(part, rating.tone) },
      })),
    },
  }
}

/** Long claims are set smaller; one that is longer still ends in an ellipsis. */
function statementSize(statement: string): Style {
  const { length } = statement
  if (length <= 40) return { fontSize: 88, lineHeight: 1.14, lineClamp: 3, textWrap: 'balance' }
  if (length <= 90) return { fontSize: 72, lineHeight: 1.15, lineClamp: 4, textWrap: 'balance' }
  if (length <= 130) return { fontSize: 60, lineHeight: 1.18, lineClamp: 4, textWrap: 'balance' }
  return { fontSize: 54, lineHeight: 1.2, lineClamp: 5 }
}

function box(style: Style, children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

function text(words: string, style: Style): Box {
  return box(style, words)
}
