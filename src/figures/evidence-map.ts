import type { Element } from 'hast'

import { s } from 'hastscript'

import type { Words } from '../messages/words.ts'
import { designOf } from './evidence-words.ts'
import {
  drawing,
  drawSizes,
  sizes,
  type DrawingOptions,
  type Drawings,
  type Size,
} from './drawing.ts'
import {
  headingSize,
  layOutEvidence,
  textSizes,
  type NamedStudy,
  type PlacedStudy,
} from './evidence-layout.ts'
import { findingShape, findingTones } from './finding-shape.ts'
import { group, horizontal, strokes, text, vertical } from './marks.ts'

/** Returns the map for each size. */
export function drawEvidenceMaps(studies: readonly NamedStudy[], words: Words): Drawings {
  return drawSizes((size) => drawEvidenceMap(studies, { size, words }))
}

/**
 * Draws an evidence map: designs by findings, each with its shape, and its area in proportion to the participants.
 *
 * @returns markup in which each study is a link to its source, labelled with all that the map shows of it. Its marks
 *   have the classes `mark-grid`, `mark-base`, `mark-heading` (findings), `mark-label` (designs), `mark-study` (links)
 *   and in them `mark-known` or `mark-unknown` (number of participants), `mark-name` and `mark-value`
 */
export function drawEvidenceMap(studies: readonly NamedStudy[], options: DrawingOptions): string {
  const { size } = options
  const { width } = sizes[size]
  const { fontSize, lineHeight } = textSizes[size]
  const { columns, headingHeight, headingBottom, rows } = layOutEvidence(studies, options)
  const height = Math.ceil(rows.at(-1)?.bottom ?? headingBottom)
  const marks = [
    ...strokes(
      'mark-grid',
      columns.filter(({ left }) => left > 0).map(({ left }) => vertical(left, 0, height)),
    ),
    ...strokes(
      'mark-base',
      [headingBottom, ...rows.map(({ bottom }) => bottom)].map((y) => horizontal(y, 0, width)),
    ),
    ...group(
      'mark-heading',
      columns.map(({ middle, heading }) =>
        text({ x: middle, y: headingHeight, lines: heading }, { lineHeight, align: 'bottom' }),
      ),
      { ariaHidden: 'true', fontSize: headingSize[size] },
    ),
    ...group(
      'mark-label',
      rows.map(({ label, top }) =>
        text({ x: 0, y: top, lines: label }, { lineHeight, align: 'top' }),
      ),
      { textAnchor: 'start', ariaHidden: 'true' },
    ),
    ...group(
      'mark-studies',
      rows.flatMap((row) => row.studies.map((study) => drawStudy(study, options))),
      { textAnchor: anchors[size] === 'middle' ? undefined : anchors[size] },
    ),
  ]
  return drawing(marks, { width, height, fontSize, size })
}

/** Where most words begin: beside their marks on a narrow map, and below them on a wide one. */
const anchors: Record<Size, PlacedStudy['anchor']> = { narrow: 'start', wide: 'middle' }

/** Draws the mark and the words of a study as a link to its source. */
function drawStudy(placed: PlacedStudy, { size, words }: DrawingOptions): Element {
  const { lineHeight } = textSizes[size]
  const { study, page, lines, people, textX, textY, anchor } = placed
  const said = [
    ...lines.map((line) => ({ line, className: 'mark-name' })),
    ...(people === '' ? [] : [{ line: people, className: 'mark-value' }]),
  ]
  return s(
    'a',
    {
      className: 'mark-study',
      dataTone: findingTones[study.finding],
      href: page,
      ariaLabel: accessibleName(placed, words),
      textAnchor: anchor === anchors[size] ? undefined : anchor,
    },
    findingShape(
      study.finding,
      placed,
      study.participants === undefined ? 'mark-unknown' : 'mark-known',
    ),
    // The words seen are to be in the accessible name (WCAG 2.2, 2.5.3), so lines have a space between them.
    ...said.flatMap(({ line, className }, index) => [
      text(
        { x: textX, y: textY + index * lineHeight, lines: [line] },
        { lineHeight, align: 'top', className },
      ),
      ...(line.endsWith('-') ? [] : [' ']),
    ]),
  )
}

/** Returns all that the map shows of a study. */
function accessibleName({ study, name, people }: PlacedStudy, words: Words): string {
  const design = designOf(study, words) ?? words.say('figures.designNotStated')
  const finding = words.say(`claims.finding-${study.finding}`)
  return people === ''
    ? words.say('figures.mark', { name, design, finding })
    : words.say('figures.markWithPeople', { name, people, design, finding })
}
