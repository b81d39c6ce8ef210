/** What pages get in `npm run dev`: the records of the current publication, drafts included. */

import { basename } from 'node:path'

import type { Kept } from '../cache/pack.ts'

import { type CompiledText, compileText } from '../texts/compile.ts'
import type { CurrentPublication } from './current-publication.ts'

import { textFacts } from '../publication/text-facts.ts'
import { publishCurrent } from '../rendering/library.ts'
import { today } from '../shared/dates.ts'
import { currentSite } from '../site.ts'
import { digestNow } from './live-files.ts'
import { textPictures, type TextPictures } from '../rendering/text-pictures.ts'
import { textRecords, writtenTexts } from '../texts/publication-texts.ts'

/** A text that was compiled, or the reason why it could not be. */
type Compiled = CompiledText | { failure: Error }

/** What `npm run dev` serves. */
export interface Live {
  /** What each page gets. */
  locals: App.Locals
  pictures: TextPictures
}

/**
 * Publishes a publication for `npm run dev`. A text that does not compile shows the reason on its own page only.
 */
export async function publishLive(current: CurrentPublication, entries: Kept): Promise<Live> {
  const compiled = await compileAll(current)
  const files = new Map(
    (['articles', 'pages'] as const).flatMap((collection) =>
      current.validated[collection].map(({ record }) => [
        `${collection}/${record.id}`,
        record.file,
      ]),
    ),
  )
  const library = publishCurrent(
    current,
    { isLeftOut: () => false },
    (file) => {
      const text = compiled.get(file)
      return text && 'facts' in text ? text.facts : textFacts({})
    },
    entries,
  )
  const pictures = textPictures(current.validated, digestNow)
  const locals: App.Locals = {
    library,
    today,
    isPast: (day) => day < today(),
    picture: pictures.planOf,
    once: (_key, make) => make(locals),
    code: (collection, id) => {
      const file = files.get(`${collection}/${id}`)
      const text = file === undefined ? undefined : compiled.get(file)
      if (text && 'code' in text) return Promise.resolve(text.code)
      return Promise.reject(text?.failure ?? new Error(`There is no text “${id}”.`))
    },
  }
  return { locals, pictures }
}

async function compileAll(current: CurrentPublication): Promise<Map<string, Compiled>> {
  const records = textRecords(current)
  const compiled = new Map<string, Compiled>()
  for (const text of writtenTexts(current)) {
    try {
      compiled.set(text.file, await compileText(text, records, currentSite()))
    } catch (error) {
      const { message } = error as Error
      compiled.set(text.file, { failure: new Error(`${basename(text.file)}: ${message}`) })
    }
  }
  return compiled
}
