/**
 * The shape and the tone of a finding: what supports the claim points to the right, what counts against it to the left, and mixed
 * findings point both ways. An inconclusive one is a circle, and harm a triangle.
 *
 * All shapes of one radius have the area of the circle, so that sizes can be compared.
 */

import type { Element } from 'hast'

import { s } from 'hastscript'

import type { Finding } from '../claims/scales.ts'
import type { Tone } from '../ratings/schema.ts'
import { circle, toTenth } from './marks.ts'

/** The tone of each finding, named after the rating that has it too. */
export const findingTones: Record<Finding, Tone> = {
  supports: 'supported',
  mixed: 'mixed',
  inconclusive: 'unproven',
  opposes: 'not-supported',
  harm: 'false',
}

type Corner = readonly [x: number, y: number]

/** Half the height of an arrow, and the length of its head, for a radius of 1. */
const half = 0.85
const head = 0.75
/** Half the length of an arrow with one head, and of one with two, so that each has the area of the circle. */
const one = Math.PI / (4 * half) + head / 4
const two = Math.PI / (4 * half) + head / 2
/** Half the side and half the height of the equilateral triangle with that area. */
const side = Math.sqrt(Math.PI / Math.sqrt(3))
const height = (side * Math.sqrt(3)) / 2

const right: readonly Corner[] = [
  [-one, -half],
  [one - head, -half],
  [one, 0],
  [one - head, half],
  [-one, half],
]

/** The corners around the middle of the shape, for a radius of 1; `undefined` for a circle. */
const shapes: Record<Finding, readonly Corner[] | undefined> = {
  supports: right,
  mixed: [
    [-two, 0],
    [head - two, -half],
    [two - head, -half],
    [two, 0],
    [two - head, half],
    [head - two, half],
  ],
  inconclusive: undefined,
  opposes: right.map(([x, y]): Corner => [-x, y]),
  harm: [
    [0, -height],
    [side, height],
    [-side, height],
  ],
}

/** Returns half the width and half the height of a shape. */
export function halfSize(finding: Finding, radius: number): { width: number; height: number } {
  const corners = shapes[finding] ?? [[1, 1]]
  return {
    width: radius * Math.max(...corners.map(([x]) => x)),
    height: radius * Math.max(...corners.map(([, y]) => y)),
  }
}

/** Draws a finding around a point. */
export function findingShape(
  finding: Finding,
  { x, y, radius }: { x: number; y: number; radius: number },
  className?: string,
): Element {
  const corners = shapes[finding]
  if (!corners) return circle({ x, y, radius }, className)
  const [[startX, startY] = [0, 0], ...rest] = corners
  // From corner to corner, so that shapes of one size have the same path but for its start.
  const steps = rest.map(([nextX, nextY], index) => {
    const [lastX, lastY] = corners[index] ?? [0, 0]
    return `${toTenth(radius * (nextX - lastX))} ${toTenth(radius * (nextY - lastY))}`
  })
  const start = `${toTenth(x + radius * startX)} ${toTenth(y + radius * startY)}`
  return s('path', { className, d: `M${start}l${steps.join(' ')}z` })
}
