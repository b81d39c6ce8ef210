import { stdout } from 'node:process'

import { createColors } from 'picocolors'

const paint = createColors(stdout.isTTY && !process.env['NO_COLOR'])

/**
 * Runs one stage of a command and says in a line what it was and how long it took.
 *
 * @param name what is done: "Check", "Build"
 * @param work does it, and returns what there is to say of the result, if anything
 */
export async function stage(
  name: string,
  work: () => Promise<string | undefined> | string | undefined,
): Promise<void> {
  const start = performance.now()
  const said = await work()
  done(name, said, performance.now() - start)
}

/** Says in a line that a stage is done, what there is to say of it, and how many milliseconds it took. */
export function done(name: string, said: string | undefined, milliseconds: number): void {
  const seconds = (milliseconds / 1000).toFixed(1)
  console.log(
    `${paint.green('✓')} ${name}${said ? ` — ${said}` : ''} ${paint.dim(`(${seconds} s)`)}`,
  )
}

/** Says in a line that something went wrong. */
export function failed(message: string): void {
  console.error(`${paint.red('✗')} ${message}`)
}
