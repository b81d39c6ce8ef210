/**
 * Formats a thousand articles in one process and prints, as JSON, what the first and the last hundred took.
 * `bench/citations.ts` starts it with `--expose-gc`, so that nothing else is on the heap.
 */

import { setImmediate } from 'node:timers/promises'

import { formatCitations } from '../src/citations/format.ts'
import { makeArticle } from './articles.ts'
import { makeLibrary } from './library.ts'
import { median, timed } from './measure.ts'

/** What a hundred articles leave on the heap, in bytes, and take, in milliseconds an article. */
export interface Hundred {
  heap: number
  time: number
  /** What the same work that has nothing to do with citations took meanwhile: the pace of the machine. */
  pace: number
}

/** The first and the last hundred of a thousand articles. */
export interface Growth {
  first: Hundred
  last: Hundred
}

if (import.meta.main) {
  console.log(JSON.stringify(await measureGrowth(process.argv[2] ?? 'vancouver')))
}

async function measureGrowth(style: string): Promise<Growth> {
  const items = makeLibrary(2000)
  const keys = [...items.keys()]
  const yardstick = [...items.values()].slice(0, 500)
  const options = { items, style, language: 'en-US' }
  const format = async (seed: number): Promise<number> => {
    const article = makeArticle(keys, seed)
    const { time } = await timed(() => Promise.resolve(formatCitations(article, options)))
    return time
  }
  // The same hundred first and last, so that only what came between can tell.
  const hundred = async (): Promise<Hundred> => {
    const times: number[] = []
    const paces: number[] = []
    for (let seed = 0; seed < 100; seed += 1) {
      times.push(await format(seed))
      const { time } = await timed(() => Promise.resolve(structuredClone(yardstick)))
      paces.push(time)
    }
    // Weak references are let go of one collection later.
    for (let round = 0; round < 3; round += 1) {
      await setImmediate()
      globalThis.gc?.()
    }
    return { heap: process.memoryUsage().heapUsed, time: median(times), pace: median(paces) }
  }

  // What the compiler has yet to learn is no growth.
  for (let index = 0; index < 100; index += 1) await format(10_000 + index)
  const first = await hundred()
  for (let seed = 100; seed < 900; seed += 1) await format(seed)
  return { first, last: await hundred() }
}
