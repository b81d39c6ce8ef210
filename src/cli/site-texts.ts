/** The compiled texts of the current publication, and what readers get of it. */

import { availableParallelism } from 'node:os'

import type { PublishedPublication } from '../publication/published.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { Texts } from '../rendering/pages.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { Snapshot } from './snapshot.ts'

import { type CurrentPublication, currentPublication } from '../integrations/current-publication.ts'
import { type TextFacts, textFacts } from '../publication/text-facts.ts'
import { textFiles } from '../publication/validated.ts'
import { publishCurrent } from '../rendering/library.ts'
import { counted } from '../shared/counted.ts'
import { today } from '../shared/dates.ts'
import {
  type CompiledAhead,
  type Compiler,
  compileAhead,
  startCompiler,
} from '../texts/compile-ahead.ts'
import { type CompiledTexts, compileTexts } from '../texts/compile-texts.ts'
import { type BoundSite, currentSite } from '../site.ts'
import { areCachesOff, keptTexts, openPack } from './cache.ts'
import { reuse, stage } from './stage.ts'

let ahead: CompiledAhead | undefined
/** The thread that was started for texts which may have changed. */
let compiler: Compiler | undefined
/** Whether this process has started to compile texts before. */
let hasCompiled = false

/** Starts a thread for texts that may have changed, while the publication is read. It only pays after an earlier build. */
export function startCompilerAhead(): void {
  if (!hasCompiled) compiler ??= startCompiler()
}

/**
 * Starts to compile changed texts while the content is checked, for the next call of `compile`. Later builds in the same process
 * have the compiler in this thread, which needs less time for a few texts than a new one to start.
 */
export function compileTextsAhead({ code }: Pick<Snapshot, 'code'>): void {
  const { cacheDir, codeDigest = '' } = keptTexts(code)
  if (hasCompiled || cacheDir === undefined) return
  hasCompiled = true
  const started = compiler
  compiler = undefined
  try {
    ahead = compileAhead(currentPublication(), {
      site: currentSite(),
      cacheDir,
      codeDigest,
      today: today(),
      compiler: started,
    })
  } catch {
    // What is wrong with `site.yaml` is reported by the check.
    started?.stop()
  }
}

/** Returns how many changed texts are compiled ahead. */
export function textsAhead(): number {
  return ahead?.count ?? 0
}

/**
 * Compiles the published texts, or takes them from disk.
 *
 * @param part for a part of a site: the records whose texts are left out, and the folder for copies of all others
 */
export function compile(
  current: CurrentPublication,
  site: BoundSite,
  { code }: Pick<Snapshot, 'code'>,
  part?: { without: ReadonlySet<SourceRecord>; copyDir: string },
): Promise<CompiledTexts> {
  const before = ahead
  ahead = undefined
  hasCompiled = true
  return stage(
    'Texts',
    (onProgress) =>
      compileTexts(current, {
        ...keptTexts(code),
        site,
        without: current.unpublished(),
        ...part,
        ahead: before,
        workers: areCachesOff() ? 0 : availableParallelism() - 1,
        onProgress,
      }),
    ({ texts, made }) => reuse(counted(made, 'text'), texts.size - made),
  )
}

/**
 * Publishes the publication.
 *
 * @param factsOf returns what is known of a text, by the absolute path of its file
 */
export function publishTexts(
  current: CurrentPublication,
  factsOf: (file: string) => TextFacts | undefined,
  { contentDir, code }: Snapshot,
  onProgress?: OnProgress,
): PublishedPublication {
  const entries = openPack('entries', contentDir, code)
  const library = publishCurrent(
    current,
    (record) => current.unpublished().has(record),
    (file) => factsOf(file) ?? textFacts({}),
    entries,
    onProgress,
  )
  entries.save()
  return library
}

/** Shows how many entries of sources are formatted while the publication is published. */
export function stageOfSources(
  publish: (onProgress: OnProgress) => PublishedPublication,
): Promise<PublishedPublication> {
  return stage('Sources', publish, ({ sources }) => counted(sources.size, 'entry', 'entries'))
}

/** Returns the compiled texts as pages ask for them. */
export function textsOf(
  compiled: CompiledTexts['texts'],
  { validated }: CurrentPublication,
): Texts {
  const files = textFiles(validated)
  const textNamed = (name: string) => compiled.get(files.get(name) ?? '')
  return {
    digest: (name) => textNamed(name)?.codeHash,
    code: (name) =>
      textNamed(name)?.code() ?? Promise.reject(new Error(`There is no text “${name}”.`)),
  }
}
