/** The studies of a claim at a glance: design against finding, area by participants. */

import * as Plot from '@observablehq/plot'

import type { Claim, Finding } from '../claims/schema.ts'
import type { DrawingOptions, Drawings, Size } from './drawing.ts'
import type { FigureTable } from './table.ts'

import { designOf, designs, designWords, type Design } from '../claims/design.ts'
import { findings } from '../claims/schema.ts'
import { findingWords } from '../claims/words.ts'
import { toCsv } from './csv.ts'
import { block, finish, numberFormat, plot, round, sizes } from './drawing.ts'
import { boldness, textWidth, wrap } from './lettering.ts'

type Evidence = Claim['evidence']
type Study = Evidence[number]

/** A study as the map shows it. */
export interface NamedStudy {
  study: Study
  /** A short name of its source, such as “Mautner 2023”. */
  name: string
  /** The address of the page of its source. */
  page: string
}

/** From left to right: what speaks against the claim stands left, what speaks for it right. */
const columns = findings.toReversed()

// In units of the viewBox.
const lettering: Record<Size, { fontSize: number; lineHeight: number }> = {
  narrow: { fontSize: 12.5, lineHeight: 15.5 },
  wide: { fontSize: 13, lineHeight: 16.5 },
}
/** Where the names of the designs stand: in a column of their own, or above their studies. */
const designColumn: Record<Size, number> = { narrow: 0, wide: 152 }
const largestRadius = 22
const smallestRadius = 4
const unknownRadius = 5
/** The radius of one participant: the same in all maps, unless a study is too large for it. */
const largestUnit = 0.8
const gap = 6
const rowPadding = 10
/** With the gap between them, neighbouring links are far enough apart for a thumb (WCAG 2.2, 2.5.8). */
const leastLane = 20

/**
 * Draws an evidence map.
 *
 * @returns markup in which each study is a link to its source, named by all that the map says of it. Its marks have the
 *   classes `mark-grid`, `mark-base`, `mark-heading` (findings), `mark-label` (designs), `mark-study` (links) and in them
 *   `mark-known` or `mark-unknown` (number of participants), `mark-name` and `mark-value`
 */
export function drawEvidenceMap(
  studies: readonly NamedStudy[],
  { size, language }: DrawingOptions,
): string {
  const { width } = sizes[size]
  const { fontSize, lineHeight } = lettering[size]
  const places = placeColumns(size)
  const headings = places.map(({ finding, middle, width: room }) => ({
    middle,
    text: wrap(findingWords[finding], (room - gap) / fontSize).join('\n'),
  }))
  const headingHeight =
    Math.max(...headings.map(({ text }) => text.split('\n').length)) * lineHeight
  const unit = unitOf(studies.map(({ study }) => study))
  const marks = studies.map((named) => measure(named, { size, language, unit }))

  let y = headingHeight + gap
  const rules = [y]
  const labels: { text: string; y: number }[] = []
  const placed: PlacedMark[] = []
  for (const design of designs) {
    const own = marks.filter((mark) => mark.design === design).toSorted(byFinding)
    if (own.length === 0) continue
    const room = designColumn[size] === 0 ? width : designColumn[size] - gap
    const lines = wrap(designWords[design], room / fontSize / boldness)
    const labelHeight = lines.length * lineHeight
    y += rowPadding
    labels.push({ text: lines.join('\n'), y })
    if (size === 'narrow') {
      const row = placeInLanes(own, { top: y + labelHeight + gap, places, lineHeight, width })
      placed.push(...row.placed)
      y = row.bottom
    } else {
      const row = placeInCells(own, { top: y, places, lineHeight })
      placed.push(...row.placed)
      y = Math.max(y + labelHeight, row.bottom)
    }
    y += rowPadding
    rules.push(y)
  }
  const left = block({ fontSize, lineHeight })

  const drawing = plot({
    width,
    height: Math.ceil(y),
    marks: [
      Plot.ruleX(places.slice(size === 'narrow' ? 1 : 0), {
        x: 'left',
        y1: 0,
        y2: y,
        className: 'mark-grid',
      }),
      Plot.ruleY(rules, { y: Math.round, x1: 0, x2: width, className: 'mark-base' }),
      Plot.text(headings, {
        x: 'middle',
        y: headingHeight,
        text: 'text',
        lineAnchor: 'bottom',
        lineHeight: round(lineHeight / fontSize),
        className: 'mark-heading',
        ariaHidden: 'true',
      }),
      Plot.text(labels, {
        ...left,
        x: 0,
        y: ({ y: top }: { y: number }) => round(top),
        text: 'text',
        className: 'mark-label',
        ariaHidden: 'true',
      }),
      placed.map((mark, index) => [
        Plot.dot([mark], {
          x: 'x',
          y: 'y',
          r: 'radius',
          className: `study-${index} ${mark.isKnown ? 'mark-known' : 'mark-unknown'}`,
        }),
        Plot.text([mark], {
          ...left,
          textAnchor: mark.anchor,
          x: 'textX',
          y: 'textY',
          text: 'name',
          className: `study-${index} mark-name`,
        }),
        Plot.text(mark.people === '' ? [] : [mark], {
          ...left,
          textAnchor: mark.anchor,
          x: 'textX',
          y: 'peopleY',
          text: 'people',
          className: `study-${index} mark-value`,
        }),
      ]),
    ],
  })
  for (const [index, mark] of placed.entries()) link(drawing, `study-${index}`, mark)
  return finish(drawing, { fontSize, size })
}

/** The map for each amount of room it may get. */
export function drawEvidenceMaps(studies: readonly NamedStudy[], language: string): Drawings {
  return {
    narrow: drawEvidenceMap(studies, { size: 'narrow', language }),
    wide: drawEvidenceMap(studies, { size: 'wide', language }),
  }
}

/** What is seen, as a sentence: “Of 4 studies, 1 supports the claim and 3 speak against it”. */
export function evidenceTitle(evidence: Evidence): string {
  const noun = evidence.some(({ design }) => ['guidance', 'other'].includes(designOf(design)))
    ? ['source', 'sources']
    : ['study', 'studies']
  let object = 'the claim'
  const clauses = findings.flatMap((finding) => {
    const count = evidence.filter((study) => study.finding === finding).length
    if (count === 0) return []
    const [one, many] = findingClauses[finding]
    const clause = (count === 1 ? one : many).replace('it', object)
    if (clause.endsWith(object)) object = 'it'
    return [{ count, clause }]
  })
  const [first] = clauses
  if (!first) return 'No study has been recorded'
  if (clauses.length === 1) {
    const all = { 1: `The one ${noun[0]} recorded`, 2: `Both ${noun[1]}` }[first.count]
    return `${all ?? `All ${first.count} ${noun[1]}`} ${first.clause}`
  }
  const list = new Intl.ListFormat('en-GB').format(
    clauses.map(({ count, clause }) => `${count} ${clause}`),
  )
  return `Of ${evidence.length} ${noun[1]}, ${list}`
}

const findingClauses: Record<Finding, [one: string, many: string]> = {
  supports: ['supports it', 'support it'],
  mixed: ['is mixed', 'are mixed'],
  inconclusive: ['is inconclusive', 'are inconclusive'],
  opposes: ['speaks against it', 'speak against it'],
  harm: ['shows harm', 'show harm'],
}

/** How to read the marks of a map, in a sentence or two. */
export function evidenceLegend(evidence: Evidence): string {
  const unit = unitOf(evidence)
  const smallest = Math.ceil((smallestRadius / unit) ** 2)
  const known = evidence.flatMap(({ participants }) => participants ?? [])
  const shared = known.filter((participants) => participants < smallest).length > 1
  return [
    ...(known.length > 0 ? ['The area of a mark is the number of participants.'] : []),
    ...(shared ? [`All studies of fewer than ${smallest} share the smallest mark.`] : []),
    ...(known.length < evidence.length ? ['A mark is open where the number is not known.'] : []),
  ].join(' ')
}

/** The studies as a table, in the order of the map. */
export function tabulateEvidence(evidence: Evidence, language: string): FigureTable {
  const format = numberFormat(language)
  const rows = evidence
    .map((study) => ({ ...study, rank: designs.indexOf(designOf(study.design)) }))
    .toSorted((a, b) => a.rank - b.rank || byFinding(a, b))
  return {
    columns: ['Study', 'Design', 'Finding', 'People'],
    numbers: [3],
    rows: rows.map(({ reference, design, finding, participants }) => [
      { text: reference, reference },
      { text: design ?? 'Not stated' },
      { text: findingWords[finding] },
      { text: participants === undefined ? 'Not known' : format(participants) },
    ]),
  }
}

/** The studies as CSV, as the claim has them; `kind` is the kind of design that the map takes each for. */
export function evidenceCsv(evidence: Evidence): string {
  return toCsv(
    evidence.map((study) => ({ ...study, kind: designOf(study.design) })),
    [
      'reference',
      'design',
      'kind',
      'participants',
      'comparator',
      'blinding',
      'finding',
      'summary',
      'limits',
      'funding',
    ],
  )
}

interface Column {
  finding: Finding
  left: number
  middle: number
  width: number
}

/** A study with the size of its mark and its words. */
interface Mark {
  design: Design
  finding: Finding
  participants: number | undefined
  isKnown: boolean
  radius: number
  name: string
  people: string
  /** All that the map says of it. */
  label: string
  page: string
  /** Breaks its name into lines, in units of the viewBox. */
  linesIn: (room: number) => string[]
  widthOf: (text: string) => number
}

interface PlacedMark extends Mark {
  x: number
  y: number
  textX: number
  textY: number
  peopleY: number
  anchor: 'start' | 'middle' | 'end'
}

/** A narrow map gives each column the room that its heading needs; a wide one has enough for equal ones. */
function placeColumns(size: Size): Column[] {
  const room = sizes[size].width - designColumn[size]
  const needs = columns.map((finding) => {
    if (size === 'wide') return 0
    const words = findingWords[finding].split(' ')
    return Math.max(...words.map(textWidth)) * lettering[size].fontSize
  })
  const spare = (room - needs.reduce((sum, need) => sum + need, 0)) / columns.length
  let left = designColumn[size]
  return columns.map((finding, index) => {
    const width = (needs[index] ?? 0) + spare
    const column = {
      finding,
      left: Math.round(left),
      middle: Math.round(left + width / 2),
      width,
    }
    left += width
    return column
  })
}

/** The radius of one participant. */
function unitOf(evidence: Evidence): number {
  const most = Math.max(1, ...evidence.map(({ participants }) => participants ?? 0))
  return Math.min(largestUnit, largestRadius / Math.sqrt(most))
}

function measure(
  { study, name, page }: NamedStudy,
  { size, language, unit }: DrawingOptions & { unit: number },
): Mark {
  const { design, finding, participants } = study
  const { fontSize } = lettering[size]
  const people =
    participants === undefined
      ? ''
      : participants === 1
        ? '1 person'
        : `${numberFormat(language)(participants)} people`
  return {
    design: designOf(design),
    finding,
    participants,
    isKnown: participants !== undefined,
    radius:
      participants === undefined
        ? unknownRadius
        : round(Math.max(smallestRadius, unit * Math.sqrt(participants))),
    name,
    people,
    label: [
      people === '' ? name : `${name}, ${people}`,
      design ?? 'Design not stated',
      findingWords[finding],
    ].join('. '),
    page,
    linesIn: (room) => wrap(name, room / fontSize / boldness),
    widthOf: (text) => textWidth(text) * fontSize * boldness,
  }
}

function byFinding(
  a: { finding: Finding; participants?: number | undefined },
  b: { finding: Finding; participants?: number | undefined },
): number {
  return (
    columns.indexOf(a.finding) - columns.indexOf(b.finding) ||
    (b.participants ?? -1) - (a.participants ?? -1)
  )
}

/** One study below the other, each with its words beside it: there is room for them across the empty columns. */
function placeInLanes(
  marks: readonly Mark[],
  options: { top: number; places: readonly Column[]; lineHeight: number; width: number },
): { placed: PlacedMark[]; bottom: number } {
  const { places, lineHeight, width } = options
  let y = options.top
  const placed = marks.map((mark): PlacedMark => {
    const x = places[columns.indexOf(mark.finding)]?.middle ?? 0
    const right = width - x - mark.radius - gap
    const left = x - mark.radius - gap
    const needed = mark.widthOf(mark.name)
    const isRight = right >= needed || right >= left
    const lines = mark.linesIn(isRight ? right : left)
    const textHeight = (lines.length + (mark.people === '' ? 0 : 1)) * lineHeight
    const height = Math.max(2 * mark.radius, textHeight, leastLane)
    const middle = y + height / 2
    const textY = round(middle - textHeight / 2)
    y += height + gap
    return {
      ...mark,
      name: lines.join('\n'),
      x,
      y: Math.round(middle),
      textX: round(x + (isRight ? 1 : -1) * (mark.radius + gap)),
      textY,
      peopleY: round(textY + lines.length * lineHeight),
      anchor: isRight ? 'start' : 'end',
    }
  })
  return { placed, bottom: y - gap }
}

/** Stacked in the cells of a table, each with its words below it. */
function placeInCells(
  marks: readonly Mark[],
  options: { top: number; places: readonly Column[]; lineHeight: number },
): { placed: PlacedMark[]; bottom: number } {
  const { top, places, lineHeight } = options
  let bottom = top
  const placed = [...Map.groupBy(marks, ({ finding }) => finding)].flatMap(([finding, own]) => {
    const { middle: x = 0, width = 0 } = places[columns.indexOf(finding)] ?? {}
    let y = top
    const stack = own.map((mark): PlacedMark => {
      const lines = mark.linesIn(width)
      const textY = y + 2 * mark.radius + gap / 2
      const peopleY = textY + lines.length * lineHeight
      const middle = y + mark.radius
      y = peopleY + (mark.people === '' ? 0 : lineHeight) + 1.5 * gap
      return {
        ...mark,
        name: lines.join('\n'),
        x,
        y: Math.round(middle),
        textX: x,
        textY: round(textY),
        peopleY: round(peopleY),
        anchor: 'middle',
      }
    })
    bottom = Math.max(bottom, y - 1.5 * gap)
    return stack
  })
  return { placed, bottom }
}

/** Makes one link of the mark and the words of a study, which Plot draws apart. */
function link(
  drawing: Element,
  className: string,
  { page, label, anchor: textAnchor }: PlacedMark,
): void {
  const parts = [...drawing.querySelectorAll(`.${className}`)]
  const anchor = drawing.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'a')
  anchor.setAttribute('class', 'mark-study')
  anchor.setAttribute('href', page)
  anchor.setAttribute('aria-label', label)
  if (textAnchor !== 'middle') anchor.setAttribute('text-anchor', textAnchor)
  drawing.append(anchor)
  for (const part of parts) {
    part.classList.remove(className)
    part.removeAttribute('text-anchor')
    anchor.append(part)
  }
}
