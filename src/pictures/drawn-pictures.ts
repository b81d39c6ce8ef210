/** Pictures that are drawn beside the other work of a build, and kept for the next one. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arch, versions } from 'node:process'

import Tinypool from 'tinypool'

import type { KeptFiles } from '../cache/kept-files.ts'

/** Makes pictures of one kind. */
export interface DrawnPictures<Task> {
  /**
   * Returns a picture as PNG. It may be asked for all pictures at once: they are drawn one after the other, in a thread that
   * starts with the first one that was not kept.
   */
  of: (task: Task) => Promise<Buffer>
  /** How many pictures were drawn and how many were kept from an earlier build. */
  counts: { readonly drawn: number; readonly kept: number }
  /** Ends the thread. Pictures that are not finished are rejected. */
  close: () => Promise<void>
}

/** How pictures of one kind are drawn. */
export interface Drawing<Task> {
  /** The address of the module whose default export draws one. */
  script: string
  /** The modules below `src/` that it draws with. */
  modules: readonly string[]
  /** Returns what identifies the picture. */
  partsOf: (task: Task) => readonly string[]
}

const project = join(import.meta.dirname, '../..')

/** How many pictures are sent to the thread before it has drawn the first. */
const picturesAhead = 4

/**
 * Starts without a thread.
 *
 * @param kept the pictures of earlier builds
 * @param inThread whether pictures are drawn in a thread; otherwise they hold up the caller
 */
export function openDrawnPictures<Task>(
  { script, modules, partsOf }: Drawing<Task>,
  kept: KeptFiles,
  { inThread = true }: { inThread?: boolean } = {},
): DrawnPictures<Task> {
  const design = digestOfDesign(modules)
  const counts = { drawn: 0, kept: 0 }
  const unfinished = new Map<string, Promise<Buffer>>()
  let thread: Tinypool | undefined
  const drawInThread = (task: Task): Promise<Uint8Array> => {
    thread ??= new Tinypool({
      filename: script,
      minThreads: 1,
      maxThreads: 1,
      // The thread need not wait for the next picture while the caller is busy.
      concurrentTasksPerWorker: picturesAhead,
    })
    return thread.run(task) as Promise<Uint8Array>
  }
  const drawHere = async (task: Task) => {
    const { default: draw } = (await import(script)) as { default: (task: Task) => Promise<Buffer> }
    return draw(task)
  }
  const draw = async (key: string, task: Task) => {
    const bytes = Buffer.from(await (inThread ? drawInThread : drawHere)(task))
    kept.set(key, bytes)
    counts.drawn += 1
    return bytes
  }
  return {
    counts,
    async of(task) {
      const key = `${digestOfParts([design, ...partsOf(task)]).slice(0, 32)}.png`
      const before = kept.get(key)
      if (before) {
        counts.kept += 1
        return before
      }
      const picture = unfinished.get(key) ?? draw(key, task).finally(() => unfinished.delete(key))
      unfinished.set(key, picture)
      return picture
    },
    async close() {
      await thread?.destroy()
      thread = undefined
      kept.prune()
    },
  }
}

/** Identifies everything that a picture depends on besides its task. */
function digestOfDesign(modules: readonly string[]): string {
  const files = [
    ...modules.map((module) => join(project, 'src', module)),
    // The fonts, the layout and the rasteriser come from packages.
    join(project, 'package-lock.json'),
  ]
  return digestOfParts([
    ...files.map((file) => readFileSync(file)),
    arch,
    versions.zlib,
    versions.icu ?? '',
  ])
}

/** Returns the SHA-256 of several values in hexadecimal. */
export function digestOfParts(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
