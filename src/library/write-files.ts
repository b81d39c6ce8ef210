/** Writes several files so that an interruption leaves no half-written file. */

import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { OnProgress } from '../shared/progress.ts'

import { makeFolder } from '../shared/folder.ts'

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
 * @param onProgress takes how many files are written
 * @throws an error of the file system; the files are as they were
 */
export function writeTogether(changes: readonly FileChange[], onProgress?: OnProgress): void {
  const release = holdSignals()
  const staged: { unfinished: string | undefined; file: string }[] = []
  try {
    for (const { file, text } of changes) {
      makeFolder(dirname(file))
      const unfinished =
        text === undefined ? undefined : join(dirname(file), `.${randomUUID()}.tmp`)
      staged.push({ unfinished, file })
      if (unfinished !== undefined) writeFileSync(unfinished, text ?? '', { flag: 'wx' })
      onProgress?.(staged.length, changes.length, 'files')
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

/** How many pieces of work hold the signals back, and the first signal that arrived meanwhile. */
const held: { by: number; arrived: NodeJS.Signals | undefined } = { by: 0, arrived: undefined }

function keepSignal(signal: NodeJS.Signals): void {
  held.arrived ??= signal
}

/**
 * Holds back the signals that end a process. A listener runs only when the current work is done.
 *
 * @returns a function that stops holding them. If one arrived, it ends the process as soon as nothing else holds it
 */
export function holdSignals(): () => void {
  if (held.by === 0) for (const signal of signals) process.on(signal, keepSignal)
  held.by += 1
  return () => {
    // Signals that arrived meanwhile are delivered by the event loop, so the listeners stay until it has run.
    setImmediate(() => {
      held.by -= 1
      if (held.by > 0) return
      for (const signal of signals) process.off(signal, keepSignal)
      const { arrived } = held
      held.arrived = undefined
      if (arrived !== undefined) process.kill(process.pid, arrived)
    })
  }
}
