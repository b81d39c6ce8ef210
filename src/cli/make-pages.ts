/** Makes the pages and pictures of a site, or of a part of one, from the current publication. */

import type { PublishedPublication } from '../publication/published.ts'
import type { TextFacts } from '../publication/text-facts.ts'
import type { Bundle } from '../rendering/bundle.ts'
import type { Target } from '../shared/urls.ts'
import type { CompiledTexts } from '../texts/compile-texts.ts'
import type { Snapshot } from './snapshot.ts'

import { currentPublication } from '../integrations/current-publication.ts'
import type { SearchIndex } from '../integrations/search-index.ts'
import type { FileWriter } from '../rendering/file-writer.ts'
import type { KeptSite, LastSite } from '../rendering/kept-site.ts'
import { makeFiles } from '../rendering/site.ts'
import { counted } from '../shared/counted.ts'
import { today } from '../shared/dates.ts'
import { currentSite, wordsOfPage } from '../site.ts'
import { stageOfBundle } from './site-bundle.ts'
import { copyWriter } from './site-copies.ts'
import { startDrawings } from './site-drawings.ts'
import {
  planPictures,
  startSocialPictures,
  startTextPictures,
  stageOfPictures,
} from './site-pictures.ts'
import { publishTexts, stageOfSources, textsAhead, textsOf } from './site-texts.ts'
import { reuse, stage } from './stage.ts'

/** The files of a site or part, and how many of them are those of earlier ones. */
export interface Made {
  made: KeptSite
  unchanged: number
  /** Of a whole site: the names of its files, and the stamps that are known. */
  written?: WrittenFiles
}

/** What a writer knows of the files of a site. */
export type WrittenFiles = Pick<FileWriter, 'placed' | 'inPlace'>

/** Takes the path of each finished page in the site and the digest of its bytes. */
export type OnFile = (name: string, digest: string) => void

/** What pages are made from. */
interface PagesOptions {
  /** Writes into the folder of the site or part. */
  writer: FileWriter
  snapshot: Snapshot
  /** The code of the site (`startBundle`). */
  bundling: Promise<Bundle>
  look: App.Locals['look']
  /** Sites whose files can be used again. */
  earlier: readonly LastSite[]
  index: SearchIndex
  onFile: OnFile
  /** Compiles the texts. */
  compile: () => Promise<CompiledTexts>
  /** What is known of the texts that are not compiled, by the absolute paths of their files. */
  found?: ReadonlyMap<string, TextFacts>
  /** Returns the pages and files that are made. */
  targetsOf: (library: PublishedPublication) => readonly Target[]
  /** Returns whether a picture for those who share a page is made; by default, each is. */
  hasPicture?: (picture: Target) => boolean
}

/** The pages and pictures, and what they were made from. */
interface MadePages extends Pick<KeptSite, 'files' | 'parts' | 'digests'> {
  library: PublishedPublication
  targets: readonly Target[]
  bundle: Bundle
}

/** Makes the pages and pictures. */
export async function makePages(options: PagesOptions): Promise<MadePages> {
  const stopping = new AbortController()
  try {
    return await makeAll(options, stopping.signal)
  } finally {
    // After an error, pictures must not be written into a folder that the next attempt removes.
    stopping.abort()
  }
}

async function makeAll(options: PagesOptions, signal: AbortSignal): Promise<MadePages> {
  const { writer, snapshot, bundling, look, earlier, index, found, hasPicture, onFile } = options
  const current = currentPublication()
  const social = startSocialPictures(current, { writer, earlier, signal, isWanted: hasPicture })
  // Its threads start while texts are compiled.
  const writeCopy = copyWriter(textsAhead(), signal)
  const { texts } = await options.compile()
  const factsOf = (file: string) => texts.get(file)?.facts ?? found?.get(file)
  const library = await stageOfSources((onProgress) =>
    publishTexts(current, factsOf, snapshot, onProgress),
  )
  const pictures = planPictures(current, texts, snapshot)
  const ofTexts = startTextPictures(pictures, { writer, earlier, signal })
  const drawings = startDrawings({ writer, earlier, signal })
  const bundle = await stageOfBundle(bundling)
  const targets = options.targetsOf(library)
  const { files, parts, digests } = await stage(
    'Pages',
    (onProgress) =>
      makeFiles({
        library,
        words: wordsOfPage(currentSite()),
        look,
        texts: textsOf(texts, current),
        pictures,
        drawings,
        writeCopy,
        takeDrawing: drawings.take,
        today: today(),
        targets,
        urls: currentSite().urls,
        bundle,
        writer,
        earlier,
        onProgress,
        onFile: (name, file, bytes) => {
          index.addFile(name, file, bytes)
          onFile(name, file.bytes)
        },
      }),
    ({ rendered, reused }) => reuse(counted(rendered, 'file'), reused),
  )
  Object.assign(files, await stageOfPictures([ofTexts, social, drawings]))
  return { files, parts, digests, library, targets, bundle }
}
