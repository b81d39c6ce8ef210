/** A label along an axis: where it would start if it had the axis to itself, and its length. */
export interface LabelExtent {
  start: number
  size: number
}

/**
 * Moves labels along an axis until none overlap, each as little as possible (least squares, by the pool adjacent
 * violators algorithm).
 *
 * @param options.length of the axis, which starts at 0; labels that do not fit extend beyond its end
 * @param options.gap the least space between two labels
 * @returns the starts, in the order of the labels
 */
export function placeLabels(
  labels: readonly LabelExtent[],
  { length, gap = 0 }: { length: number; gap?: number },
): number[] {
  const order = labels.map((_, index) => index)
  order.sort((a, b) => (labels[a]?.start ?? 0) - (labels[b]?.start ?? 0) || a - b)

  // With the sizes of all earlier labels subtracted, no label may start before the previous one.
  let before = 0
  const offsets: number[] = []
  const pools: { sum: number; count: number }[] = []
  for (const index of order) {
    const { start = 0, size = 0 } = labels[index] ?? {}
    offsets.push(before)
    let pool = { sum: start - before, count: 1 }
    for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
    before += size + gap
  }
  const slack = Math.max(0, length - (before - gap))
  const starts = pools
    .flatMap((pool) => Array<number>(pool.count).fill(mean(pool)))
    .map((start, at) => Math.min(Math.max(start, 0), slack) + (offsets[at] ?? 0))
  return labels.map((_, index) => starts[order.indexOf(index)] ?? 0)
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}
