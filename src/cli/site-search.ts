/** Adds the search index to a site. */

import type { KeptSite, LastSite } from '../rendering/kept-site.ts'
import type { Snapshot } from './snapshot.ts'

import { type KeptPages, openKeptPages } from '../integrations/kept-pages.ts'
import { SearchIndex } from '../integrations/search-index.ts'
import { counted } from '../shared/counted.ts'
import { foldersOfParts, openFilesOf, openFilesOfPart } from './cache.ts'
import { reuse, stage } from './stage.ts'

/**
 * Makes the search index while the files of a site are made.
 *
 * @param site the absolute path of its folder, what it is made from, and sites whose files can be used again
 * @param makeFiles makes all other files, and passes those that are rendered to the index
 * @returns what that returned, with the files of the index added
 */
export async function withSearchIndex<Made extends Pick<KeptSite, 'files'>>(
  site: { built: string; snapshot: Snapshot; earlier: readonly LastSite[] },
  makeFiles: (index: SearchIndex) => Promise<Made>,
): Promise<Made> {
  const { built, snapshot, earlier } = site
  const index = new SearchIndex({ site: built, kept: keptPages(snapshot), earlier })
  try {
    const made = await makeFiles(index)
    const { files } = await stage(
      'Index',
      (onProgress) => index.finish(onProgress),
      ({ made, reused }) => reuse(counted(made, 'page'), reused),
    )
    for (const [name, bytes] of files) made.files[name] = { bytes, stamp: '' }
    return made
  } finally {
    await index.close()
  }
}

/**
 * Indexes the pages of a part of a site while they are made, for the build that joins the parts.
 *
 * @param part the absolute paths of the folders for its files and for what is kept, and what it is made from
 * @param makeFiles makes the files, and passes those that are rendered to the index
 * @returns what that returned
 */
export async function withIndexedPages<Made>(
  part: { built: string; kept: string; snapshot: Snapshot },
  makeFiles: (index: SearchIndex) => Promise<Made>,
): Promise<Made> {
  const { built, kept, snapshot } = part
  const index = new SearchIndex({ site: built, kept: keptPages(snapshot, kept) })
  try {
    const made = await makeFiles(index)
    await stage(
      'Index',
      (onProgress) => index.finishPages(onProgress),
      () => counted(index.pages, 'page'),
    )
    return made
  } finally {
    await index.close()
  }
}

/** @param copyIn the absolute path of the folder for a copy, if it is for a part of a site */
function keptPages({ contentDir, code }: Snapshot, copyIn?: string): KeptPages {
  return openKeptPages(openFilesOf('indexed-pages', contentDir), code, {
    others: foldersOfParts().map((folder) => openFilesOfPart(folder, 'indexed-pages')),
    ...(copyIn !== undefined && { copy: openFilesOfPart(copyIn, 'indexed-pages') }),
  })
}
