/** The records of a publication as they are sent to a worker, and what compiles texts with them there. */

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

/** Compiles texts. The result of one that does not compile is `undefined`: messages lose their place on the way. */
export type CompileAll = (
  texts: readonly WrittenText[],
) => Promise<(CompiledWithAnswers | undefined)[]>

/** Returns what compiles texts with records that were sent. */
export function compilerWith(sent: SentRecords): CompileAll {
  const site = siteOf(sent.site)
  const records: TextRecords = {
    ...sent,
    isKey: bareKeyMatcher(sent.items),
    library: () => sent.library,
  }
  return async (texts) => {
    const compiled: (CompiledWithAnswers | undefined)[] = []
    for (const text of texts)
      compiled.push(await compileWithAnswers(text, records, site).catch(() => undefined))
    return compiled
  }
}
