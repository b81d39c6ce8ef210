/** Compiles the texts of a publication, or takes them from disk. */

import { hash } from 'node:crypto'

import type { SourceRecord } from '../reading/record.ts'
import type { BoundSite } from '../site.ts'
import type { TextRecords } from './transforms.ts'

import { type Answer, recordAnswers, repeatsAnswers } from './answers.ts'
import { compileText, type CompiledText, type WrittenText } from './compile.ts'
import { type CompilablePublication, textRecords, writtenTexts } from './publication-texts.ts'
import { type Entry, TextStore } from './store.ts'

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
  /** Changes with the code and the libraries that compile texts. */
  codeDigest?: string
  /** Called for each damaged entry of the folder. */
  report?: (sentence: string) => void
  /** Called with the number of texts that are ready. */
  onProgress?: (done: number, all: number) => void
}

/**
 * Compiles the valid articles and pages of a publication. A text is taken from disk if nothing that it depends on has
 * changed.
 *
 * @throws a message with its place if a text does not compile; the check runs first and reports this better
 */
export async function compileTexts(
  publication: CompilablePublication,
  options: CompileOptions,
): Promise<CompiledTexts> {
  const { site, without, cacheDir, codeDigest = '', report = () => undefined } = options
  const written = writtenTexts(publication, without)
  const records = textRecords(publication)
  const store = cacheDir === undefined ? undefined : new TextStore(cacheDir, report)
  const texts = new Map<string, ReadyText>()
  let made = 0
  for (const text of written) {
    const key = keyOf(text, site, codeDigest)
    const known = store?.facts(key)
    if (store && known && repeatsAnswers(known.answers, records)) {
      texts.set(text.file, storedText(text, key, known, { store, records, site }))
    } else {
      const compiled = await compileWithAnswers(text, records, site)
      store?.set(key, compiled)
      made += 1
      texts.set(
        text.file,
        store
          ? storedText(
              text,
              key,
              { ...compiled, codeHash: hash('sha256', compiled.code) },
              { store, records, site },
            )
          : heldText(compiled),
      )
    }
    options.onProgress?.(texts.size, written.length)
  }
  store?.prune()
  return { texts, made }
}

/** Everything that a compiled text depends on besides the records that it asks for, as a hash. */
function keyOf(
  { body, frontMatter }: WrittenText,
  { site }: BoundSite,
  codeDigest: string,
): string {
  const { url, language, csl } = site
  return hash('sha256', JSON.stringify([codeDigest, url, language, csl, frontMatter, body]))
}

async function compileWithAnswers(
  text: WrittenText,
  records: TextRecords,
  site: BoundSite,
): Promise<CompiledText & { answers: Answer[] }> {
  const recorded = recordAnswers(records)
  const compiled = await compileText(text, recorded.records, site)
  return { ...compiled, answers: recorded.answers() }
}

function heldText({ code, facts, pictures }: CompiledText): ReadyText {
  return { facts, pictures, codeHash: hash('sha256', code), code: () => Promise.resolve(code) }
}

/** A text in the store, which is compiled again if its code is damaged. */
function storedText(
  text: WrittenText,
  key: string,
  { facts, pictures, codeHash }: Pick<Entry, 'facts' | 'pictures' | 'codeHash'>,
  { store, records, site }: { store: TextStore; records: TextRecords; site: BoundSite },
): ReadyText {
  return {
    facts,
    pictures,
    codeHash,
    code: async () => {
      const stored = store.code(key)
      if (stored !== undefined) return stored
      const compiled = await compileWithAnswers(text, records, site)
      store.set(key, compiled)
      return compiled.code
    },
  }
}
