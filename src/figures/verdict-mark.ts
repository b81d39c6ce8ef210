/**
 * The mark of a verdict: its place on the scale.
 *
 * A rating with a value is a pointer on an axis from false (1) to supported (5), at its own value. A rating without one has no
 * place on the axis and is a diamond, whose inside depends on the tone. The word is always beside the mark.
 */

import type { Rating, Tone } from '../ratings/schema.ts'

/** What the mark of a rating depends on. */
export type Marked = Pick<Rating, 'tone' | 'value'>

/** The size of the drawing, in units of its viewBox. */
export const markSize = { width: 40, height: 16 }

/** A path of the mark. `solid` is filled by the even-odd rule; the others are strokes. */
export interface MarkPath {
  part: 'axis' | 'solid' | 'outline'
  path: string
}

/** The lowest and the highest value, and where they are on the axis. */
const ends = { least: 1, most: 5, left: 5, right: 35 }

/** The axis has ticks at its ends and in the middle, whatever ratings there are, so that a value looks the same everywhere. */
const axis: MarkPath = {
  part: 'axis',
  path: 'M1 13h38M5 10v6m15-6v6m15-6v6',
}

const diamond = 'm20 1.5 6.5 6.5-6.5 6.5L13.5 8z'

const offScale: Record<Tone, MarkPath[]> = {
  unproven: [{ part: 'outline', path: diamond }],
  misleading: [
    { part: 'solid', path: 'm20 0 8 8-8 8-8-8zM18.9 3.6l.3 5.4h1.6l.3-5.4zM19 10.2v2h2v-2z' },
  ],
  // If no rating of a publication has a value:
  supported: [{ part: 'solid', path: 'm20 0 8 8-8 8-8-8z' }],
  mixed: [
    { part: 'outline', path: diamond },
    { part: 'solid', path: 'M20 1.5v13L13.5 8z' },
  ],
  'not-supported': [{ part: 'outline', path: `${diamond}m-3 6.5h6` }],
  false: [{ part: 'outline', path: `${diamond}m-2.5 4 5 5m0-5-5 5` }],
}

/** Returns the paths of the mark of a rating. */
export function verdictMark({ tone, value }: Marked): MarkPath[] {
  return value === undefined ? offScale[tone] : [axis, pointer(value)]
}

function pointer(value: number): MarkPath {
  const share = (value - ends.least) / (ends.most - ends.least)
  const x = Math.round((ends.left + share * (ends.right - ends.left)) * 100) / 100
  return { part: 'solid', path: `M${x} 12.5l-4-4.5V.5h8V8z` }
}
