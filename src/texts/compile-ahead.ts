/** Compiles the few texts that have changed in a thread, while the publication is checked. */

import Tinypool from 'tinypool'

import type { CalendarDate } from '../shared/dates.ts'
import type { BoundSite } from '../site.ts'
import type { CompiledWithAnswers, WrittenText } from './compile.ts'

import { isWithheld } from '../articles/embargo.ts'
import { repeatsAnswers } from './answers.ts'
import { fewTexts } from './few-texts.ts'
import { recordsToSend } from './pool.ts'
import { type CompilablePublication, textRecords, writtenTexts } from './publication-texts.ts'
import { type Entry, TextStore } from './store.ts'
import { keyOf } from './text-key.ts'
import type { SentTexts } from './worker-ahead.ts'

/** What is known of texts before all of them are compiled. */
export interface CompiledAhead {
  /** What was read from disk, by key. */
  entries: ReadonlyMap<string, Entry>
  /** How many texts are compiled. */
  count: number
  /** The texts that compiled, by key. It never fails: a text that does not compile is compiled again, and then reported. */
  compiled: Promise<ReadonlyMap<string, CompiledWithAnswers>>
}

/** A thread that loads the compiler, to compile texts that are sent to it once. */
export interface Compiler {
  /** Compiles texts and ends the thread. */
  run: (sent: SentTexts) => Promise<(CompiledWithAnswers | undefined)[]>
  /** Ends the thread, if there is nothing to compile. */
  stop: () => void
}

/** Starts a thread that compiles texts. */
export function startCompiler(): Compiler {
  const pool = new Tinypool({
    filename: new URL('./worker-ahead.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  })
  return {
    run: async (sent) => {
      try {
        return (await pool.run(sent)) as (CompiledWithAnswers | undefined)[]
      } finally {
        await pool.destroy()
      }
    },
    stop: () => void pool.destroy(),
  }
}

interface AheadOptions {
  site: BoundSite
  /** The folder of compiled texts, as an absolute path. */
  cacheDir: string
  /** Changes with the code and the libraries that compile texts. */
  codeDigest: string
  /** The day on which embargoes have ended or not. */
  today: CalendarDate
  /** A thread that was started before; by default, one is started if there is something to compile. */
  compiler?: Compiler | undefined
}

/** If more texts than these have changed, the build makes most of a site, and all cores have enough to do. */
const most = 50

/**
 * Starts to compile the valid texts that have changed, if they are neither very few nor many. Drafts and articles under embargo are left out.
 *
 * What all published sources are is not known before the check, so a text that lists them all (`@*`) is left alone.
 */
export function compileAhead(
  publication: CompilablePublication,
  { site, cacheDir, codeDigest, today, compiler }: AheadOptions,
): CompiledAhead {
  const records = textRecords({ ...publication, library: () => [] })
  // Damaged entries are reported when texts are compiled.
  const store = new TextStore(cacheDir)
  const entries = new Map<string, Entry>()
  const missing = new Map<string, WrittenText>()
  const withheld = publication.validated.articles.flatMap(({ record }) =>
    isWithheld(record.data, today) ? [record] : [],
  )
  const texts = writtenTexts(publication, new Set(withheld))
  for (const text of texts) {
    if (text.frontMatter.nocite?.includes('@*')) continue
    const key = keyOf(text, site, codeDigest)
    const entry = store.facts(key, ({ answers }) => repeatsAnswers(answers, records))
    if (entry) entries.set(key, entry)
    else missing.set(key, text)
  }
  const isFew = missing.size <= (compiler ? 0 : fewTexts)
  if (isFew || missing.size > Math.min(most, texts.length / 2)) {
    compiler?.stop()
    return { entries, count: 0, compiled: Promise.resolve(new Map()) }
  }
  const sent: SentTexts = {
    texts: [...missing.values()],
    records: recordsToSend(publication, site.site, []),
  }
  const compiled = (compiler ?? startCompiler()).run(sent).then(
    (all) => byKey([...missing.keys()], all),
    () => new Map(),
  )
  return { entries, count: missing.size, compiled }
}

/** Returns the texts that compiled, by key. */
function byKey(
  keys: readonly string[],
  compiled: readonly (CompiledWithAnswers | undefined)[],
): Map<string, CompiledWithAnswers> {
  return new Map(
    keys.flatMap((key, index) => {
      const text = compiled[index]
      return text ? [[key, text] as const] : []
    }),
  )
}
