/** Drawings as documents of their own, for feeds and emails: painted without the style sheet of a page, on white. */

import type { Element, Properties } from 'hast'

import { toHtml } from 'hast-util-to-html'
import { toString } from 'hast-util-to-string'
import { s } from 'hastscript'
import { visit } from 'unist-util-visit'

import { asCss, mix } from '../identity/colours.ts'
import { notInXml } from '../shared/characters.ts'
import { colours, tones } from './colours.ts'

/** A painted drawing. */
export interface PaintedDrawing {
  /** An SVG document. */
  markup: string
  /** In pixels. */
  width: number
  height: number
  /** All words in it. */
  words: string
}

/** The family of the typeface in which all words are set, as its files name it. */
export const drawingTypeface = 'Source Sans 3'

/** The room around a drawing, in which marks at its edges may end. */
const margin = 12

const paper = '#ffffff'

/**
 * Paints a drawing in the colours of the light scheme, as `styles/figures.css` and `styles/outcomes.css` do on pages.
 *
 * @param svg a drawing for a page
 * @param accent the accent of the publication for light paper, as CSS
 * @returns `undefined` if it has no size
 */
export function paintDrawing(svg: Element, accent: string): PaintedDrawing | undefined {
  const { viewBox = '' } = svg.properties
  const [left, top, wide, high] = viewBox.split(' ').map(Number)
  if (left === undefined || top === undefined || !wide || !high) return undefined
  const [x, y] = [left - margin, top - margin]
  const [width, height] = [Math.ceil(wide + 2 * margin), Math.ceil(high + 2 * margin)]
  const copy = structuredClone(svg)
  visit(copy, 'element', (element: Element) => {
    // Pictures have no links.
    if (element.tagName === 'a') element.tagName = 'g'
    element.properties = paintedProperties(element.properties)
  })
  copy.properties = {
    ...copy.properties,
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `${x} ${y} ${width} ${height}`,
    width,
    height,
  }
  const isForestPlot = hasMark(copy, 'mark-none')
  copy.children.unshift(
    s('style', styleSheet(accent) + (isForestPlot ? forestPlotRules : '')),
    s('rect', { x, y, width, height, fill: paper }),
  )
  return {
    markup: toHtml(copy, { space: 'svg', closeEmptyElements: true })
      .toWellFormed()
      .replace(notInXml, '')
      .replaceAll(']]>', ']]&#x3E;'),
    width,
    height,
    words: toString(svg),
  }
}

/** Returns the properties without those for readers of the page, whose values need not be well-formed in XML. */
function paintedProperties(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) =>
        !/^(?:aria[A-Z]|data(?!Tone$)[A-Z]|on[A-Z]|href$|id$|role$|style$)/.test(name) &&
        !String(value).includes('<'),
    ),
  )
}

function hasMark(svg: Element, mark: string): boolean {
  let isFound = false
  visit(svg, 'element', ({ properties: { className } }: Element) => {
    if (Array.isArray(className) && className.includes(mark)) isFound = true
  })
  return isFound
}

const halo = `paint-order:stroke;stroke:${paper};stroke-width:4px;stroke-linejoin:round`

/** The line of no effect crosses the numbers of a narrow forest plot. */
const forestPlotRules = `.mark-label text,.mark-value text{${halo}}`

/** Returns the style sheet of a drawing, in the few selectors and colours that the rasteriser knows. A later rule wins. */
function styleSheet(writtenAccent: string): string {
  const accent = asCss(writtenAccent)
  const ink = asCss(colours.ink)
  const quiet = asCss(colours.quietInk)
  const second = mix(accent, paper, 0.65)
  return [
    `svg{color:${ink};font-family:'${drawingTypeface}'}`,
    '.mark-label,.mark-name{font-weight:600}',
    `.mark-base,.mark-grid,.mark-axis{stroke:${asCss(colours.rule)}}`,
    `.mark-leader,.mark-span{stroke:${asCss(colours.strongRule)}}`,
    '.mark-leader{fill:none}',
    '.mark-span{stroke-width:3}',
    `.mark-tick,.mark-heading,.mark-study .mark-value{fill:${quiet}}`,
    `.mark-bar{fill:${quiet}}`,
    `.mark-bar.series-1{fill:${accent}}`,
    `.mark-bar.series-2{fill:${second}}`,
    `.mark-line{fill:none;stroke:${quiet};stroke-width:2;stroke-linecap:round;stroke-linejoin:round}`,
    `.mark-line.series-1{stroke:${accent}}`,
    `.mark-line.series-2{stroke:${second};stroke-dasharray:7 4}`,
    '.mark-line.series-3{stroke-dasharray:2 4}',
    `.mark-dot{fill:${quiet};stroke:none}`,
    `[class="mark-dot"]{fill:${accent}}`,
    `.mark-dot.series-1{fill:${accent}}`,
    `.mark-dot.series-2{fill:${second}}`,
    `.mark-unknown{fill:${paper};stroke-width:1.5}`,
    ...Object.entries(tones).map(([tone, colour]) => {
      const [of, css] = [`[data-tone="${tone}"]`, asCss(colour)]
      return `${of} .mark-known{fill:${css}}${of} .mark-unknown{stroke:${css}}`
    }),
    `.mark-study text{${halo}}`,
    `.mark-study .mark-name{fill:${accent}}`,
    `.mark-interval,.mark-none{stroke:${ink}}`,
    '.mark-interval{stroke-width:1.5}',
    `.mark-estimate{fill:${accent}}`,
  ].join('')
}
