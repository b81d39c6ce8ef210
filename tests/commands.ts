/**
 * A process that runs commands one after another, started by `runShared` in `shared-process.ts`. Most of the time of a small
 * build is the start of its process.
 *
 * For each message it answers with the exit code and the output.
 */

import { stderr, stdout } from 'node:process'

import { exitCodeOf } from '../src/cli/failure.ts'
import { forgetSite } from '../src/site.ts'

/** The commands, by the names of their scripts. Each is loaded when it is first asked for. */
const commands = {
  build: () => import('../src/cli/build.ts'),
  changes: () => import('../src/cli/changes.ts'),
  check: () => import('../src/cli/check.ts'),
  cite: () => import('../src/cli/cite.ts'),
  'import-site': () => import('../src/cli/import-site.ts'),
  new: () => import('../src/cli/new.ts'),
  notify: () => import('../src/cli/notify.ts'),
  publish: () => import('../src/cli/publish.ts'),
}

/** A command to run. */
export interface CommandRequest {
  script: keyof typeof commands
  args: readonly string[]
  cwd: string
  environment: NodeJS.ProcessEnv
}

/** What it printed, in order, and its exit code. */
export interface CommandResult {
  code: number
  printed: [stream: 'stdout' | 'stderr', text: string][]
}

let last = Promise.resolve()
process.on('message', (request: CommandRequest) => {
  last = last.then(async () => {
    process.send?.(await run(request))
  })
})

async function run({ script, args, cwd, environment }: CommandRequest): Promise<CommandResult> {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, environment)
  process.chdir(cwd)
  forgetSite()
  const printed: CommandResult['printed'] = []
  const releases = [
    capture(stdout, (text) => printed.push(['stdout', text])),
    capture(stderr, (text) => printed.push(['stderr', text])),
  ]
  const code = await exitCodeOf(async () => (await commands[script]()).runCommand(args))
  for (const release of releases) release()
  // `exitCodeOf` listens for the rest of the process.
  for (const event of ['uncaughtException', 'unhandledRejection']) process.removeAllListeners(event)
  return { code, printed }
}

/** Takes what is written to a stream, until the returned function is called. */
function capture(stream: NodeJS.WriteStream, take: (text: string) => void): () => void {
  const write = stream.write.bind(stream)
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
    const written = rest.find((each) => typeof each === 'function')
    if (written) process.nextTick(written)
    return true
  }
  return () => {
    stream.write = write
    stream.removeAllListeners('error')
  }
}
