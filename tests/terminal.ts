/** Runs a command at a terminal, and types what a test says. */

import { spawn, spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

import { authorsEnvironment } from './situation.ts'

/** The keys that move and end. */
export const keys = {
  enter: '\r',
  down: '\u001B[B',
  up: '\u001B[A',
  backspace: '\u007F',
  ctrlC: '\u0003',
  /** Deletes what is before the cursor. */
  clear: '\u0015',
} as const

/** Whether there is a program that gives a command a terminal: `script` of util-linux. */
export const hasTerminal =
  process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

/** What to type once something is on the screen. */
export type Step = [whenShown: string | RegExp, type: string]

/** The result of a command at a terminal. */
export interface Session {
  code: number | null
  /** All that was ever on the screen, without colours and movements of the cursor. */
  screen: string
}

/**
 * Runs a command at a terminal.
 *
 * @param command the program and its arguments
 * @param steps what to type, in order. Each waits for its words to appear after the previous step
 */
export async function atTerminal(
  command: readonly string[],
  { cwd, variables, steps }: { cwd: string; variables: Record<string, string>; steps: Step[] },
): Promise<Session> {
  const line = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ')
  const { CI: _, ...environment } = authorsEnvironment()
  const child = spawn(
    'script',
    ['-q', '-e', '-f', '-c', `stty cols 200 rows 60; exec ${line}`, '/dev/null'],
    {
      cwd,
      env: { ...environment, TERM: 'xterm', ...variables },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let screen = ''
  let seen = 0
  const rest = [...steps]
  const type = () => {
    const [next] = rest
    if (!next) return
    const [words, typed] = next
    const shown = stripVTControlCharacters(screen).slice(seen)
    const at = typeof words === 'string' ? shown.indexOf(words) : shown.search(words)
    if (at === -1) return
    seen = stripVTControlCharacters(screen).length
    rest.shift()
    child.stdin.write(typed)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    type()
  })
  // A step that is never shown would wait forever.
  const limit = setTimeout(() => child.kill(), 60_000)
  const code = await new Promise<number | null>((done) => child.on('close', done))
  clearTimeout(limit)
  screen = stripVTControlCharacters(screen)
  if (rest.length > 0)
    throw new Error(`${String(rest[0]?.[0])} was never shown:\n…${screen.slice(-2000)}`)
  return { code, screen }
}
