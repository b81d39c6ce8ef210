/**
 * The mark of a verdict: a streak on a touchstone.
 *
 * Four tones are a notch on the scale; *misleading* is a cross, and *unproven* an open diamond above it. The word is
 * always beside the mark.
 */

import type { Tone } from '../ratings/schema.ts'

/** The size of the drawing, in units of its viewBox. */
export const markSize = { width: 32, height: 16 }

/** A stroke of the mark: what it is, and its path. */
export interface Stroke {
  part: 'scale' | 'notch' | 'cross' | 'diamond'
  path: string
}

const marks: Record<Tone, Stroke> = {
  false: { part: 'notch', path: 'M4 14.25V1.75' },
  'not-supported': { part: 'notch', path: 'M12 14.25V1.75' },
  mixed: { part: 'notch', path: 'M20 14.25V1.75' },
  supported: { part: 'notch', path: 'M28 14.25V1.75' },
  misleading: { part: 'cross', path: 'm11 1.75 10 10m0-10-10 10' },
  unproven: { part: 'diamond', path: 'm16 1.25 5 5-5 5-5-5z' },
}

/** The strokes of a mark. */
export function verdictMark(tone: Tone): Stroke[] {
  return [{ part: 'scale', path: 'M1 14.25h30' }, marks[tone]]
}
