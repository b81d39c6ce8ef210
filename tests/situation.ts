/** The situations of the tests: small publications that are laid out in a folder of their own, and the commands run on them. */

import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, globSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Absolute path of the project. */
export const project = dirname(import.meta.dirname)

/** Where the fixtures are: `<situation>/content/`, with `expected.txt` beside it where a report is expected. */
export const fixtures = join(import.meta.dirname, 'fixtures')

/**
 * Lays out the content of a situation in a folder: that of `minimal`, and over it the situation's own. A file called
 * `<name>.deleted` takes `<name>` away.
 *
 * @returns the folder, which has `content/` in it
 */
export function layOutIn(folder: string, situation: string): string {
  const contentDir = join(folder, 'content')
  rmSync(contentDir, { recursive: true, force: true })
  for (const layer of new Set(['minimal', situation])) {
    cpSync(join(fixtures, layer, 'content'), contentDir, { recursive: true })
  }
  for (const marker of globSync('**/*.deleted', { cwd: contentDir })) {
    rmSync(join(contentDir, marker))
    rmSync(join(contentDir, marker.slice(0, -'.deleted'.length)), { recursive: true })
  }
  return folder
}

/** What a command did. */
export interface Outcome {
  /** The exit code; `null` if the command was killed. */
  code: number | null
  /** Everything it printed, the temporary folder written as the one it was started in. */
  output: string
  /** What it printed to standard output. */
  printed: string
  /** What it printed to standard error: the report and what came of it. */
  report: string
  contentDir: string
  outDir: string
}

/** How a command is run. */
export interface Options {
  /** The arguments of the command. */
  args?: string[]
  /** The folder to work in, `content/` and `dist/` included; by default a fresh one. */
  folder?: string
  /** Where it is called; by default in the project, as npm does. */
  cwd?: string
  /** Environment variables beside CONTENT_DIR and OUT_DIR, or instead of them. */
  variables?: Record<string, string>
  /** Sees everything printed so far, whenever there is more. */
  onOutput?: (output: string, child: ChildProcess) => void
}

/** Runs one of the project's commands on the content that is in a folder already. */
export async function run(
  script: 'build' | 'check',
  folder: string,
  { args = [], cwd = project, variables = {}, onOutput }: Options = {},
): Promise<Outcome> {
  const contentDir = join(folder, 'content')
  const outDir = join(folder, 'dist')
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, `src/cli/${script}.ts`), ...args],
    {
      cwd,
      env: { ...environment(), CONTENT_DIR: contentDir, OUT_DIR: outDir, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  let printed = ''
  let report = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    printed += text
    onOutput?.(output, child)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text
    report += text
    onOutput?.(output, child)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const plain = (text: string) =>
    text.replaceAll(`${relative(project, folder)}/`, '').replaceAll(`${folder}/`, '')
  return {
    code,
    output: plain(output),
    printed: plain(printed),
    report: plain(report),
    contentDir,
    outDir,
  }
}

/** The environment of an author: nothing of the test runner's, and no colours. */
function environment(): NodeJS.ProcessEnv {
  const runners = /^(?:VITEST|TEST$|NODE_ENV$|DEV$|PROD$|SSR$|MODE$|BASE_URL$|FORCE_COLOR$)/
  const own = Object.entries(process.env).filter(([name]) => !runners.test(name))
  return { ...Object.fromEntries(own), NO_COLOR: '1' }
}
