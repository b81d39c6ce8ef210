/** Dated facts along a line. */

import * as Plot from '@observablehq/plot'

import type { Timeline } from './schema.ts'
import type { FigureTable } from './table.ts'

import { formatEdtf } from '../shared/dates.ts'
import { block, finish, plot, sizes, type DrawingOptions } from './drawing.ts'
import { boldness, textWidth, wrap } from './lettering.ts'
import { spread } from './spread.ts'
import { momentsOf, periodOf, timeTicks, type Period } from './ticks.ts'

const dotRadius = 4.5
const tickLength = 5
const gap = 8
/** From the line to the words of the facts. */
const leaderLength = 30
/** How much longer the line is than its facts need, so that the time between them can be seen. */
const looseness = 1.2

type Event = Timeline['events'][number] & { moment: number; period: Period }

/**
 * Draws a time line from top to bottom: dots at their dates, their words beside them, moved apart where they would
 * overlap.
 *
 * @returns markup whose marks have the classes `mark-axis`, `mark-tick`, `mark-leader`, `mark-span`, `mark-dot`,
 *   `mark-label` (dates) and `mark-value` (facts)
 */
export function drawTimeline(chart: Timeline, { size, language }: DrawingOptions): string {
  const { width, fontSize, lineHeight } = sizes[size]
  const events = inOrder(chart)
  const whole = wholeOf(events)
  const most = size === 'narrow' ? 6 : 8
  const widestTick = Math.max(
    0,
    ...timeTicks(whole, { most, language }).map(({ text }) => textWidth(text)),
  )
  const axis = Math.round(widestTick * fontSize + tickLength + gap)
  const words = axis + leaderLength

  const blocks = events.map(({ date, label, moment, period }) => {
    const heading = wrap(formatEdtf(date, language), (width - words) / fontSize / boldness)
    const lines = wrap(label, (width - words) / fontSize)
    return {
      heading: heading.join('\n'),
      headingHeight: heading.length * lineHeight,
      text: lines.join('\n'),
      size: (heading.length + lines.length) * lineHeight,
      moment,
      period,
    }
  })
  const needed = blocks.reduce((sum, block) => sum + block.size + gap, -gap)
  const height = Math.ceil(Math.max(needed * (blocks.length > 1 ? looseness : 1), lineHeight * 2))
  const top = lineHeight / 2
  const length = height - (blocks.at(-1)?.size ?? 0)
  const scale = Plot.scale({
    y: { domain: [whole.start, whole.end], range: [top, top + length] },
  })
  const ticks = timeTicks(whole, {
    most: Math.min(most, Math.floor(length / (1.5 * lineHeight))),
    language,
  })
  const at = (moment: number) => Math.round(scale.apply(moment) as number)
  const starts = spread(
    blocks.map((block) => ({ start: at(block.moment) - top, size: block.size })),
    { room: height, gap },
  )
  const marks = blocks.map((block, index) => {
    const start = Math.round(starts[index] ?? 0)
    return {
      ...block,
      at: at(block.moment),
      from: Math.max(0, at(block.period.start)),
      to: Math.min(height, at(block.period.end)),
      start,
      middle: Math.round(start + top),
      body: start + block.headingHeight,
    }
  })
  const text = { ...block({ fontSize, lineHeight }), x: words }

  const drawing = plot({
    width,
    height,
    marks: [
      Plot.ruleX([axis], {
        x: axis,
        y1: at(whole.start),
        y2: at(whole.end),
        className: 'mark-axis',
      }),
      Plot.ruleY(ticks, {
        y: ({ at: moment }: { at: number }) => at(moment),
        x1: axis - tickLength,
        x2: axis,
        className: 'mark-axis',
      }),
      Plot.text(ticks, {
        x: axis - tickLength - 4,
        y: ({ at: moment }: { at: number }) => at(moment),
        text: 'text',
        textAnchor: 'end',
        className: 'mark-tick',
      }),
      Plot.link(marks, {
        x1: axis,
        y1: 'at',
        x2: words - 6,
        y2: 'middle',
        curve: 'bump-x',
        className: 'mark-leader',
      }),
      // What is known by its year alone took place somewhere in it.
      Plot.ruleX(
        marks.filter(({ from, to }) => to - from > 2 * dotRadius),
        { x: axis, y1: 'from', y2: 'to', className: 'mark-span' },
      ),
      Plot.dot(marks, { x: axis, y: 'at', r: dotRadius, className: 'mark-dot' }),
      Plot.text(marks, { ...text, y: 'start', text: 'heading', className: 'mark-label' }),
      Plot.text(marks, { ...text, y: 'body', text: 'text', className: 'mark-value' }),
    ],
  })
  return finish(drawing, { fontSize, size })
}

/** The facts in words, in the order of their dates. */
export function describeTimeline(chart: Timeline, language: string): string {
  const facts = inOrder(chart).map(
    ({ date, label }) => `${formatEdtf(date, language)}: ${label.replace(/[.\s]+$/, '')}`,
  )
  return `Time line. ${facts.join('. ')}.`
}

/** The facts as a table, in the order of their dates. */
export function tabulateTimeline(chart: Timeline, language: string): FigureTable {
  const events = inOrder(chart)
  const cited = events.some(({ reference }) => reference !== undefined)
  return {
    columns: ['Date', 'What happened', ...(cited ? ['Source'] : [])],
    numbers: [],
    rows: events.map(({ date, label, reference }) => [
      { text: formatEdtf(date, language) },
      { text: label },
      ...(cited ? [reference === undefined ? { text: '' } : { text: reference, reference }] : []),
    ]),
  }
}

function inOrder({ events }: Timeline): Event[] {
  const moments = momentsOf(events.map(({ date }) => date))
  return events
    .map((event, index) => ({
      ...event,
      moment: moments[index] ?? 0,
      period: periodOf(event.date),
    }))
    .toSorted((a, b) => a.moment - b.moment)
}

/** From the first fact to the last; of a single day, with something on both sides. */
function wholeOf(events: readonly Event[]): Period {
  const moments = events.map(({ moment }) => moment)
  const [start, end] = [Math.min(...moments), Math.max(...moments)]
  return start < end ? { start, end } : { start: start - 1, end: end + 1 }
}
