/** Compiles texts on several cores. */

import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import Tinypool from 'tinypool'

import type { Site } from '../site.ts'
import type { CompiledWithAnswers, WrittenText } from './compile.ts'
import type { SentRecords } from './sent-records.ts'

import { citedClaim } from '../citations/slots.ts'
import { listedReference, type CompilablePublication } from './publication-texts.ts'

/** How many texts a worker gets at once. */
const batch = 8

/** How many batches a worker has at once, so that it need not wait while this thread compiles a text. */
const batchesPerWorker = 2

/**
 * By how much the heap of each thread grows before V8 collects garbage in all of it, in percent of what is in use. By default, it
 * grows to about three times as much.
 */
const growth = 30

/**
 * Compiles texts in workers and in this thread, with the same result as in this thread alone.
 *
 * @param workers how many to start
 * @param compileHere compiles one text in this thread, which keeps what citeproc prints for later
 * @param onText called with each text that compiles, in any order
 */
export async function compileInParallel(
  texts: readonly WrittenText[],
  {
    publication,
    site,
    workers,
    compileHere,
    onText,
  }: {
    publication: CompilablePublication
    site: Site
    workers: number
    compileHere: (text: WrittenText) => Promise<CompiledWithAnswers>
    onText: (text: WrittenText, compiled: CompiledWithAnswers) => void
  },
): Promise<void> {
  // From now on, the build makes most of a site. One that makes little would only take longer.
  growSlowly()
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: recordsToSend(publication, site, publication.library()),
  })
  const batches = batchesOf(texts)
  const compileThere = async () => {
    for (const each of batches) {
      const compiled = (await pool.run(each)) as (CompiledWithAnswers | undefined)[]
      for (const [index, text] of each.entries()) {
        const result = compiled[index]
        if (result) onText(text, result)
      }
    }
  }
  const compileRest = async () => {
    for (const each of batches)
      for (const text of each) {
        // A text that does not compile is compiled once more by the caller, which reports it.
        const compiled = await compileHere(text).catch(() => undefined)
        if (compiled) onText(text, compiled)
        // Compiling waits for nothing, so the results of workers would have to wait for it.
        await setImmediate()
      }
  }
  try {
    await Promise.all([
      ...Array.from({ length: workers * batchesPerWorker }, compileThere),
      compileRest(),
    ])
  } finally {
    await pool.destroy()
  }
}

/** Limits how much garbage the heap has from now on. V8 sets its limit when it collects, so it must do so first. */
function growSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

/** Yields the texts in batches, each to whoever asks next. */
function* batchesOf(texts: readonly WrittenText[]): Generator<readonly WrittenText[]> {
  for (let start = 0; start < texts.length; start += batch) yield texts.slice(start, start + batch)
}

/**
 * Returns the records of a publication as a worker gets them.
 *
 * @param library the keys of the published sources
 */
export function recordsToSend(
  { items, styles, claims, validated }: CompilablePublication,
  site: Site,
  library: readonly string[],
): SentRecords {
  return {
    site,
    items,
    styles,
    library,
    claims: new Map([...claims].map(([id, claim]) => [id, citedClaim(claim)])),
    references: new Map(
      [...validated.references].flatMap(([key, { data }]) =>
        data ? [[key, listedReference(data)]] : [],
      ),
    ),
  }
}
