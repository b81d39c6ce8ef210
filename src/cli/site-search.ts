/** Makes the search index of a site, or what a part of a site has for it. */

import type { FileWriter } from '../rendering/file-writer.ts'
import type { LastSite } from '../rendering/kept-site.ts'
import type { Snapshot } from './snapshot.ts'

import { openKeptPages } from '../integrations/kept-pages.ts'
import { type MadeIndex, SearchIndex } from '../integrations/search-index.ts'
import { counted } from '../shared/counted.ts'
import { foldersOfParts, openFilesOf, openFilesOfPart } from './cache.ts'
import { reuse, stage } from './stage.ts'

/** What an index is made for. */
interface IndexOptions {
  /** Absolute path of the folder of the site or part. */
  built: string
  /** Writes into that folder. */
  writer: FileWriter
  snapshot: Snapshot
  /** Sites whose files can be used again. */
  earlier: readonly LastSite[]
  /**
   * If only a part of a site is made: the absolute path of the folder for what is kept for it, which gets what search sees of its
   * pages. The build that joins the parts makes the index.
   */
  keepIn?: string
  /** See `SearchIndex.finish`. */
  onScripts?: (entry: string) => void
}

/**
 * Makes the search index while the files of a site or part are made.
 *
 * @param makeFiles makes all other files, and passes those that are rendered to the index
 * @returns what that returned, and the files of the index
 */
export async function withSearchIndex<Made>(
  { built, writer, snapshot: { contentDir, code }, earlier, keepIn, onScripts }: IndexOptions,
  makeFiles: (index: SearchIndex) => Promise<Made>,
): Promise<{ made: Made; files: MadeIndex['files'] }> {
  const kept = openKeptPages(openFilesOf('indexed-pages', contentDir), code, {
    others: foldersOfParts().map((folder) => openFilesOfPart(folder, 'indexed-pages')),
    ...(keepIn !== undefined && { copy: openFilesOfPart(keepIn, 'indexed-pages') }),
  })
  const index = new SearchIndex({ site: built, writer, kept, earlier })
  try {
    const made = await makeFiles(index)
    const { files } = await stage(
      'Index',
      (onProgress) =>
        keepIn === undefined ? index.finish(onProgress, onScripts) : index.finishPages(onProgress),
      ({ made, reused }) => reuse(counted(made, 'page'), reused),
    )
    return { made, files }
  } finally {
    await index.close()
  }
}
