/** Publications made of fixtures, built in a folder of their own by the same commands that authors use. */

import { spawn, type ChildProcess } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { afterAll } from 'vitest'

import { layOutIn } from './situation.ts'

/** Absolute path of the project. */
export const project = dirname(import.meta.dirname)

export { fixtures } from './situation.ts'

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
  /** Environment variables beside CONTENT_DIR and OUT_DIR, or instead of them. */
  variables?: Record<string, string>
  /** Sees everything printed so far, whenever there is more. */
  onOutput?: (output: string, child: ChildProcess) => void
}

/** Builds a publication. */
export function publish(situation: string, options: Options = {}): Promise<Outcome> {
  return command('build', situation, options)
}

/** Checks a publication without building it. */
export function check(situation: string, options: Options = {}): Promise<Outcome> {
  return command('check', situation, options)
}

/** Lays out the content of a situation, in a fresh folder by default, and returns the folder. */
export function layOut(situation: string, folder = freshFolder()): string {
  return layOutIn(folder, situation)
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new empty folder outside the project; it goes when the tests of this file end. */
export function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'assay-')))
  folders.push(folder)
  return folder
}

/** Runs one of the project's commands on the content that is in a folder already. */
export async function run(
  script: 'build' | 'check',
  folder: string,
  { args = [], variables = {}, onOutput }: Options = {},
): Promise<Outcome> {
  const contentDir = join(folder, 'content')
  const outDir = join(folder, 'dist')
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, `src/cli/${script}.ts`), ...args],
    {
      cwd: project,
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

/** A site's files by their paths, each with its bytes, to compare one with another. */
export function filesOf(directory: string): Map<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return new Map(files.map((file) => [relative(directory, file), readFileSync(file, 'latin1')]))
}

/** The files that are in one site only, or not the same in both. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}

/** The texts of a site's files whose names end so, by their paths. */
export function textsOf(outDir: string, ending: string): Map<string, string> {
  const names = globSync(`**/*${ending}`, { cwd: outDir }).sort()
  return new Map(names.map((name) => [name, readFileSync(join(outDir, name), 'utf8')]))
}

function command(script: 'build' | 'check', situation: string, options: Options): Promise<Outcome> {
  return run(script, layOut(situation, options.folder), options)
}

/** The environment of an author: nothing of the test runner's, and no colours. */
function environment(): NodeJS.ProcessEnv {
  const runners = /^(?:VITEST|TEST$|NODE_ENV$|DEV$|PROD$|SSR$|MODE$|BASE_URL$|FORCE_COLOR$)/
  const own = Object.entries(process.env).filter(([name]) => !runners.test(name))
  return { ...Object.fromEntries(own), NO_COLOR: '1' }
}
