/** Where the marks and words of an evidence map are: a column for each finding, a row for each kind of design. */

import { scaleSqrt } from 'd3-scale'

import { designRow, rowOrder } from '../claims/design.ts'
import { findings, type Finding } from '../claims/scales.ts'
import type { Claim } from '../claims/schema.ts'
import type { Words } from '../messages/words.ts'
import { halfSize } from './finding-shape.ts'
import { sizes, type DrawingOptions, type Size, type TextSize } from './drawing.ts'
import { boldFactor, textWidth, widestLine, wrap } from './text-metrics.ts'

type Study = Claim['evidence'][number]

/** A study as the map shows it. */
export interface NamedStudy {
  study: Study
  /** A short name of its source, such as “Mautner 2023”. */
  name: string
  /** The address of the page of its source. */
  page: string
}

/** The columns, from what counts against the claim on the left to what supports it on the right. */
export const columnOrder = findings.toReversed()

// Lengths are in units of the viewBox.
export const textSizes: Record<Size, TextSize> = {
  narrow: { fontSize: 14, lineHeight: 17 },
  wide: { fontSize: 14, lineHeight: 17.5 },
}
/** Smaller than the other words in a narrow map, where the longest words of all five have to fit beside each other. */
export const headingSize: Record<Size, number> = { narrow: 13, wide: 14 }
/** The width of the column for the names of the designs; without one they are above their studies. */
const designColumn: Record<Size, number> = { narrow: 0, wide: 160 }
const largestRadius = 22
export const smallestRadius = 4
const unknownRadius = 5
/** The radius of one participant: the same in all maps, unless a study is too large for it. */
const largestUnit = 0.8
const gap = 6
const rowPadding = 10
/** With the gap between them, neighbouring links are far enough apart for a thumb (WCAG 2.2, 2.5.8). */
const leastLane = 20

/** One column of the map. */
export interface Column {
  finding: Finding
  heading: string[]
  left: number
  middle: number
  width: number
}

/** A study with its mark and words at their places. */
export interface PlacedStudy extends MeasuredStudy {
  x: number
  y: number
  /** The lines of its name, and below them the number of participants. */
  lines: string[]
  textX: number
  textY: number
  anchor: 'start' | 'middle' | 'end'
}

/** The studies of one kind of design. */
export interface Row {
  label: string[]
  top: number
  bottom: number
  studies: PlacedStudy[]
}

/** A study with the size of its mark. */
interface MeasuredStudy extends NamedStudy {
  radius: number
  half: { width: number; height: number }
  /** The number of participants in words; empty if it is not known. */
  people: string
}

/** Places everything on a map. */
export function layOutEvidence(
  studies: readonly NamedStudy[],
  { size, words }: DrawingOptions,
): { columns: Column[]; headingHeight: number; headingBottom: number; rows: Row[] } {
  const { lineHeight } = textSizes[size]
  const columns = layOutColumns(studies, size, words)
  const headingHeight = Math.max(...columns.map(({ heading }) => heading.length)) * lineHeight
  const headingBottom = headingHeight + gap
  const measured = measure(studies, words)
  const rows: Row[] = []
  for (const row of rowOrder) {
    const own = measured.filter(({ study }) => designRow(study) === row)
    if (own.length === 0) continue
    const top = rows.at(-1)?.bottom ?? headingBottom
    const sorted = own.toSorted((a, b) => compareStudies(a.study, b.study))
    rows.push(
      layOutRow(sorted, { name: words.sayUnmarked(`designs.row-${row}`), top, columns, size }),
    )
  }
  return { columns, headingHeight, headingBottom, rows }
}

/** Orders studies of one design by finding as the columns are, and the largest first. */
export function compareStudies(
  a: Pick<Study, 'finding' | 'participants'>,
  b: Pick<Study, 'finding' | 'participants'>,
): number {
  return (
    columnOrder.indexOf(a.finding) - columnOrder.indexOf(b.finding) ||
    (b.participants ?? -1) - (a.participants ?? -1)
  )
}

/** Returns the scale of participants to radius, by which areas are in proportion to participants. */
export function radiusScale(evidence: readonly Study[]) {
  const most = Math.max(1, ...evidence.map(({ participants }) => participants ?? 0))
  return scaleSqrt([0, 1], [0, Math.min(largestUnit, largestRadius / Math.sqrt(most))])
}

/** Lines of drawings are measured, so they have no marks. */
function headingOf(finding: Finding, words: Words): string {
  return words.sayUnmarked(`claims.finding-${finding}`)
}

/**
 * A narrow map gives each column the room that its heading needs, because names have lanes of their own. In a wide one,
 * columns are equal, except those that need more for a word of a name.
 */
function layOutColumns(studies: readonly NamedStudy[], size: Size, words: Words): Column[] {
  const fontSize = headingSize[size]
  const room = sizes[size].width - designColumn[size]
  const equal = room / columnOrder.length
  const headings = columnOrder.map((finding) => widestWord(headingOf(finding, words)) * fontSize)
  const names = columnOrder.map((finding) => widestName(studies, finding))
  const least = Math.max(2 * largestRadius, ...headings) + gap
  const widths =
    size === 'wide' ? widenedColumns(names, { room, least }) : shareRoom(headings, room)
  let left = designColumn[size]
  return columnOrder.map((finding, index) => {
    const width = widths[index] ?? equal
    const column = {
      finding,
      heading: wrap(headingOf(finding, words), (width - gap) / fontSize),
      left: Math.round(left),
      middle: Math.round(left + width / 2),
      width,
    }
    left += width
    return column
  })
}

function measure(studies: readonly NamedStudy[], words: Words): MeasuredStudy[] {
  const radius = radiusScale(studies.map(({ study }) => study))
  return studies.map((named) => {
    const { participants, finding } = named.study
    const isKnown = participants !== undefined
    const own = isKnown ? Math.max(smallestRadius, radius(participants)) : unknownRadius
    const people = isKnown ? words.sayUnmarked('figures.people', { count: participants }) : ''
    return { ...named, radius: own, half: halfSize(finding, own), people }
  })
}

/** Returns what each column needs, and an equal share of what is left. */
function shareRoom(needs: readonly number[], room: number): number[] {
  const spare = (room - needs.reduce((sum, need) => sum + need, 0)) / needs.length
  return needs.map((need) => need + spare)
}

/** Returns equal columns, except that those which need more have it, if at least `least` is left for each of the others. */
function widenedColumns(
  needs: readonly number[],
  { room, least }: { room: number; least: number },
): number[] {
  const equal = room / needs.length
  const wide = needs.filter((need) => need > equal)
  const taken = wide.reduce((sum, need) => sum + need, 0)
  const rest = (room - taken) / (needs.length - wide.length)
  return rest < least ? needs.map(() => equal) : needs.map((need) => (need > equal ? need : rest))
}

/** Returns the width of the widest word in the names of the studies with a finding, in units of the drawing. */
function widestName(studies: readonly NamedStudy[], finding: Finding): number {
  const own = studies.filter(({ study }) => study.finding === finding)
  return Math.max(
    0,
    ...own.map(({ name }) => widestWord(name) * textSizes.wide.fontSize * boldFactor),
  )
}

/** Returns the width of the widest word of a text, in em. */
function widestWord(text: string): number {
  return widestLine(text.split(/[ \t\r\n]+/))
}

function layOutRow(
  studies: readonly MeasuredStudy[],
  options: { name: string; top: number; columns: readonly Column[]; size: Size },
): Row {
  const { name, top, columns, size } = options
  const { fontSize, lineHeight } = textSizes[size]
  const isBeside = designColumn[size] > 0
  const room = isBeside ? designColumn[size] - gap : sizes[size].width
  const label = wrap(name, room / fontSize / boldFactor)
  const labelTop = top + rowPadding
  const labelBottom = labelTop + label.length * lineHeight
  const placed = isBeside
    ? placeInCells(studies, { top: labelTop, columns, size })
    : placeInLanes(studies, { top: labelBottom + gap, columns, size })
  return {
    label,
    top: labelTop,
    bottom: Math.round(Math.max(labelBottom, placed.bottom) + rowPadding),
    studies: placed.studies,
  }
}

interface Area {
  top: number
  columns: readonly Column[]
  size: Size
}

interface Placement {
  studies: PlacedStudy[]
  bottom: number
}

/** Places each study below the last, its words beside its mark: they have the room of the empty columns. */
function placeInLanes(studies: readonly MeasuredStudy[], { top, columns, size }: Area): Placement {
  const { lineHeight } = textSizes[size]
  let y = top
  const placed = studies.map((measured): PlacedStudy => {
    const { study, name, half, people } = measured
    // A large mark in a narrow column stays within the map.
    const middleX = columns.find(({ finding }) => finding === study.finding)?.middle ?? 0
    const x = Math.max(half.width, Math.min(middleX, sizes[size].width - half.width))
    const right = sizes[size].width - x - half.width - gap
    const left = x - half.width - gap
    const isRight = right >= left || right >= boldWidth(name, size)
    const lines = wrapBold(name, isRight ? right : left, size)
    const textHeight = countLines(lines, people) * lineHeight
    const height = Math.max(2 * half.height, textHeight, leastLane)
    const middle = Math.round(y + height / 2)
    y += height + gap
    return {
      ...measured,
      x,
      y: middle,
      lines,
      textX: x + (isRight ? 1 : -1) * (half.width + gap),
      textY: middle - textHeight / 2,
      anchor: isRight ? 'start' : 'end',
    }
  })
  return { studies: placed, bottom: y - gap }
}

/** Stacks the studies of each finding in the cell of its column, their words below their marks. */
function placeInCells(studies: readonly MeasuredStudy[], { top, columns, size }: Area): Placement {
  const { lineHeight } = textSizes[size]
  let bottom = top
  const placed = columns.flatMap(({ finding, middle: x, width }) => {
    let y = top
    const own = studies.filter(({ study }) => study.finding === finding)
    return own.map((measured): PlacedStudy => {
      const { name, half, people } = measured
      const lines = wrapBold(name, width, size)
      const middle = Math.round(y + half.height)
      const textY = middle + half.height + gap / 2
      const textBottom = textY + countLines(lines, people) * lineHeight
      y = textBottom + 1.5 * gap
      bottom = Math.max(bottom, textBottom)
      return { ...measured, x, y: middle, lines, textX: x, textY, anchor: 'middle' }
    })
  })
  return { studies: placed, bottom }
}

function countLines(name: readonly string[], people: string): number {
  return name.length + (people === '' ? 0 : 1)
}

function wrapBold(text: string, room: number, size: Size): string[] {
  return wrap(text, room / textSizes[size].fontSize / boldFactor)
}

function boldWidth(text: string, size: Size): number {
  return textWidth(text) * textSizes[size].fontSize * boldFactor
}
