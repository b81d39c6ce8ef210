/** Runs `npm run cite` as an editor does, with services that answer from a server of the test. */

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

import { variable } from './interruption.ts'
import { project } from './publish.ts'
import { authorsEnvironment, runIn } from './situation.ts'

/** Loaded into the command to kill it. */
const interrupter = join(import.meta.dirname, 'interruption.ts')

/** The result of a command. */
export interface CiteOutcome {
  /** The exit code; `null` if it was ended by a signal. */
  code: number | null
  stdout: string
  stderr: string
}

/**
 * Runs a verb in a folder that contains `content/`, without a terminal. It gets a process of its own if it is interrupted.
 *
 * @param variables sent to the command in addition to an author's environment
 * @param onStart gets the process
 */
export async function cite(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  onStart?: (child: ChildProcess) => void,
): Promise<CiteOutcome> {
  if (variable in variables || onStart) return citeAlone(folder, args, variables, onStart)
  const { code, stdout, stderr } = await runIn(folder, 'cite', args, variables)
  return { code, stdout, stderr }
}

async function citeAlone(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
  onStart: ((child: ChildProcess) => void) | undefined,
): Promise<CiteOutcome> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=DEP0040',
      ...(variable in variables ? ['--import', interrupter] : []),
      join(project, 'src/cli/cite.ts'),
      ...args,
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...authorsEnvironment(), CONTENT_DIR: 'content', ...variables },
    },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  onStart?.(child)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { code, stdout, stderr }
}
