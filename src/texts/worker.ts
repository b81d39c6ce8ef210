/** A worker that compiles texts. It gets the records once, when it starts. */

import { workerData } from 'node:worker_threads'

import type { ListedReference } from '../citations/details.ts'
import type { CitedClaim } from '../citations/slots.ts'
import type { TextRecords } from './transforms.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { type Site, siteOf } from '../site.ts'
import { compileWithAnswers, type CompiledWithAnswers, type WrittenText } from './compile.ts'

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

/** Compiles texts. The result of one that does not compile is `undefined`: messages lose their place on the way. */
export default async function compileAll(
  texts: readonly WrittenText[],
): Promise<(CompiledWithAnswers | undefined)[]> {
  const compiled: (CompiledWithAnswers | undefined)[] = []
  for (const text of texts)
    compiled.push(await compileWithAnswers(text, records, site).catch(() => undefined))
  return compiled
}
