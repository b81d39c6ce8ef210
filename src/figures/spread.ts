/** A piece of a line: where it would like to start, and how long it is. */
export interface Stretch {
  start: number
  size: number
}

/**
 * Moves stretches along a line until none overlap, each as little as possible (least squares, by pooling adjacent
 * violators).
 *
 * @param room the length of the line, which starts at 0; too small a room is exceeded at its end
 * @returns the starts, in the order of the stretches
 */
export function spread(
  stretches: readonly Stretch[],
  { room, gap = 0 }: { room: number; gap?: number },
): number[] {
  const order = stretches.map((_, index) => index)
  order.sort((a, b) => (stretches[a]?.start ?? 0) - (stretches[b]?.start ?? 0) || a - b)

  // Without what stands before it, each may start where its predecessor does, or later.
  let before = 0
  const offsets: number[] = []
  const pools: { sum: number; count: number }[] = []
  for (const index of order) {
    const { start = 0, size = 0 } = stretches[index] ?? {}
    offsets.push(before)
    let pool = { sum: start - before, count: 1 }
    for (let last = pools.at(-1); last && mean(last) > mean(pool); last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
      pools.pop()
    }
    pools.push(pool)
    before += size + gap
  }
  const slack = Math.max(0, room - (before - gap))
  const starts = pools
    .flatMap((pool) => Array<number>(pool.count).fill(mean(pool)))
    .map((start, at) => Math.min(Math.max(start, 0), slack) + (offsets[at] ?? 0))
  return stretches.map((_, index) => starts[order.indexOf(index)] ?? 0)
}

function mean({ sum, count }: { sum: number; count: number }): number {
  return sum / count
}
