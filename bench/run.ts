/**
 * The benchmarks: `node bench/run.ts` runs all that take minutes, `node bench/run.ts citations` the named ones. Options
 * follow the names; only those that run if they are named have any. The exit code is 1 if one misses a target of its own, 2 if there is none of a name.
 */

import { reportFailures } from '../src/cli/failure.ts'

/** Runs a benchmark with its options, prints its figures and returns whether every target was met. */
export type Benchmark = (options: string[]) => Promise<boolean>

const benchmarks: Record<string, () => Promise<Benchmark>> = {
  citations: async () => (await import('./citations.ts')).benchCitations,
  check: async () => (await import('./check.ts')).benchCheck,
  bibliographies: async () => (await import('./bibliographies.ts')).benchBibliographies,
  lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse,
  relevance: async () => (await import('./relevance.ts')).benchRelevance,
  search: async () => (await import('./search.ts')).benchSearch,
  build: async () => (await import('./build.ts')).benchBuild,
}

/** The benchmarks that run only if they are named, because they take hours. */
const long = ['build', 'relevance', 'search']

reportFailures()
await main(process.argv.slice(2))

async function main(args: string[]) {
  const at = args.findIndex((each) => each.startsWith('--'))
  const names = at === -1 ? args : args.slice(0, at)
  const options = args.slice(names.length)
  const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name))
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark \`${unknown.join('`, `')}\`. They are: ${Object.keys(benchmarks).join(', ')}.`,
    )
    process.exitCode = 2
    return
  }
  for (const [name, load] of Object.entries(benchmarks)) {
    if (names.length > 0 ? !names.includes(name) : long.includes(name)) continue
    const bench = await load()
    if (!(await bench(options))) process.exitCode = 1
  }
}
