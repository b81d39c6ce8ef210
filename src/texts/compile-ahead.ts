/** Compiles texts in a thread while the publication is checked, if there are few to compile. */

import Tinypool from 'tinypool'

import type { CalendarDate } from '../shared/dates.ts'
import type { BoundSite } from '../site.ts'
import type { CompiledWithAnswers, WrittenText } from './compile.ts'

import { isWithheld } from '../articles/embargo.ts'
import { repeatsAnswers } from './answers.ts'
import { recordsToSend } from './pool.ts'
import { type CompilablePublication, textRecords, writtenTexts } from './publication-texts.ts'
import { type Entry, TextStore } from './store.ts'
import { countFree, noneTaken, take, type Taken } from './taken.ts'
import { keyOf } from './text-key.ts'
import type { WorkerTask } from './worker.ts'

/** What is known of texts before all of them are compiled. */
export interface CompiledAhead {
  /** What was read from disk, by key. */
  entries: ReadonlyMap<string, Entry>
  /** Returns whether the caller is to compile a text, by its key. The thread then leaves it alone. */
  leave: (key: string) => boolean
  /** The texts that the thread has compiled, by key. It never fails: those that do not compile are compiled again, and reported. */
  compiled: Promise<ReadonlyMap<string, CompiledWithAnswers>>
}

interface AheadOptions {
  site: BoundSite
  /** The folder of compiled texts, as an absolute path. */
  cacheDir: string
  /** Changes with the code and the libraries that compile texts. */
  codeDigest: string
  /** The day on which embargoes have ended or not. */
  today: CalendarDate
}

/** If there are more texts to compile, the build makes most of a site, and all cores have enough to do. */
const most = 50

/** How many texts must be left for the caller to take one, because it has to load the compiler first. */
const enoughForBoth = 3

/**
 * Starts to compile the valid texts that are not compiled yet, if there are few. Drafts and articles under embargo are left out.
 *
 * What all published sources are is not known before the check, so a text that lists them all (`@*`) is left alone.
 */
export function compileAhead(
  publication: CompilablePublication,
  { site, cacheDir, codeDigest, today }: AheadOptions,
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
  const none = new Map<string, CompiledWithAnswers>()
  if (missing.size === 0 || missing.size > most)
    return { entries, leave: () => true, compiled: Promise.resolve(none) }
  const taken = noneTaken(missing.size)
  const numbers = new Map([...missing.keys()].map((key, index) => [key, index]))
  return {
    entries,
    leave: (key) => {
      const number = numbers.get(key)
      return number === undefined || (countFree(taken) >= enoughForBoth && take(taken, number))
    },
    compiled: compileInThread(missing, taken, publication, site).catch(() => none),
  }
}

async function compileInThread(
  texts: ReadonlyMap<string, WrittenText>,
  taken: Taken,
  publication: CompilablePublication,
  { site }: BoundSite,
): CompiledAhead['compiled'] {
  const pool = new Tinypool({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    workerData: recordsToSend(publication, site, []),
  })
  try {
    const task: WorkerTask = { texts: [...texts.values()], taken }
    const compiled = (await pool.run(task)) as (CompiledWithAnswers | undefined)[]
    return new Map(
      [...texts.keys()].flatMap((key, index) => {
        const text = compiled[index]
        return text ? [[key, text] as const] : []
      }),
    )
  } finally {
    await pool.destroy()
  }
}
