import { stderr, stdout } from 'node:process'

import { createColors } from 'picocolors'

/** What came of a stage: what there is to say of it, if anything, and where it may have failed, whether it did. */
export type Result = string | undefined | { said: string; sound: boolean }

/** Standard output or standard error. */
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>

/** Whether what is written to a stream may have colours: on a terminal, unless `NO_COLOR` is set. */
export function isColored(stream: Stream): boolean {
  return stream.isTTY && !process.env['NO_COLOR']
}

/**
 * Runs one stage of a command and says in a line what it was, whether it succeeded and how long it took.
 *
 * @param name what is done: "Check", "Build"
 * @param work does it, and returns what came of it
 * @param stream where the line goes; by default to standard output
 */
export async function stage(
  name: string,
  work: () => Promise<Result> | Result,
  stream: Stream = stdout,
): Promise<void> {
  const start = performance.now()
  const result = await work()
  const { said, sound } = typeof result === 'object' ? result : { said: result, sound: true }
  line(stream, { name, said, sound, milliseconds: performance.now() - start })
}

/** Says in a line that a stage is done, what there is to say of it, and how many milliseconds it took. */
export function done(name: string, said: string | undefined, milliseconds: number): void {
  line(stdout, { name, said, sound: true, milliseconds })
}

/** Says in a line that something went wrong. */
export function failed(message: string): void {
  stderr.write(`${mark(stderr, false)} ${message}\n`)
}

function line(
  stream: Stream,
  of: { name: string; said: string | undefined; sound: boolean; milliseconds: number },
): void {
  const { name, said, sound, milliseconds } = of
  const time = createColors(isColored(stream)).dim(`(${(milliseconds / 1000).toFixed(1)} s)`)
  stream.write(`${mark(stream, sound)} ${name}${said ? ` — ${said}` : ''} ${time}\n`)
}

function mark(stream: Stream, sound: boolean): string {
  const paint = createColors(isColored(stream))
  return sound ? paint.green('✓') : paint.red('✗')
}
