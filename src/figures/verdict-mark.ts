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

const notches: Partial<Record<Tone, number>> = {
  false: 4,
  'not-supported': 12,
  mixed: 20,
  supported: 28,
}

/** The strokes of a mark. */
export function verdictMark(tone: Tone): Stroke[] {
  const notch = notches[tone]
  return [
    { part: 'scale', path: 'M1 14.25h30' },
    ...(notch === undefined ? [] : [{ part: 'notch', path: `M${notch} 14.25V1.75` } as const]),
    ...(tone === 'misleading'
      ? [{ part: 'cross', path: 'm11 1.75 10 10m0-10-10 10' } as const]
      : []),
    ...(tone === 'unproven' ? [{ part: 'diamond', path: 'm16 1.25 5 5-5 5-5-5z' } as const] : []),
  ]
}
