import type { Element } from 'hast'

import { s } from 'hastscript'

import type { Words } from '../messages/words.ts'
import { designOf } from './evidence-words.ts'
import { drawing, drawSizes, sizes, type DrawingOptions, type Drawings } from './drawing.ts'
import { layOutEvidence, textSizes, type NamedStudy, type PlacedStudy } from './evidence-layout.ts'
import { circle, group, horizontal, strokes, text, vertical } from './marks.ts'

/** Returns the map for each size. */
export function drawEvidenceMaps(studies: readonly NamedStudy[], words: Words): Drawings {
  return drawSizes((size) => drawEvidenceMap(studies, { size, words }))
}

/**
 * Draws an evidence map: designs by findings, the area of each mark in proportion to its participants.
 *
 * @returns markup in which each study is a link to its source, labelled with all that the map shows of it. Its marks
 *   have the classes `mark-grid`, `mark-base`, `mark-heading` (findings), `mark-label` (designs), `mark-study` (links)
 *   and in them `mark-known` or `mark-unknown` (number of participants), `mark-name` and `mark-value`
 */
export function drawEvidenceMap(studies: readonly NamedStudy[], options: DrawingOptions): string {
  const { size, words } = options
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
      { ariaHidden: 'true' },
    ),
    ...group(
      'mark-label',
      rows.map(({ label, top }) =>
        text({ x: 0, y: top, lines: label }, { lineHeight, align: 'top' }),
      ),
      { textAnchor: 'start', ariaHidden: 'true' },
    ),
    ...rows.flatMap((row) => row.studies.map((study) => drawStudy(study, lineHeight, words))),
  ]
  return drawing(marks, { width, height, fontSize, size })
}

/** Draws the mark and the words of a study as a link to its source. */
function drawStudy(placed: PlacedStudy, lineHeight: number, words: Words): Element {
  const { study, page, x, y, radius, lines, people, textX, textY, anchor } = placed
  const peopleY = textY + lines.length * lineHeight
  return s(
    'a',
    {
      className: 'mark-study',
      href: page,
      ariaLabel: accessibleName(placed, words),
      textAnchor: anchor === 'middle' ? undefined : anchor,
    },
    circle({ x, y, radius }, study.participants === undefined ? 'mark-unknown' : 'mark-known'),
    text({ x: textX, y: textY, lines }, { lineHeight, align: 'top', className: 'mark-name' }),
    people === ''
      ? undefined
      : text(
          { x: textX, y: peopleY, lines: [people] },
          { lineHeight, align: 'top', className: 'mark-value' },
        ),
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
