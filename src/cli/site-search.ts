/** Adds the search index to a site. */

import type { PublishedPublication } from '../publication/published.ts'
import type { KeptSite, LastSite } from '../rendering/kept-site.ts'
import type { Target } from '../shared/urls.ts'

import { SearchIndex } from '../integrations/search-index.ts'
import { type Shard, shardOf } from '../rendering/search-shards.ts'
import { fileNameOf } from '../rendering/site.ts'
import { counted } from '../shared/counted.ts'
import { currentSite } from '../site.ts'
import { reuse, stage } from './stage.ts'

/**
 * Makes the search index while the files of a site are made.
 *
 * @param site the absolute path of its folder, and what it consists of
 * @param makeFiles makes all other files, and passes those that are rendered to the index
 * @returns what that returned, with the files of the index added
 */
export async function withSearchIndex<Made extends Pick<KeptSite, 'files'>>(
  site: {
    built: string
    targets: readonly Target[]
    library: PublishedPublication
    earlier: readonly LastSite[]
    /** The shards that are made; by default all. */
    only?: ReadonlySet<Shard>
  },
  makeFiles: (index: SearchIndex) => Promise<Made>,
): Promise<Made> {
  const { built, targets, library, ...options } = site
  const index = new SearchIndex({ site: built, shardOf: shardsOf(targets, library), ...options })
  try {
    const made = await makeFiles(index)
    const finish = () => index.finish()
    const { files, shards } =
      site.only?.size === 0
        ? await finish()
        : await stage('Index', finish, ({ made, reused }) => reuse(counted(made, 'page'), reused))
    for (const [name, shard] of shards) {
      const page = made.files[name]
      if (page) page.shard = shard
    }
    for (const [name, bytes] of files) made.files[name] = { bytes, stamp: '' }
    return made
  } finally {
    await index.close()
  }
}

/** Returns the shards of all files that may be pages for search, by their names. */
function shardsOf(targets: readonly Target[], library: PublishedPublication): Map<string, Shard> {
  const { urls } = currentSite()
  return new Map(
    targets.flatMap((target) => {
      const shard = shardOf(target, library)
      return shard === undefined ? [] : [[fileNameOf(target, urls), shard] as const]
    }),
  )
}
