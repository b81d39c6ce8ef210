/** Dated events along a line. */

import type { Element } from 'hast'

import { linkHorizontal } from 'd3-shape'

import type { Timeline } from '../charts/schema.ts'
import type { Words } from '../messages/words.ts'
import type { FigureTable } from './table.ts'

import { drawTimeAxis, timeAxisWidth } from './axes.ts'
import { drawing, sizes, type DrawingOptions, type TextSize } from './drawing.ts'
import { placeLabels } from './label-placement.ts'
import { circle, group, strokes, text, vertical } from './marks.ts'
import { boldFactor, wrap } from './text-metrics.ts'
import { momentsOf, periodOf, timeScale, timeTicks, type Period } from './time-scale.ts'

const mostTicks = { narrow: 6, wide: 8 }
/** The least space between two ticks, in heights of a line. */
const tickSpacing = 1.5
const dotRadius = 4.5
const labelGap = 8
/** The room between the axis and the labels of the events. */
const leaderRoom = 30
const leaderGap = 6
/** How much longer the axis is than its labels need, so that the time between events is visible. */
const looseness = 1.2

type Event = Timeline['events'][number] & { moment: number; period: Period }

/**
 * Draws a vertical time line: dots at the dates, and labels beside them that are moved apart where they would overlap.
 *
 * @returns markup whose marks have the classes `mark-axis`, `mark-tick`, `mark-leader`, `mark-span`, `mark-dot`,
 *   `mark-label` (dates) and `mark-value` (what happened)
 */
export function drawTimeline(chart: Timeline, { size, words }: DrawingOptions): string {
  const { width, fontSize, lineHeight } = sizes[size]
  const { events, ticks, labels, axisX, labelX, scale, height } = layOut(chart, { size, words })
  const at = (moment: number) => Math.round(scale(moment))
  const spans = events
    .map(({ period: { start, end } }) => ({
      from: Math.max(0, at(start)),
      to: Math.min(height, at(end)),
    }))
    .filter(({ from, to }) => to - from > 2 * dotRadius)
  const leader = linkHorizontal().digits(1)
  const leaders = labels.map(({ moment, top }) => ({
    source: [axisX, at(moment)] as [number, number],
    target: [labelX - leaderGap, Math.round(top + lineHeight / 2)] as [number, number],
  }))

  const marks = [
    ...drawTimeAxis(scale, { ticks, x: axisX, fontSize }),
    ...strokes(
      'mark-leader',
      leaders.map((ends) => leader(ends) ?? ''),
    ),
    // What is known by its year alone happened sometime in it.
    ...strokes(
      'mark-span',
      spans.map(({ from, to }) => vertical(axisX, from, to)),
    ),
    ...group(
      'mark-dot',
      events.map(({ moment }) => circle({ x: axisX, y: at(moment), radius: dotRadius })),
    ),
    ...drawLabels(labels, { x: labelX, lineHeight }),
  ]
  return drawing(marks, { width, height, fontSize, size })
}

/** Describes the events in words, in the order of their dates. */
export function describeTimeline(chart: Timeline, words: Words): string {
  const sentences = inOrder(chart).map(({ date, label }) =>
    words.say('figures.labelled', {
      label: words.writtenDate(date),
      text: label.replace(/[.\s]+$/, ''),
    }),
  )
  return words.say('figures.timeLine', { events: sentences.join('. ') })
}

/** Returns the events as a table, in the order of their dates. */
export function tabulateTimeline(chart: Timeline, words: Words): FigureTable {
  const events = inOrder(chart)
  const cited = events.some(({ reference }) => reference !== undefined)
  return {
    columns: [
      words.say('figures.date'),
      words.say('figures.event'),
      ...(cited ? [words.say('figures.eventSource')] : []),
    ],
    numbers: [],
    rows: events.map(({ date, label, reference }) => [
      { text: words.writtenDate(date) },
      { text: label },
      ...(cited ? [reference === undefined ? { text: '' } : { text: reference, reference }] : []),
    ]),
  }
}

function inOrder({ events }: Timeline): Event[] {
  const moments = momentsOf(events.map(({ date }) => date))
  return events
    .map((event, at) => ({ ...event, moment: moments[at] ?? 0, period: periodOf(event.date) }))
    .toSorted((a, b) => a.moment - b.moment)
}

interface EventLabel {
  moment: number
  date: string[]
  lines: string[]
  /** The height of both. */
  size: number
}

/** Makes the axis long enough for its labels, and places them along it. */
function layOut(chart: Timeline, { size, words }: DrawingOptions) {
  const { width, fontSize, lineHeight } = sizes[size]
  const events = inOrder(chart)
  const period = periodOfEvents(events)
  const most = mostTicks[size]
  const widestTicks = timeTicks(period, { most, language: words.language })
  const axisX = Math.round(timeAxisWidth(widestTicks, fontSize))
  const labelX = axisX + leaderRoom
  const labels = events.map((event) =>
    labelOf(event, { width: width - labelX, fontSize, lineHeight, words }),
  )
  const { length, height } = lengthOf(labels, lineHeight)
  const top = lineHeight / 2
  const scale = timeScale(period).range([top, top + length])
  const starts = placeLabels(
    labels.map((label) => ({ start: Math.round(scale(label.moment)) - top, size: label.size })),
    { length: height, gap: labelGap },
  )
  const mostInLength = Math.floor(length / (tickSpacing * lineHeight))
  const ticks = timeTicks(period, { most: Math.min(most, mostInLength), language: words.language })
  const placed = labels.map((label, index) => ({ ...label, top: Math.round(starts[index] ?? 0) }))
  return { events, ticks, labels: placed, axisX, labelX, scale, height }
}

function labelOf(
  { date, label, moment }: Event,
  options: TextSize & { width: number; words: Words },
): EventLabel {
  const { width, fontSize, lineHeight, words } = options
  const heading = wrap(words.writtenDate(date), width / fontSize / boldFactor)
  const lines = wrap(label, width / fontSize)
  return { moment, date: heading, lines, size: (heading.length + lines.length) * lineHeight }
}

/** Returns the length of the axis, and the height of the drawing: the last label hangs below the end of the axis. */
function lengthOf(labels: readonly EventLabel[], lineHeight: number) {
  const needed = labels.reduce((sum, { size }) => sum + size + labelGap, -labelGap)
  const height = Math.ceil(Math.max(needed * (labels.length > 1 ? looseness : 1), lineHeight * 2))
  return { length: height - (labels.at(-1)?.size ?? 0), height }
}

/** Draws the dates of events, and what happened below them. */
function drawLabels(
  labels: readonly (EventLabel & { top: number })[],
  { x, lineHeight }: { x: number; lineHeight: number },
): Element[] {
  const block = (y: number, lines: string[]) => text({ x, y, lines }, { lineHeight, align: 'top' })
  return [
    ...group(
      'mark-label',
      labels.map(({ date, top }) => block(top, date)),
      { textAnchor: 'start' },
    ),
    ...group(
      'mark-value',
      labels.map(({ date, lines, top }) => block(top + date.length * lineHeight, lines)),
      { textAnchor: 'start' },
    ),
  ]
}

/** Returns the period from the first event to the last; around a single day, it has time on both sides. */
function periodOfEvents(events: readonly Event[]): Period {
  const moments = events.map(({ moment }) => moment)
  const [start, end] = [Math.min(...moments), Math.max(...moments)]
  return start < end ? { start, end } : { start: start - 1, end: end + 1 }
}
