/** A worker that compiles the few texts that have changed. It can start before the records are read, which come with the texts. */

import type { WrittenText } from './compile.ts'

import { type CompileAll, compilerWith, type SentRecords } from './sent-records.ts'

/** Texts, and the records that they are compiled with. */
export interface SentTexts {
  texts: readonly WrittenText[]
  records: SentRecords
}

/** Compiles texts (`CompileAll`). */
export default function compileSent({ texts, records }: SentTexts): ReturnType<CompileAll> {
  return compilerWith(records)(texts)
}
