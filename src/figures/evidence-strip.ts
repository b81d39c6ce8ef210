/** The evidence of a claim as a small drawing for lists: a shape for each source, those against the claim at the left. */

import type { Element } from 'hast'

import { s } from 'hastscript'
import { toHtml } from 'hast-util-to-html'

import type { Claim } from '../claims/schema.ts'
import { columnOrder } from './evidence-layout.ts'
import { findingShape, findingTones } from './finding-shape.ts'

/** The place of a shape, and the radius of its circle, in units of the viewBox. */
const place = { width: 15, height: 12, radius: 5 }

/** A drawing of more sources has longer rows of smaller shapes, four times as long as there are rows. */
const shortestRow = 10
const rowsToLength = 4

/**
 * Draws the findings of the evidence of a claim.
 *
 * @returns an `svg` without a name, since words beside it say the same (`evidenceTitle`); its width and height are in pixels
 */
export function drawEvidenceStrip(
  evidence: readonly Pick<Claim['evidence'][number], 'finding'>[],
): string {
  const perRow = Math.max(shortestRow, Math.ceil(Math.sqrt(evidence.length * rowsToLength)))
  const columns = Math.min(perRow, evidence.length)
  const size = {
    width: columns * place.width,
    height: Math.ceil(evidence.length / perRow) * place.height,
  }
  let drawn = 0
  const groups = columnOrder.flatMap((finding): Element | [] => {
    const { length } = evidence.filter((each) => each.finding === finding)
    if (length === 0) return []
    const shapes = Array.from({ length }, () => {
      const [column, row] = [drawn % perRow, Math.floor(drawn / perRow)]
      drawn += 1
      const x = (column + 0.5) * place.width
      const y = (row + 0.5) * place.height
      return findingShape(finding, { x, y, radius: place.radius })
    })
    return s('g', { dataTone: findingTones[finding] }, shapes)
  })
  const { width, height } = size
  return toHtml(
    s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, ariaHidden: 'true' }, groups),
    { closeEmptyElements: true },
  )
}
