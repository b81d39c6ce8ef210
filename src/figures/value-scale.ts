import { scaleLinear, type ScaleLinear } from 'd3-scale'

/** About how many ticks a scale of values has; d3 chooses round numbers near it. */
const tickCount = 3

/** The smallest span of values that floating-point numbers can divide into ticks. */
const smallestSpan = 1e-300

/**
 * Returns a scale for values, whose ends are ticks.
 *
 * It starts at zero unless that would press all values into its upper half. The caller sets its range.
 */
export function valueScale(values: readonly number[]): ScaleLinear<number, number> {
  const smallest = Math.min(...values)
  const largest = Math.max(0, ...values)
  const hasSpan = largest - smallest > smallestSpan
  const start = hasSpan && smallest > largest / 2 ? smallest : Math.min(0, smallest)
  const end = largest - start > smallestSpan ? largest : 1
  return scaleLinear([start, end], [0, 1]).nice(tickCount)
}

/** Returns the ticks of a scale of values, smallest first. */
export function valueTicks(scale: ScaleLinear<number, number>): number[] {
  return scale.ticks(tickCount)
}
