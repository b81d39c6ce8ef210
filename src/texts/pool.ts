/** Compiles texts on several cores. */

import Tinypool from 'tinypool'

import type { Site } from '../site.ts'
import type { CompiledWithAnswers } from './answers.ts'
import type { WrittenText } from './compile.ts'
import type { SentRecords } from './worker.ts'

import { listedReference, type CompilablePublication } from './publication-texts.ts'

/** How many texts a worker gets at once. */
const batch = 8

/**
 * Compiles texts in workers, with the same result as in one process.
 *
 * @param workers how many to start
 * @param onText called with each text that compiles, in any order
 */
export async function compileInWorkers(
  texts: readonly WrittenText[],
  publication: CompilablePublication,
  site: Site,
  workers: number,
  onText: (text: WrittenText, compiled: CompiledWithAnswers) => void,
): Promise<void> {
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: recordsToSend(publication, site),
  })
  try {
    const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, index) =>
      texts.slice(index * batch, (index + 1) * batch),
    )
    await Promise.all(
      batches.map(async (each) => {
        const compiled = (await pool.run(each)) as (CompiledWithAnswers | undefined)[]
        for (const [index, text] of each.entries()) {
          const result = compiled[index]
          if (result) onText(text, result)
        }
      }),
    )
  } finally {
    await pool.destroy()
  }
}

function recordsToSend(publication: CompilablePublication, site: Site): SentRecords {
  const { items, library, styles, claims, validated } = publication
  return {
    site,
    items,
    styles,
    library: library(),
    claims: new Map([...claims].map(([id, { evidence }]) => [id, { evidence }])),
    references: new Map(
      [...validated.references].flatMap(([key, { data }]) =>
        data ? [[key, listedReference(data)]] : [],
      ),
    ),
  }
}
