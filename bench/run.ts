/**
 * The benchmarks: `node bench/run.ts` runs all of them, `node bench/run.ts citations` the named ones.
 * The exit code is 1 if one misses a target of its own, 2 if there is none of a name.
 */

import { reportFailures } from '../src/cli/failure.ts'

/** Runs a benchmark, prints its figures and tells whether every target was met. */
export type Benchmark = () => Promise<boolean>

const benchmarks: Record<string, () => Promise<Benchmark>> = {
  citations: async () => (await import('./citations.ts')).benchCitations,
  check: async () => (await import('./check.ts')).benchCheck,
  bibliographies: async () => (await import('./bibliographies.ts')).benchBibliographies,
  lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse,
}

reportFailures()
await main(process.argv.slice(2))

async function main(names: string[]) {
  const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name))
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark \`${unknown.join('`, `')}\`. They are: ${Object.keys(benchmarks).join(', ')}.`,
    )
    process.exitCode = 2
    return
  }
  for (const [name, load] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue
    const bench = await load()
    if (!(await bench())) process.exitCode = 1
  }
}
