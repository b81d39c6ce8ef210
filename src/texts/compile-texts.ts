/** Compiles the texts of a publication, or takes them from disk. */

import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import type { SourceRecord } from '../reading/record.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { BoundSite } from '../site.ts'
import type { CompiledAhead } from './compile-ahead.ts'
import type { CompiledText, CompiledWithAnswers, WrittenText } from './compile.ts'
import type { TextRecords } from './transforms.ts'

import { repeatsAnswers } from './answers.ts'
import { type CompilablePublication, textRecords, writtenTexts } from './publication-texts.ts'
import { compileInParallel } from './pool.ts'
import { type Entry, TextStore } from './store.ts'
import { keyOf } from './text-key.ts'

/** A compiled text whose code is read when it is rendered. */
export interface ReadyText extends Omit<CompiledText, 'code'> {
  /** The hash of the code. */
  codeHash: string
  /** Returns the code for `textComponent`. */
  code: () => Promise<string>
}

/** The compiled texts of a publication. */
export interface CompiledTexts {
  /** By the absolute paths of their files, in the order of the publication. */
  texts: Map<string, ReadyText>
  /** How many were compiled, not taken from disk. */
  made: number
}

/** The settings for compiling the texts of a publication. */
export interface CompileOptions {
  site: BoundSite
  /** The records that are left out: drafts, and what only they use. */
  without?: ReadonlySet<SourceRecord>
  /** The folder of compiled texts, as an absolute path. Without it, all texts are compiled and held in memory. */
  cacheDir?: string
  /** More folders of compiled texts, which are only read. */
  otherDirs?: readonly string[]
  /** A folder that gets a copy of every text, for another machine. */
  copyDir?: string
  /**
   * What earlier calls in this process took from the folder, so that it is not read again. Afterwards, it has the texts of
   * this call.
   */
  held?: Map<string, Entry>
  /** What was compiled before this call. */
  ahead?: CompiledAhead | undefined
  /** Changes with the code and the libraries that compile texts. */
  codeDigest?: string
  /** How many workers may be started if there is much to compile, to compile beside this thread. By default none. */
  workers?: number
  /** Called for each damaged entry of the folder. */
  report?: (sentence: string) => void
  /** Takes the reason why a text does not compile; the text is then left out. Without it, the first reason is thrown. */
  onFailure?: (text: WrittenText, error: unknown) => void
  /** Takes how many texts are compiled or taken from disk. */
  onProgress?: OnProgress
}

/** How many texts must be compiled for workers to pay. A worker takes as long to start as to compile 55 texts. */
const enoughForWorkers = 150

/**
 * Compiles the valid articles and pages of a publication. A text is taken from disk if nothing that it depends on has
 * changed.
 *
 * @throws a message with its place if a text does not compile and there is no `onFailure`. The check runs first and reports
 *   this better
 */
export async function compileTexts(
  publication: CompilablePublication,
  options: CompileOptions,
): Promise<CompiledTexts> {
  const { site, without, cacheDir, codeDigest = '', report } = options
  const written = writtenTexts(publication, without)
  const records = textRecords(publication)
  const store =
    cacheDir === undefined ? undefined : new TextStore(cacheDir, report, options.otherDirs)
  // Only later calls need what the texts were made from, which is much.
  const inUse = options.held && new Map<string, Entry>()
  const stored = (text: WrittenText, key: string, entry: Entry, texts: TextStore) => {
    inUse?.set(key, entry)
    texts.use(key)
    if (options.copyDir !== undefined) texts.copy(key, entry, options.copyDir)
    return storedText(text, key, entry, { store: texts, records, site })
  }
  const ready = new Map<WrittenText, ReadyText>()
  const missing = new Map<WrittenText, string>()
  const add = (text: WrittenText, isReady: ReadyText) => {
    ready.set(text, isReady)
    options.onProgress?.(ready.size, written.length)
  }
  for (const text of written) {
    const key = keyOf(text, site, codeDigest)
    const isRight = ({ answers }: Entry) => repeatsAnswers(answers, records)
    const known =
      heldEntry(key, options.held, isRight) ??
      heldEntry(key, options.ahead?.entries, isRight) ??
      store?.facts(key, isRight)
    if (store && known) add(text, stored(text, key, known, store))
    else missing.set(text, key)
  }
  const keep = (text: WrittenText, compiled: CompiledWithAnswers) => {
    const key = missing.get(text) ?? ''
    add(text, store ? stored(text, key, store.set(key, compiled), store) : held(compiled))
  }
  await compileMissing(missing, {
    publication,
    records,
    options,
    keep,
    isReady: (text) => ready.has(text),
  })
  // Only the first of several calls needs to remove what earlier processes left.
  if (!options.held?.size) store?.prune()
  options.held?.clear()
  for (const [key, entry] of inUse ?? []) options.held?.set(key, entry)
  return { texts: inOrder(written, ready), made: missing.size }
}

/** Compiles texts: those that are not compiled already in workers, or in this thread. */
async function compileMissing(
  missing: ReadonlyMap<WrittenText, string>,
  {
    publication,
    records,
    options: { site, ahead, workers = 0, onFailure },
    keep,
    isReady,
  }: {
    publication: CompilablePublication
    records: TextRecords
    options: CompileOptions
    keep: (text: WrittenText, compiled: CompiledWithAnswers) => void
    isReady: (text: WrittenText) => boolean
  },
): Promise<void> {
  const made = missing.size > 0 ? await ahead?.compiled : undefined
  for (const [text, key] of missing) {
    const compiled = made?.get(key)
    if (compiled && repeatsAnswers(compiled.answers, records)) keep(text, compiled)
  }
  if (workers > 0 && missing.size >= enoughForWorkers)
    await compileInParallel([...missing.keys()], {
      publication,
      site: site.site,
      workers,
      compileHere: (text) => compileHere(text, records, site),
      onText: keep,
    })
  for (const text of missing.keys()) {
    if (isReady(text)) continue
    // Compiling waits for nothing, so other work, such as that of a starting server, would have to wait for it.
    await setImmediate()
    try {
      keep(text, await compileHere(text, records, site))
    } catch (error) {
      if (!onFailure) throw error
      onFailure(text, error)
    }
  }
}

/** Compiles a text in this thread, which loads the compiler only when it has something to compile. */
async function compileHere(
  text: WrittenText,
  records: TextRecords,
  site: BoundSite,
): Promise<CompiledWithAnswers> {
  const { compileWithAnswers } = await import('./compile.ts')
  return await compileWithAnswers(text, records, site)
}

/** Returns the texts that compiled, by file. */
function inOrder(
  written: readonly WrittenText[],
  ready: ReadonlyMap<WrittenText, ReadyText>,
): Map<string, ReadyText> {
  return new Map(
    written.flatMap((text) => {
      const isReady = ready.get(text)
      return isReady ? [[text.file, isReady] as const] : []
    }),
  )
}

function heldEntry(
  key: string,
  held: ReadonlyMap<string, Entry> | undefined,
  isRight: (entry: Entry) => boolean,
): Entry | undefined {
  const entry = held?.get(key)
  return entry && isRight(entry) ? entry : undefined
}

function held({ code, facts, pictures }: CompiledText): ReadyText {
  return { facts, pictures, codeHash: hash('sha256', code), code: () => Promise.resolve(code) }
}

/** A text in the store, which is compiled again if its code is damaged. */
function storedText(
  text: WrittenText,
  key: string,
  { facts, pictures, codeHash }: Entry,
  { store, records, site }: { store: TextStore; records: TextRecords; site: BoundSite },
): ReadyText {
  return {
    facts,
    pictures,
    codeHash,
    code: async () => {
      const stored = store.code(key, codeHash)
      if (stored !== undefined) return stored
      const compiled = await compileHere(text, records, site)
      store.set(key, compiled)
      return compiled.code
    },
  }
}
