/** Runs commands in a process that all files of a test worker share; see `commands.ts`. */

import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import type { CommandRequest, CommandResult } from './commands.ts'

let child: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a command after those that were asked for before.
 *
 * @throws if the process ends before the command
 */
export function runShared(request: CommandRequest): Promise<CommandResult> {
  const result = last.then(() => send(request))
  last = result.catch(() => undefined)
  return result
}

function send(request: CommandRequest): Promise<CommandResult> {
  const started = (child ??= start())
  return new Promise((resolve, reject) => {
    const end = () => {
      child = undefined
      reject(new Error('The shared process of the tests ended during a command.'))
    }
    started.once('exit', end)
    started.once('message', (result) => {
      started.off('exit', end)
      resolve(result as CommandResult)
    })
    started.send(request)
  })
}

/** Starts the process. It ends with this one. */
function start(): ChildProcess {
  return fork(join(import.meta.dirname, 'commands.ts'), {
    execArgv: ['--disable-warning=DEP0040'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}
