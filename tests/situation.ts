/** Writes the small publications of the tests into folders of their own, and runs commands on them. */

import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, globSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The absolute path of the project. */
export const project = dirname(import.meta.dirname)

/** The folder of the fixtures: `<situation>/content/`, and next to it `expected.txt` if a report is expected. */
export const fixtures = join(import.meta.dirname, 'fixtures')

/**
 * Writes the content of a situation into a folder: first that of `minimal`, then the situation's own. A file called
 * `<name>.deleted` deletes `<name>`.
 *
 * @returns the folder, which contains `content/`
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

/** The result of a command. */
export interface Outcome {
  /** The exit code; `null` if the command was killed. */
  code: number | null
  /** All its output, with the temporary folder replaced by the one it was started in. */
  output: string
  /** Its standard output. */
  printed: string
  /** Its standard error: the report and the outcome. */
  report: string
  contentDir: string
  outDir: string
}

/** Options for running a command. */
export interface Options {
  /** The arguments of the command. */
  args?: string[]
  /** The folder that contains `content/` and `dist/`; by default a new one. */
  folder?: string
  /** The working directory; by default the project, as with npm. */
  cwd?: string
  /** Environment variables in addition to CONTENT_DIR and OUT_DIR, or instead of them. */
  variables?: Record<string, string>
  /** Called with all output so far whenever there is more. */
  onOutput?: (output: string, child: ChildProcess) => void
}

/** Runs one of the project's commands on the content in a folder. */
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

/** Returns an author's environment: without the variables of the test runner, and without colours. */
function environment(): NodeJS.ProcessEnv {
  const runners = /^(?:VITEST|TEST$|NODE_ENV$|DEV$|PROD$|SSR$|MODE$|BASE_URL$|FORCE_COLOR$)/
  const own = Object.entries(process.env).filter(([name]) => !runners.test(name))
  return { ...Object.fromEntries(own), NO_COLOR: '1' }
}
