/** Pictures that are drawn beside the other work of a build, and kept for the next one. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { arch, versions } from 'node:process'

import PQueue from 'p-queue'
import Tinypool from 'tinypool'

import type { KeptFiles } from '../cache/kept-files.ts'

/** Makes pictures of one kind. */
export interface DrawnPictures<Task> {
  /**
   * Returns a picture as PNG. It may be asked for all pictures at once: they are drawn in a thread that starts with the first
   * one that was not kept; after `hurry`, in several.
   */
  of: (task: Task) => Promise<Buffer>
  /** Draws from now on with a thread for each core, because the caller only waits. */
  hurry: () => void
  /** How many pictures were drawn and how many were kept from an earlier build. */
  counts: { readonly drawn: number; readonly kept: number }
  /** Ends the threads. Pictures that are not finished are rejected. */
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

/** How many pictures are sent to a thread before it has drawn the first: it need not wait while the caller is busy. */
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
  const threads = new DrawingThreads<Task>(script)
  const drawHere = async (task: Task) => {
    const { default: draw } = (await import(script)) as { default: (task: Task) => Promise<Buffer> }
    return draw(task)
  }
  const draw = async (key: string, task: Task) => {
    const bytes = Buffer.from(await (inThread ? threads.draw(task) : drawHere(task)))
    kept.set(key, bytes)
    counts.drawn += 1
    return bytes
  }
  return {
    counts,
    hurry: () => {
      threads.useAllCores()
    },
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
      await threads.close()
      kept.prune()
    },
  }
}

/** Threads that draw, one until all cores can be used. Each starts with the first picture for it. */
class DrawingThreads<Task> {
  readonly #script: string
  readonly #queue = new PQueue({ concurrency: picturesAhead })
  readonly #threads = new Map<Tinypool, number>()
  #closing = new AbortController()
  #most = 1

  constructor(script: string) {
    this.#script = script
  }

  /** Draws a picture after those that were asked for before, or at the same time as some of them. */
  draw(task: Task): Promise<Uint8Array> {
    const { signal } = this.#closing
    const run = async () => {
      const thread = this.#leastBusy()
      this.#count(thread, 1)
      try {
        return (await thread.run(task)) as Uint8Array
      } finally {
        this.#count(thread, -1)
      }
    }
    return this.#queue.add(run, { signal })
  }

  useAllCores(): void {
    this.#most = availableParallelism()
    this.#queue.concurrency = this.#most * picturesAhead
  }

  async close(): Promise<void> {
    const threads = [...this.#threads.keys()]
    this.#threads.clear()
    this.#closing.abort()
    this.#closing = new AbortController()
    await Promise.all(threads.map((thread) => thread.destroy()))
  }

  #leastBusy(): Tinypool {
    const [known] = [...this.#threads].sort(([, one], [, other]) => one - other)
    if (known && (known[1] < picturesAhead || this.#threads.size >= this.#most)) return known[0]
    return new Tinypool({
      filename: this.#script,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: picturesAhead,
    })
  }

  #count(thread: Tinypool, change: 1 | -1): void {
    // A closed thread counts no more.
    if (change < 0 && !this.#threads.has(thread)) return
    this.#threads.set(thread, (this.#threads.get(thread) ?? 0) + change)
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
