/** Writes the small publications of the tests into folders of their own, and runs commands on them. */

import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { CommandRequest, CommandResult } from './commands.ts'

import { variable, type Interruption } from './interruption.ts'
import { runShared } from './shared-process.ts'

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

/** Returns the arguments of Node and the variables that interrupt a command at a point of its work. */
export function interrupted(by: Interruption): { execArgv: string[]; env: Record<string, string> } {
  return { execArgv: ['--import', interrupter], env: { [variable]: JSON.stringify(by) } }
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
  /** Where to kill the command, if at all. */
  kill?: Exclude<Interruption, { pauseAfter: string }>
  /** What to do whenever the command has printed a text. The command waits for it. */
  pause?: { after: string; meanwhile: (time: number) => unknown }
  /** Whether the command needs a process of its own, as for an author; by default only if it is interrupted or listened to. */
  ownProcess?: boolean
}

/** Runs one of the project's commands on the content in a folder. */
export async function run(
  script: 'build' | 'check',
  folder: string,
  options: Options = {},
): Promise<Outcome> {
  const { args = [], cwd = project, variables = {}, onOutput, kill, pause } = options
  const contentDir = join(folder, 'content')
  const outDir = join(folder, 'dist')
  const environment = {
    ...authorsEnvironment(),
    CONTENT_DIR: contentDir,
    OUT_DIR: outDir,
    ...variables,
  }
  const { ownProcess = Boolean(onOutput ?? kill ?? pause) } = options
  const { code, printed } = ownProcess
    ? await runAlone({ script, args, cwd, environment }, options)
    : await runShared({ script, args, cwd, environment })
  const plain = (...streams: string[]) =>
    printed
      .flatMap(([stream, text]) => (streams.includes(stream) ? [text] : []))
      .join('')
      .replaceAll(`${relative(project, folder)}/`, '')
      .replaceAll(`${folder}/`, '')
      // How far a stage is depends on the speed of the machine.
      .replaceAll(/^… .*\n/gm, '')
  return {
    code,
    output: plain('stdout', 'stderr'),
    printed: plain('stdout'),
    report: plain('stderr'),
    contentDir,
    outDir,
  }
}

/** Runs a command in a folder, without a terminal and without input, and returns what it printed. */
export async function runIn(
  folder: string,
  script: CommandRequest['script'],
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string; stdout: string; stderr: string }> {
  const environment = { ...authorsEnvironment(), CONTENT_DIR: 'content', ...variables }
  const { code, printed } = await runShared({ script, args, cwd: folder, environment })
  const textOf = (...names: string[]) =>
    printed.flatMap(([stream, text]) => (names.includes(stream) ? [text] : [])).join('')
  return {
    code,
    output: textOf('stdout', 'stderr'),
    stdout: textOf('stdout'),
    stderr: textOf('stderr'),
  }
}

/** Runs a command in a process of its own. Its exit code is `null` if it was killed. */
async function runAlone(
  { script, args, cwd, environment }: CommandRequest,
  { onOutput, kill, pause }: Options,
): Promise<Omit<CommandResult, 'code'> & { code: number | null }> {
  const paused = pause && pausing(pause)
  const interruption = paused?.interruption ?? kill
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=DEP0040',
      ...(interruption ? ['--import', interrupter] : []),
      join(project, `src/cli/${script}.ts`),
      ...args,
    ],
    {
      cwd,
      env: {
        ...environment,
        ...(interruption ? { [variable]: JSON.stringify(interruption) } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const printed: CommandResult['printed'] = []
  const textOf = (name?: string) =>
    printed.flatMap(([stream, text]) => (stream === (name ?? stream) ? [text] : [])).join('')
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed.push([name, text])
      onOutput?.(textOf(), child)
      paused?.look(textOf('stdout'))
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  await paused?.end()
  return { code, printed }
}

const interrupter = pathToFileURL(join(import.meta.dirname, 'interruption.ts')).href

/** Lets a command wait whenever it has printed a text, until a function has ended. */
function pausing({ after, meanwhile }: NonNullable<Options['pause']>) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pause-'))
  const pauses: Promise<void>[] = []
  const pause = async (time: number) => {
    try {
      await meanwhile(time)
    } finally {
      writeFileSync(join(folder, String(time)), '')
    }
  }
  return {
    interruption: { pauseAfter: after, folder },
    /** Starts the pauses in the standard output so far. */
    look: (printed: string) => {
      const count = printed.split(after).length - 1
      while (pauses.length < count) pauses.push(pause(pauses.length + 1))
    },
    /** Waits until all pauses have ended. @throws what the function has thrown */
    end: async () => {
      await Promise.all(pauses)
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * Returns an author's environment: without the variables of the test runner, without colours, and with the compile cache
 * that the scripts in `package.json` use.
 */
export function authorsEnvironment(): NodeJS.ProcessEnv {
  const runners = /^(?:VITEST|TEST$|NODE_ENV$|DEV$|PROD$|SSR$|MODE$|BASE_URL$|FORCE_COLOR$)/
  const own = Object.entries(process.env).filter(([name]) => !runners.test(name))
  return {
    ...Object.fromEntries(own),
    NO_COLOR: '1',
    NODE_COMPILE_CACHE: join(project, 'node_modules/.cache/assay/compiled'),
  }
}
