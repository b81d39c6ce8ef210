/** Runs commands as a user would, and measures their time and memory with those of all processes that they start. */

import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A command and where it runs. */
export interface Command {
  /** A script that Node runs, with its arguments. */
  script: readonly string[]
  /** Absolute path of the working directory. */
  cwd: string
  env?: Readonly<Record<string, string>>
}

/** What a command took. */
export interface Usage {
  /** From start to exit, in seconds. */
  seconds: number
  /** Processor time of the process and all that it started, in seconds; `NaN` where there is no `/proc`. */
  processorSeconds: number
  /** The most memory that the process and all that it started had at once, in bytes; `NaN` where there is no `/proc`. */
  memory: number
}

/** How often memory is read, in milliseconds. */
const interval = 100
/** How many bytes a page of memory has, and how many ticks a second, on every machine that Node supports Linux on. */
const pageSize = 4096
const ticks = 100

/**
 * Runs a command to its end.
 *
 * Memory is the sum of the resident memory of the process and its descendants, read every 100 milliseconds. Shared pages
 * count in each process that has them.
 *
 * @param limit how many seconds it may take
 * @returns what it took, and what it printed
 * @throws an error with the end of its output if it fails or takes too long
 */
export async function measureCommand(
  command: Command,
  limit: number,
): Promise<{ usage: Usage; printed: string }> {
  const before = processorSecondsOfChildren()
  const start = performance.now()
  const { child, output } = startCommand(command)
  let memory = NaN
  const sample = () => {
    const now = memoryOf(child.pid)
    if (!Number.isNaN(now) && !(now < memory)) memory = now
  }
  const sampling = setInterval(sample, interval)
  const timeout = setTimeout(() => stopGroup(child, 'SIGKILL'), limit * 1000)
  try {
    const code = await exitOf(child)
    const seconds = (performance.now() - start) / 1000
    if (seconds >= limit) throw new Error(`It took longer than ${limit} seconds and was stopped.`)
    if (code !== 0) throw new Error(`Exit code ${code}: ${endOf(output())}`)
    const processorSeconds = processorSecondsOfChildren() - before
    return { usage: { seconds, processorSeconds, memory }, printed: output() }
  } finally {
    clearInterval(sampling)
    clearTimeout(timeout)
  }
}

/** Adds up what commands took that ran one after the other. */
export function sumUsages(usages: readonly Usage[]): Usage {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return {
    seconds: sum(usages.map(({ seconds }) => seconds)),
    processorSeconds: sum(usages.map(({ processorSeconds }) => processorSeconds)),
    memory: Math.max(...usages.map(({ memory }) => memory)),
  }
}

/** The commands that have not ended. */
const running = new Set<ChildProcess>()

/** Ends all commands at once, for when the benchmark itself is interrupted. */
export function stopAll(): void {
  for (const child of running) stopGroup(child, 'SIGKILL')
}

/** Starts a command in a process group of its own, with its output kept. */
export function startCommand({ script, cwd, env }: Command): {
  child: ChildProcess
  output: () => string
} {
  const child = spawn(process.execPath, ['--disable-warning=DEP0040', ...script], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
    })
  return { child, output: () => output }
}

/** Ends a command and all that it started, and waits for it. */
export async function stopCommand(child: ChildProcess): Promise<void> {
  const ended = exitOf(child)
  stopGroup(child, 'SIGTERM')
  const timeout = setTimeout(() => stopGroup(child, 'SIGKILL'), 10_000)
  await ended
  clearTimeout(timeout)
}

function stopGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended.
  }
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}

/** Returns the last lines of an output. */
export function endOf(output: string): string {
  return output.trim().split('\n').slice(-5).join('\n')
}

/** Returns the processor time of all child processes that have ended (proc_pid_stat(5), `cutime` and `cstime`). */
function processorSecondsOfChildren(): number {
  const [user, system] = fieldsOf('self')?.slice(13, 15) ?? []
  return (Number(user) + Number(system)) / ticks
}

/** Returns the resident memory of a process and its descendants, in bytes. */
function memoryOf(root: number | undefined): number {
  if (root === undefined) return NaN
  const children = new Map<number, number[]>()
  const resident = new Map<number, number>()
  for (const name of processes()) {
    const fields = fieldsOf(name)
    if (!fields) continue
    const parent = Number(fields[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    resident.set(Number(name), Number(fields[21]) * pageSize)
  }
  const sum = (id: number): number =>
    (resident.get(id) ?? 0) + (children.get(id) ?? []).reduce((total, each) => total + sum(each), 0)
  return resident.has(root) ? sum(root) : NaN
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** Returns the fields of `/proc/<id>/stat` from the state on, or `undefined` if the process has ended. */
function fieldsOf(id: string): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${id}/stat`, 'utf8')
    // The name, in brackets, can contain spaces and brackets.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
