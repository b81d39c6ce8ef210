/**
 * The test command: every check and test of the project in order, and one count at the end.
 * `node tests/run.ts` runs all stages, `node tests/run.ts lint browser` those and what they need.
 * A stage that fails does not stop the others, so that one run reports every problem.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { styleText } from 'node:util'

import { findChromium } from './chromium.ts'
import { checkCounts, playwrightCounts, runCounts, total, verdict, vitestCounts } from './counts.ts'
import type { Counts, PlaywrightReport, VitestReport } from './counts.ts'

const project = path.dirname(import.meta.dirname)
const modules = path.join(project, 'node_modules')
const reports = path.join(modules, '.cache/tests')

/** Each tool by its script, so that it runs on this Node, whatever the PATH says. */
const tools = {
  astro: path.join(modules, 'astro/bin/astro.mjs'),
  build: path.join(project, 'src/cli/build.ts'),
  eslint: path.join(modules, 'eslint/bin/eslint.js'),
  playwright: path.join(modules, '@playwright/test/cli.js'),
  prettier: path.join(modules, 'prettier/bin/prettier.cjs'),
  tsc: path.join(modules, 'typescript/bin/tsc'),
  vitest: path.join(modules, 'vitest/vitest.mjs'),
}

const stages: Stage[] = [
  { name: 'types', run: () => checks(['astro', 'check'], ['tsc', '--noEmit']) },
  { name: 'lint', run: () => checks(['eslint', '--max-warnings', '0', '.']) },
  { name: 'format', run: () => checks(['prettier', '--check', '.']) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'build', run: () => checks(['build']) },
  { name: 'builds', run: () => vitest('builds') },
  { name: 'browser', needs: 'build', run: browser },
]

await main(process.argv.slice(2))

async function main(names: string[]) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    const known = stages.map(({ name }) => name).join(', ')
    console.error(`There is no stage \`${unknown.join('`, `')}\`. The stages are ${known}.`)
    process.exitCode = 2
    return
  }

  const needed = stages.flatMap(({ name, needs }) => (names.includes(name) && needs ? [needs] : []))
  const chosen = stages.filter(
    ({ name }) => names.length === 0 || names.includes(name) || needed.includes(name),
  )
  const results: Result[] = []
  for (const stage of chosen) results.push(await runStage(stage, results))

  const all = total(results)
  console.log(`\n${table(results)}\n`)
  console.log(verdict(all))
  process.exitCode = all.failed > 0 ? 1 : 0
}

async function runStage({ name, needs, run }: Stage, before: Result[]): Promise<Result> {
  const start = performance.now()
  console.log(styleText('bold', `\n── ${name} ${'─'.repeat(60 - name.length)}\n`))

  let counts = checkCounts(false)
  if (before.some((result) => result.name === needs && result.failed > 0)) {
    console.log(`Not run, because the stage \`${needs ?? ''}\` failed.`)
  } else {
    try {
      counts = await run()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
    }
  }

  const seconds = (performance.now() - start) / 1000
  console.log(`\n${name}: ${verdict(counts)} in ${seconds.toFixed(1)} s`)
  return { name, seconds, ...counts }
}

/** Runs tools one after the other, each of which counts as one check. */
async function checks(...commands: Command[]): Promise<Counts> {
  const counts: Counts[] = []
  for (const command of commands) counts.push(checkCounts(await succeeds(command)))
  return total(counts)
}

async function vitest(suite: string): Promise<Counts> {
  const file = freshReport(suite)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const succeeded = await succeeds(['vitest', 'run', '--project', suite, ...reporters])
  const report = read(file) as VitestReport | undefined
  return runCounts(succeeded, report && vitestCounts(report))
}

async function browser(): Promise<Counts> {
  const file = freshReport('browser')
  const succeeded = await succeeds(['playwright', 'test'], {
    CHROMIUM_PATH: findChromium(),
    PLAYWRIGHT_REPORT: file,
  })
  const report = read(file) as PlaywrightReport | undefined
  return runCounts(succeeded, report && playwrightCounts(report))
}

/** Where a runner shall report; what an earlier run left there must not be counted. */
function freshReport(name: string): string {
  const file = path.join(reports, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** What a runner reported, or undefined when it ended before it wrote its report. */
function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Runs one tool in the project with its output shown, and returns whether it ended with 0. */
async function succeeds(
  [tool, ...args]: Command,
  variables: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  const child = spawn(process.execPath, [tools[tool], ...args], {
    cwd: project,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
      ASTRO_PREVIEW_BACKGROUND: '0',
      ...variables,
    },
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })
}

function table(results: Result[]): string {
  const row = (name: string, ...cells: string[]) =>
    name.padEnd(10) + cells.map((cell) => cell.padStart(9)).join('')

  return [
    row('stage', 'passed', 'failed', 'skipped', 'seconds'),
    ...results.map(({ name, passed, failed, skipped, seconds }) =>
      row(name, String(passed), String(failed), String(skipped), seconds.toFixed(1)),
    ),
  ].join('\n')
}

interface Stage {
  name: string
  /** The stage whose result this one looks at; it is run too, and its failure is this one's. */
  needs?: string
  run: () => Promise<Counts>
}

interface Result extends Counts {
  name: string
  seconds: number
}

type Command = [tool: keyof typeof tools, ...args: string[]]
