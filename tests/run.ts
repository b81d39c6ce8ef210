/**
 * The test command: runs every check and test of the project in order, and prints one count at the end.
 * `node tests/run.ts` runs all stages; `node tests/run.ts lint browser` runs these two and the stages that they need.
 * A stage that fails does not stop the others, so that one run reports every problem.
 * Stages that keep one core busy run in parallel, as many as there are cores, and report in order.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { styleText } from 'node:util'

import { findChromium } from './chromium.ts'
import { failuresFile } from './failure-reporter.ts'
import {
  failureLines,
  playwrightFailures,
  type Failure,
  type PlaywrightFailures,
} from './failures.ts'
import {
  checkCounts,
  playwrightCounts,
  runCounts,
  total,
  verdict,
  vitestCounts,
  type Counts,
  type PlaywrightReport,
  type VitestReport,
} from './counts.ts'

const project = path.dirname(import.meta.dirname)
const modules = path.join(project, 'node_modules')
const reports = path.join(modules, '.cache/tests')

/** The script of each tool, so that it runs on this Node and not on the one in the PATH. */
const tools = {
  astro: path.join(modules, 'astro/bin/astro.mjs'),
  build: path.join(project, 'src/cli/build.ts'),
  'html-validate': path.join(modules, 'html-validate/bin/html-validate.mjs'),
  oxfmt: path.join(modules, 'oxfmt/bin/oxfmt'),
  oxlint: path.join(modules, 'oxlint/bin/oxlint'),
  playwright: path.join(modules, '@playwright/test/cli.js'),
  vitest: path.join(modules, 'vitest/vitest.mjs'),
}

/** Every page of the site, checked against the HTML standard with the rules in `.htmlvalidate.mjs`. */
const conformance: Command = ['html-validate', '--config', '.htmlvalidate.mjs', 'dist']

/** The types of components; the linter checks those of everything else, which it needs for its own rules. */
const types: Command = ['astro', 'check', '--tsconfig', 'tsconfig.astro.json']

/** The stages in order. Stages in one row run in parallel and do not need each other. */
const rows: Stage[][] = [
  [
    { name: 'types', run: (output) => checks(output, types) },
    { name: 'lint', run: (output) => checks(output, ['oxlint']) },
    { name: 'build', run: (output) => checks(output, ['build']) },
    { name: 'format', run: (output) => checks(output, ['oxfmt', '--check']) },
  ],
  [{ name: 'conformance', needs: 'build', run: (output) => checks(output, conformance) }],
  [{ name: 'unit', run: (output) => vitest(output, 'unit') }],
  [{ name: 'builds', run: (output) => vitest(output, 'builds') }],
  [{ name: 'browser', needs: 'build', run: browser }],
]

await main(process.argv.slice(2))

async function main(names: string[]) {
  const stages = rows.flat()
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    const known = stages.map(({ name }) => name).join(', ')
    console.error(`There is no stage \`${unknown.join('`, `')}\`. The stages are ${known}.`)
    process.exitCode = 2
    return
  }

  const needed = stages.flatMap(({ name, needs }) => (names.includes(name) && needs ? [needs] : []))
  const isChosen = ({ name }: Stage) =>
    names.length === 0 || names.includes(name) || needed.includes(name)
  const results: Result[] = []
  for (const row of rows) results.push(...(await runRow(row.filter(isChosen), [...results])))

  const all = total(results)
  const failures = failureLines(results.flatMap(({ name }) => failuresOf(name)))
  if (failures.length > 0) console.log(`\n${failures.join('\n')}`)
  console.log(`\n${table(results)}\n`)
  console.log(verdict(all))
  process.exitCode = all.failed > 0 ? 1 : 0
}

/**
 * Runs the stages of a row. A single stage prints as it runs. If there are several, each prints its output after those
 * before it.
 */
async function runRow(row: Stage[], before: Result[]): Promise<Result[]> {
  const queue = row.map((stage) => ({
    stage,
    output: row.length > 1 ? ([] as Buffer[]) : ('inherit' as const),
    end: Promise.withResolvers<Result>(),
  }))
  if (row.length > 1) console.log(`\n${row.map(({ name }) => name).join(', ')} …`)
  else for (const { name } of row) printHeading(name)

  const waiting = queue.values()
  const work = async () => {
    for (const { stage, output, end } of waiting) end.resolve(await runStage(stage, before, output))
  }
  void Promise.all(Array.from({ length: availableParallelism() }, work))

  const results: Result[] = []
  for (const { stage, output, end } of queue) {
    const result = await end.promise
    if (output !== 'inherit') {
      printHeading(stage.name)
      process.stdout.write(Buffer.concat(output))
    }
    printResult(result)
    results.push(result)
  }
  return results
}

async function runStage(stage: Stage, before: Result[], output: Output): Promise<Result> {
  const { name, needs, run } = stage
  const start = performance.now()
  const say = (text: string) => {
    if (output === 'inherit') console.log(text)
    else output.push(Buffer.from(`${text}\n`))
  }

  let counts = checkCounts(false)
  if (before.some((result) => result.name === needs && result.failed > 0)) {
    say(`Not run, because the stage \`${needs ?? ''}\` failed.`)
  } else {
    try {
      counts = await run(output)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  return { name, seconds: (performance.now() - start) / 1000, ...counts }
}

function printHeading(name: string): void {
  console.log(styleText('bold', `\n── ${name} ${'─'.repeat(60 - name.length)}\n`))
}

function printResult({ name, seconds, ...counts }: Result): void {
  console.log(`\n${name}: ${verdict(counts)} in ${seconds.toFixed(1)} s`)
}

/** Runs tools one after another; each counts as one check. */
async function checks(output: Output, ...commands: Command[]): Promise<Counts> {
  const counts: Counts[] = []
  for (const command of commands) counts.push(checkCounts(await succeeds(output, command)))
  return total(counts)
}

async function vitest(output: Output, suite: string): Promise<Counts> {
  const file = freshReport(suite)
  const reporters = [
    ...[
      '--reporter=default',
      `--reporter=${path.join(import.meta.dirname, 'failure-reporter.ts')}`,
    ],
    ...['--reporter=json', `--outputFile.json=${file}`],
  ]
  const succeeded = await succeeds(output, ['vitest', 'run', '--project', suite, ...reporters], {
    [failuresFile]: failuresReport(suite),
  })
  const report = read(file) as VitestReport | undefined
  return runCounts(succeeded, report && vitestCounts(report))
}

async function browser(output: Output): Promise<Counts> {
  const file = freshReport('browser')
  const succeeded = await succeeds(output, ['playwright', 'test'], {
    CHROMIUM_PATH: findChromium(),
    PLAYWRIGHT_REPORT: file,
  })
  const report = read(file) as (PlaywrightReport & PlaywrightFailures) | undefined
  if (report) writeFileSync(failuresReport('browser'), JSON.stringify(playwrightFailures(report)))
  return runCounts(succeeded, report && playwrightCounts(report))
}

/** Returns the path for a runner's report, after deleting the report of an earlier run. */
function freshReport(name: string): string {
  const file = path.join(reports, `${name}.json`)
  for (const old of [file, failuresReport(name)]) rmSync(old, { force: true })
  return file
}

/** Returns the path of the file that lists the failures of a stage. */
function failuresReport(stage: string): string {
  return path.join(reports, `${stage}-failures.json`)
}

/** Returns the failures of a stage that this run has listed. */
function failuresOf(stage: string): Failure[] {
  return (read(failuresReport(stage)) as Failure[] | undefined) ?? []
}

/** Returns a runner's report, or `undefined` if it ended without one. */
function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Runs one tool in the project, with its output shown or collected, and returns whether it exited with 0. */
async function succeeds(
  output: Output,
  [tool, ...args]: Command,
  variables: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [tools[tool], ...args], {
    cwd: project,
    stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(output !== 'inherit' && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      PATH: [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
      // Hundreds of processes load the same modules.
      NODE_COMPILE_CACHE: path.join(modules, '.cache/assay/compiled'),
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
      ASTRO_PREVIEW_BACKGROUND: '0',
      ...variables,
    },
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      if (output !== 'inherit') output.push(chunk)
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })
}

function table(results: Result[]): string {
  const row = (name: string, ...cells: string[]) =>
    name.padEnd(12) + cells.map((cell) => cell.padStart(9)).join('')

  return [
    row('stage', 'passed', 'failed', 'skipped', 'seconds'),
    ...results.map(({ name, passed, failed, skipped, seconds }) =>
      row(name, String(passed), String(failed), String(skipped), seconds.toFixed(1)),
    ),
  ].join('\n')
}

interface Stage {
  name: string
  /** The stage whose result this one needs. It is run too, and if it fails, this one fails. */
  needs?: string
  run: (output: Output) => Promise<Counts>
}

interface Result extends Counts {
  name: string
  seconds: number
}

/** The destination of a tool's output: the terminal, or a list that is printed later. */
type Output = 'inherit' | Buffer[]

type Command = [tool: keyof typeof tools, ...args: string[]]
