/**
 * Builds made-up publications of several sizes with Assay and with other tools, in turn, and compares time, memory,
 * development and the weight of pages.
 *
 * Options: `--sizes 200,1000` (numbers of articles), `--rounds 3`, `--only assay,eleventy`, `--limit 1800` (seconds that
 * a build may take), `--kept` (measures nothing and prints the results of earlier runs), `--write` (writes
 * `docs/benchmarks.md` and its drawing from all results). Every build from nothing first deletes Assay's caches.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { UsageError } from '../src/cli/failure.ts'
import { writeReport } from './build-report.ts'
import { goalsOf, type SizeResult, type StartResult } from './build-results.ts'
import { forgetBuilds, measureSize } from './build-rounds.ts'
import { sizeLines } from './build-tables.ts'
import { builderNames, type BuilderName, scriptOf } from './builders.ts'
import { isMet, targetLines } from './measure.ts'
import { stopAll } from './processes.ts'
import { measureServer } from './served.ts'

const project = path.dirname(import.meta.dirname)
const kept = path.join(project, 'node_modules/.cache/assay-bench/results')

interface Options {
  sizes: number[]
  rounds: number
  only: BuilderName[]
  limit: number
  kept: boolean
  write: boolean
}

/** Runs the benchmark. Returns whether every target that was measured is met and nothing failed. */
export async function benchBuild(args: string[]): Promise<boolean> {
  const options = readOptions(args)
  if (!options.kept) await measureAll(options)
  const sizes = readResults()
  const start = readKept('start') as StartResult | undefined
  for (const size of sizes) console.log(`\n${sizeLines(size)}`)
  const goals = goalsOf(sizes, start)
  const known = goals.flatMap(({ value, ...goal }) =>
    value === undefined ? [] : [{ ...goal, value }],
  )
  const unknown = goals.filter(({ value }) => value === undefined)
  console.log(`\nTargets:\n`)
  if (known.length > 0) console.log(targetLines(known))
  for (const { what } of unknown) console.log(`  ${what}: not measured`)
  if (options.write) await writeReport(project, { sizes, start })
  const failures = [
    ...sizes.flatMap(({ results }) => Object.values(results)),
    ...(start ? [start] : []),
  ]
  return known.every(isMet) && failures.every(({ missing }) => missing.length === 0)
}

/** @throws {UsageError} if an option is unknown or has no valid value */
function readOptions(args: string[]): Options {
  const { values } = parseOptions(args)
  const numbers = (name: 'sizes' | 'rounds' | 'limit') =>
    values[name].split(',').map((text) => {
      const number = Number(text)
      if (!Number.isInteger(number) || number < 1)
        throw new UsageError(`--${name} needs a whole number above zero, not \`${text}\`.`)
      return number
    })
  const only = values.only.split(',').map((name) => {
    const known = builderNames.find((each) => each === name)
    if (known === undefined)
      throw new UsageError(`There is no \`${name}\`. The tools are: ${builderNames.join(', ')}.`)
    return known
  })
  const [rounds = 1] = numbers('rounds')
  const [limit = 1] = numbers('limit')
  return { sizes: numbers('sizes'), rounds, only, limit, kept: values.kept, write: values.write }
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        sizes: { type: 'string', default: '200,1000,5000' },
        rounds: { type: 'string', default: '3' },
        only: { type: 'string', default: builderNames.join(',') },
        limit: { type: 'string', default: '1800' },
        kept: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

async function measureAll({ sizes, rounds, only, limit }: Options): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-bench-'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopAll()
      rmSync(folder, { recursive: true, force: true })
      process.exit(1)
    })
  try {
    for (const articles of sizes) {
      console.log(`${articles} articles:`)
      const place = path.join(folder, String(articles))
      mkdirSync(place)
      const results = await measureSize({ articles, names: only, rounds, limit, folder: place })
      keep(String(articles), { articles, rounds, date: today(), commit: commit(), ...results })
      rmSync(place, { recursive: true })
    }
    if (only.includes('assay')) keep('start', await measureStart(folder, limit))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures how long `npm start` takes for the publication that comes with the project. */
async function measureStart(folder: string, limit: number): Promise<StartResult> {
  console.log('npm start with the own content:')
  const env = { CONTENT_DIR: path.join(project, 'content'), OUT_DIR: path.join(folder, 'own') }
  const serve = (port: number) => ({
    script: [...scriptOf('start'), '--strict-port', '--port', String(port)],
    cwd: project,
    env,
  })
  forgetBuilds()
  const result: StartResult = { missing: [] }
  for (const which of ['first', 'second'] as const)
    try {
      const { start } = await measureServer(serve, { page: '/', limit })
      result[which] = start
      console.log(`  ${which}: ${start.toFixed(1)} s`)
    } catch (error) {
      result.missing.push(`${which}: ${error instanceof Error ? error.message : String(error)}`)
    }
  return result
}

function keep(name: string, result: SizeResult | StartResult): void {
  mkdirSync(kept, { recursive: true })
  writeFileSync(path.join(kept, `${name}.json`), JSON.stringify(result))
}

function readKept(name: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(kept, `${name}.json`), 'utf8'))
  } catch {
    return undefined
  }
}

/** Returns the results of all sizes that have been measured so far, smallest first. */
function readResults(): SizeResult[] {
  mkdirSync(kept, { recursive: true })
  return readdirSync(kept)
    .flatMap((name) => (/^\d+\.json$/.test(name) ? [path.parse(name).name] : []))
    .flatMap((name) => (readKept(name) as SizeResult | undefined) ?? [])
    .sort((one, other) => one.articles - other.articles)
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: project }).toString().trim()
}
