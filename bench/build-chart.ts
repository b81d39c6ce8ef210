/** Draws how the time of a build grows with the number of articles. */

import type { Element } from 'hast'

import { scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { toHtml } from 'hast-util-to-html'
import { s } from 'hastscript'

import type { BuilderName } from './builders.ts'

import { grouped } from '../src/shared/counted.ts'
import { timeOf, type Scenario, type SizeResult } from './build-results.ts'
import { shortLabel } from './build-tables.ts'

interface Line {
  name: BuilderName
  scenario: Scenario
  label: string
}

const lines: readonly Line[] = [
  { name: 'assay', scenario: 'cold', label: 'Assay' },
  { name: 'assay', scenario: 'edit', label: 'Assay, one edit' },
  { name: 'eleventy', scenario: 'cold', label: shortLabel('eleventy') },
  { name: 'astro', scenario: 'cold', label: shortLabel('astro') },
]

const width = 720
const height = 420
const margin = { top: 40, right: 130, bottom: 50, left: 60 }
/** Labels of lines keep this distance, in units of the viewBox. */
const labelHeight = 17

/* An image in a page does not get the style sheet of the page, so the drawing has its own. */
const style = `
svg { font: 14px system-ui, sans-serif; fill: #222; background: #fff }
.grid { stroke: #ddd }
.line { fill: none; stroke: currentColor; stroke-width: 2 }
.edit { stroke-dasharray: 6 4 }
circle, .name { fill: currentColor }
.assay { color: #0b6e8a } .eleventy { color: #a3480f } .astro { color: #6a3fa0 }
@media (prefers-color-scheme: dark) {
  svg { fill: #ddd; background: #161616 }
  .grid { stroke: #3a3a3a }
  .assay { color: #59b8d4 } .eleventy { color: #f0935a } .astro { color: #b794e8 }
}
`

interface Point {
  articles: number
  seconds: number
}

/** Draws the time of builds against the number of articles, on logarithmic scales, as an SVG file. */
export function drawGrowth(sizes: readonly SizeResult[]): string {
  const drawn = lines
    .map((each) => ({ ...each, points: pointsOf(sizes, each) }))
    .filter(({ points }) => points.length > 0)
  const points = drawn.flatMap((each) => each.points)
  const x = scaleLog()
    .domain(extent(points.map(({ articles }) => articles)))
    .range([margin.left, width - margin.right])
  const y = scaleLog()
    .domain(extent(points.map(({ seconds }) => seconds)))
    .nice()
    .range([height - margin.bottom, margin.top])
  const path = line<Point>(
    ({ articles }) => round(x(articles)),
    ({ seconds }) => round(y(seconds)),
  )
  const marks = drawn.flatMap(({ name, scenario, points: own }) => [
    s('path', { className: ['line', name, scenario], d: path(own) ?? '' }),
    ...own.map(({ articles, seconds }) =>
      s('circle', { className: [name], cx: round(x(articles)), cy: round(y(seconds)), r: 4 }),
    ),
  ])
  const ends = drawn.map(({ name, label, points: own }) => {
    const last = own.at(-1) as Point
    return { name, label, x: x(last.articles) + 10, y: y(last.seconds) }
  })
  const svg = s(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, role: 'img' },
    [
      s('title', 'Seconds of a build against the number of articles'),
      s('style', style),
      ...axes(sizes, { x, y }),
      ...marks,
      ...labelsOf(ends),
    ],
  )
  return `${toHtml(svg, { space: 'svg', closeSelfClosing: true, closeEmptyElements: true })}\n`
}

function pointsOf(sizes: readonly SizeResult[], { name, scenario }: Line): Point[] {
  return sizes.flatMap((size) => {
    const seconds = timeOf(size, name, scenario)?.median
    return seconds === undefined ? [] : [{ articles: size.articles, seconds }]
  })
}

/** The name of a line and where the line ends. */
interface End {
  name: BuilderName
  label: string
  x: number
  y: number
}

type Scale = ReturnType<typeof scaleLog<number, number>>

function axes(sizes: readonly SizeResult[], { x, y }: { x: Scale; y: Scale }): Element[] {
  const bottom = height - margin.bottom
  const ticks = y.ticks().filter((tick) => /^[125]0*$/.test(String(tick)))
  return [
    s('text', { x: 12, y: 22 }, 'Seconds'),
    s('text', { x: round(x.range()[0] ?? 0), y: height - 8 }, 'Articles'),
    ...ticks.flatMap((tick) => [
      s('path', {
        className: ['grid'],
        d: `M${margin.left} ${round(y(tick))}H${width - margin.right}`,
      }),
      s('text', { x: margin.left - 8, y: round(y(tick) + 5), 'text-anchor': 'end' }, grouped(tick)),
    ]),
    ...sizes.map(({ articles }) =>
      s(
        'text',
        { x: round(x(articles)), y: bottom + 20, 'text-anchor': 'middle' },
        grouped(articles),
      ),
    ),
  ]
}

/** Draws the names of the lines at their ends, moved down where they would overlap. */
function labelsOf(ends: readonly End[]): Element[] {
  let above = -Infinity
  return ends
    .toSorted((one, other) => one.y - other.y)
    .map(({ name, label, x, y }) => {
      above = Math.max(y, above + labelHeight)
      return s('text', { className: ['name', name], x: round(x), y: round(above + 5) }, label)
    })
}

/** Returns the smallest and the largest value, apart if there is only one. */
function extent(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? [least / 2, most * 2] : [least, most]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
