/** What the benchmarks measure with and how they print it. */

/**
 * Does a task and tells the time it took, in milliseconds of this thread alone: what else the machine does at the time, a browser or
 * another build, must not look like a difference.
 */
export async function timed<Result>(
  task: () => Promise<Result>,
): Promise<{ time: number; result: Result }> {
  const start = process.threadCpuUsage()
  const result = await task()
  const { user, system } = process.threadCpuUsage(start)
  return { time: (user + system) / 1000, result }
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [below = NaN, above = NaN] =
    sorted.length % 2 === 0 ? sorted.slice(middle - 1) : [sorted[middle], sorted[middle]]
  return (below + above) / 2
}

/** A figure that must not go beyond its target. */
export interface Target {
  what: string
  value: number
  most: number
}

/** Tells whether a target is met; a figure that could not be measured meets none. */
export function isMet({ value, most }: Target): boolean {
  return value <= most
}

/** One line for each target: the figure, what it may be at most, and whether that holds. */
export function targetLines(targets: readonly Target[]): string {
  const width = Math.max(...targets.map(({ what }) => what.length))
  return targets
    .map((target) => {
      const { what, value, most } = target
      const verdict = isMet(target) ? 'met' : 'MISSED'
      return `  ${what.padEnd(width)}  ${value.toFixed(3)}  (at most ${most}: ${verdict})`
    })
    .join('\n')
}

/** A table in plain text; every column but the first is set to the right. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('   '),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n')
}
