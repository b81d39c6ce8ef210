/** A worker that compiles texts. It gets the records once, when it starts. */

import { workerData } from 'node:worker_threads'

import type { ListedReference } from '../citations/details.ts'
import type { CitedClaim } from '../citations/slots.ts'
import type { TextRecords } from './transforms.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { type Site, siteOf } from '../site.ts'
import { compileWithAnswers, type CompiledWithAnswers, type WrittenText } from './compile.ts'
import { take, type Taken } from './taken.ts'

/** The records of a publication in a form that can be sent to a worker. */
export interface SentRecords extends Pick<TextRecords, 'items' | 'styles'> {
  site: Site
  library: readonly string[]
  claims: ReadonlyMap<string, CitedClaim>
  references: ReadonlyMap<string, ListedReference>
}

// tinypool sends a pair: data of its own, and ours.
const [, sent] = workerData as [unknown, SentRecords]
const site = siteOf(sent.site)
const records: TextRecords = {
  ...sent,
  isKey: bareKeyMatcher(sent.items),
  library: () => sent.library,
}

/** Texts to compile. */
export interface WorkerTask {
  texts: readonly WrittenText[]
  /** The texts that other threads take too; without it, all are for this worker. */
  taken?: Taken
}

/**
 * Compiles texts. The result of one that does not compile is `undefined`, because messages lose their place on the way, and so
 * is that of one that another thread has taken.
 */
export default async function compileAll({
  texts,
  taken,
}: WorkerTask): Promise<(CompiledWithAnswers | undefined)[]> {
  const compiled: (CompiledWithAnswers | undefined)[] = []
  for (const [index, text] of texts.entries())
    compiled.push(
      taken && !take(taken, index)
        ? undefined
        : await compileWithAnswers(text, records, site).catch(() => undefined),
    )
  return compiled
}
