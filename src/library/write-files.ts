/** Writes several files so that an interruption leaves no half-written file. */

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A change of one file. */
export interface FileChange {
  /** Absolute path. Its folder is created if necessary. */
  file: string
  /** The new text; `undefined` removes the file. */
  text: string | undefined
}

/**
 * Makes all changes, or none of them if one fails. All files are first written under hidden names, which the publication
 * does not read, and then renamed. Signals that would end the process wait until that is done (`holdSignals`).
 *
 * @throws an error of the file system; the files are as they were
 */
export function writeTogether(changes: readonly FileChange[]): void {
  const release = holdSignals()
  const staged: { unfinished: string | undefined; file: string }[] = []
  try {
    for (const { file, text } of changes) {
      mkdirSync(dirname(file), { recursive: true })
      const unfinished =
        text === undefined ? undefined : join(dirname(file), `.${randomUUID()}.tmp`)
      staged.push({ unfinished, file })
      if (unfinished !== undefined) writeFileSync(unfinished, text ?? '', { flag: 'wx' })
    }
    replaceAll(staged)
  } finally {
    for (const { unfinished } of staged) {
      if (unfinished !== undefined) rmSync(unfinished, { force: true })
    }
    release()
  }
}

/** Renames all files that were written and removes the others. If that fails, restores what was there. */
function replaceAll(staged: readonly { unfinished: string | undefined; file: string }[]): void {
  const done: { file: string; before: Buffer | undefined }[] = []
  try {
    for (const { unfinished, file } of staged) {
      const before = existsSync(file) ? readFileSync(file) : undefined
      if (unfinished === undefined) rmSync(file, { force: true })
      else renameSync(unfinished, file)
      done.push({ file, before })
    }
  } catch (error) {
    for (const { file, before } of done.reverse()) {
      if (before === undefined) rmSync(file, { force: true })
      else writeFileSync(file, before)
    }
    throw error
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Holds back the signals that end a process. A listener runs only when the current work is done.
 *
 * @returns a function that stops holding them, and ends the process with the first signal that arrived, once it is idle
 */
export function holdSignals(): () => void {
  let arrived: NodeJS.Signals | undefined
  const listen = (signal: NodeJS.Signals) => {
    arrived ??= signal
  }
  for (const signal of signals) process.on(signal, listen)
  return () => {
    // Signals that arrived meanwhile are delivered by the event loop, so the listeners stay until it has run.
    setImmediate(() => {
      for (const signal of signals) process.off(signal, listen)
      if (arrived !== undefined) process.kill(process.pid, arrived)
    })
  }
}
