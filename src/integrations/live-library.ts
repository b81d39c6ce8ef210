/** What pages get in `npm run dev`: the records of the current publication, drafts included. */

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import type { SavedValues } from '../cache/pack.ts'

import { type CompileOptions, compileTexts } from '../texts/compile-texts.ts'
import type { CurrentPublication } from './current-publication.ts'
import type { LiveFonts } from './live-fonts.ts'

import { textFacts } from '../publication/text-facts.ts'
import { textFiles } from '../publication/validated.ts'
import { tonesOf } from '../identity/colours.ts'
import { createDrawings, type Drawings } from '../pictures/drawings.ts'
import { publishCurrent } from '../rendering/library.ts'
import { today } from '../shared/dates.ts'
import { currentSite, wordsOfPage } from '../site.ts'
import { textPictures, type TextPictures } from '../rendering/text-pictures.ts'
import { lookOf } from './look.ts'

/** What `npm run dev` serves. */
export interface Live {
  /** What each page gets. */
  locals: App.Locals
  pictures: TextPictures
  /** The drawings of feeds. */
  drawings: Drawings
}

/** What earlier runs and earlier changes have made. */
export interface LiveCaches {
  /** The bibliography entries. */
  entries: SavedValues
  /** The folder of compiled texts, and what changes with the code that compiles them. */
  texts: Pick<CompileOptions, 'cacheDir' | 'codeDigest' | 'held' | 'report'>
  fonts: LiveFonts
}

/** Publishes a publication for `npm run dev`. A text that does not compile shows the reason on its own page only. */
export async function publishLive(
  current: CurrentPublication,
  { entries, texts: options, fonts }: LiveCaches,
): Promise<Live> {
  const failures = new Map<string, Error>()
  const { texts } = await compileTexts(current, {
    ...options,
    site: currentSite(),
    onFailure: ({ file }, error) => {
      const { message } = error as Error
      failures.set(file, new Error(`${basename(file)}: ${message}`))
    },
  })
  const files = textFiles(current.validated)
  const library = publishCurrent(
    current,
    () => false,
    (file) => texts.get(file)?.facts ?? textFacts({}),
    entries,
  )
  entries.save()
  const pictures = textPictures(current.validated, digestNow)
  const { site, urls } = currentSite()
  const drawings = createDrawings({ base: urls.base, accent: tonesOf(site.accent).light })
  const locals: App.Locals = {
    library,
    words: wordsOfPage(currentSite()),
    look: lookOf(currentSite(), await fonts.current()),
    today,
    showsMistakes: true,
    isPast: (day) => day < today(),
    picture: pictures.planOf,
    drawing: drawings.planOf,
    writeCopy: async (content) => {
      const { default: writeCopy } = await import('../metadata/copies/write-copy.ts')
      return writeCopy(content)
    },
    once: (_key, make) => make(locals),
    code: (collection, id) => {
      const file = files.get(`${collection}/${id}`) ?? ''
      return (
        texts.get(file)?.code() ??
        Promise.reject(failures.get(file) ?? new Error(`There is no text “${id}”.`))
      )
    },
  }
  return { locals, pictures, drawings }
}

/** Returns the SHA-256 of a file as it is now, or `undefined` if there is none. */
function digestNow(file: string): string | undefined {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return undefined
  }
}
