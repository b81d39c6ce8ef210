/**
 * Loaded into a command by `run` in `situation.ts` (with `node --import`). It interrupts the command at a point of its work
 * and not at a time, so that tests do not depend on the speed of the machine.
 */

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'

/** Where a command is interrupted. */
export type Interruption =
  /** Whenever the command prints the text, it waits until the folder has a file with the number of this time: `1`, `2` … */
  | { pauseAfter: string; folder: string }
  /** It is killed after it has printed the text. */
  | { killAfter: string }
  /** It is killed before it writes a file, if it has written this many since it printed `✓ Check`. */
  | { killAfterWrites: number }
  /** It is killed before it renames a file, if it has renamed this many. */
  | { killAfterRenames: number }
  /** It gets SIGINT, as from Ctrl+C, before it renames a file, if it has renamed this many. */
  | { interruptAfterRenames: number }

/** The variable that contains the interruption as JSON. */
export const variable = 'INTERRUPTION'

const given = process.env[variable]
if (given !== undefined) interrupt(JSON.parse(given) as Interruption)

function interrupt(interruption: Interruption): void {
  if ('killAfter' in interruption) afterPrinting(interruption.killAfter, die)
  else if ('pauseAfter' in interruption) {
    const { pauseAfter, folder } = interruption
    let times = 0
    afterPrinting(pauseAfter, () => {
      times += 1
      while (!fs.existsSync(join(folder, String(times)))) wait(20)
    })
  } else if ('killAfterRenames' in interruption) {
    beforeCalling(['renameSync'], [], interruption.killAfterRenames)
  } else if ('interruptAfterRenames' in interruption) {
    beforeCalling(['renameSync'], [], interruption.interruptAfterRenames, () => {
      process.kill(process.pid, 'SIGINT')
    })
  } else {
    afterPrinting('✓ Check', () => {
      beforeWriting(interruption.killAfterWrites)
    })
  }
}

function afterPrinting(text: string, act: () => void): void {
  const write = process.stdout.write.bind(process.stdout) as (...args: unknown[]) => boolean
  process.stdout.write = (...args: unknown[]) => {
    const isWritten = write(...args)
    if (String(args[0]).includes(text)) act()
    return isWritten
  }
}

/** Kills this process before it writes one more file than the given number. */
function beforeWriting(most: number): void {
  beforeCalling(
    ['writeFileSync', 'writeFile', 'mkdirSync', 'copyFileSync', 'linkSync'],
    ['writeFile', 'mkdir', 'copyFile', 'link'],
    most,
  )
}

/** Acts before this process calls functions of `fs` or `fs.promises` more often than the given number. */
function beforeCalling(
  names: readonly string[],
  promises: readonly string[],
  most: number,
  act: () => void = die,
): void {
  let left = most
  const replace = (functions: object, name: string) => {
    const write = Reflect.get(functions, name) as (...args: unknown[]) => unknown
    Reflect.set(functions, name, (...args: unknown[]) => {
      if (left-- === 0) act()
      return write(...args)
    })
  }
  for (const name of names) replace(fs, name)
  for (const name of promises) replace(fs.promises, name)
  syncBuiltinESMExports()
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
  // The signal is delivered at once or a moment later.
  for (;;) wait(1000)
}

/** Blocks the process for some milliseconds. */
function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
