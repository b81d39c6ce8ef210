/** Writes the copies of pages in Markdown, in threads if there are many. */

import { availableParallelism } from 'node:os'

import Tinypool from 'tinypool'

import type { CopyContent } from '../metadata/copies/write-copy.ts'
import { areCachesOff } from './cache.ts'

const script = new URL('../metadata/copies/write-copy.ts', import.meta.url).href

/** How many copies are written before threads start. With fewer, a thread only takes memory: it first has to load and compile its code. */
const copiesBeforeThreads = 30

/** If so many texts have changed, threads start at once: each has a copy, and so have the claims that cite the same sources. */
const enoughTexts = 16

/** How many copies a thread has at once: it need not wait while this thread is busy. */
const copiesPerThread = 4

/**
 * Returns the function that writes copies.
 *
 * @param changedTexts how many texts are known to have changed
 * @param signal ends the threads
 */
export function copyWriter(changedTexts: number, signal: AbortSignal): App.Locals['writeCopy'] {
  let written = 0
  const writeHere = async (content: readonly CopyContent[]) => {
    const { default: writeCopy } = await import('../metadata/copies/write-copy.ts')
    return writeCopy(content)
  }
  const start = () => {
    const count = Math.max(1, availableParallelism() - 1)
    const pool = new Tinypool({
      filename: script,
      minThreads: count,
      maxThreads: count,
      concurrentTasksPerWorker: copiesPerThread,
    })
    signal.addEventListener('abort', () => void pool.destroy())
    return pool
  }
  let threads = changedTexts < enoughTexts || areCachesOff() ? undefined : start()
  return async (content) => {
    written += 1
    if (areCachesOff() || (!threads && written <= copiesBeforeThreads)) return writeHere(content)
    return (await (threads ??= start()).run(content)) as string
  }
}
