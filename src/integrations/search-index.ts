/** The search index of a site: made in shards, beside the pages, and only what has changed. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Shard } from '../rendering/search-shards.ts'
import type { SearchFile } from './search-files.ts'

import { type KeptFile, type LastSite, digestOfBytes, isIntact } from '../rendering/kept-site.ts'
import { fileWriter } from '../rendering/file-writer.ts'
import { closePagefind, indexPages } from './pagefind.ts'

/** The folder of the index in a site. */
const folder = 'pagefind'

/** The list of the shards that the search page merges with the main one. */
const listOfShards = `${folder}/shards.json`

/** The files of a shard that the search page needs if another index is the main one. */
const mergedFiles = /^(?:filter|fragment|index)\/|^pagefind-entry\.json$|\.pf_meta$/

/** If more pages of a shard have changed, finding out whether search sees it takes as long as making the shard. */
const mostChanged = (pages: number): number => Math.max(10, pages / 4)

/** A shard while its pages are made. */
interface OpenShard {
  name: Shard
  /** How many files may still get into it. */
  waiting: number
  isQueued: boolean
  /** The pages in it, with what is known of each. */
  pages: Map<string, KeptFile>
}

/** An earlier site, with the names of the pages in each of its shards. */
interface EarlierIndex {
  last: LastSite
  pages: ReadonlyMap<Shard | undefined, readonly string[]>
}

/** What was made. */
export interface MadeIndex {
  /** The names of the files of the index, and the digests of their bytes. */
  files: [name: string, bytes: string][]
  /** The shard of each page that search finds. */
  shards: Map<string, Shard>
  /** How many pages were indexed, and how many are in shards of earlier sites. */
  made: number
  reused: number
}

interface IndexOptions {
  /** Absolute path of the folder of the site. */
  site: string
  /** The shards of files that may be pages for search, by their names. */
  shardOf: ReadonlyMap<string, Shard>
  /** Sites whose shards can be used again. */
  earlier?: readonly LastSite[]
  /** The shards to make. Without it, all are made, and the list of them. */
  only?: ReadonlySet<Shard>
}

/** Makes the search index of a site. The same pages always give the same files. */
export class SearchIndex {
  readonly #options: IndexOptions
  readonly #shards = new Map<Shard, OpenShard>()
  readonly #earlier: readonly EarlierIndex[]
  readonly #made: MadeIndex = { files: [], shards: new Map(), made: 0, reused: 0 }
  /** Shards are made one after the other, because each takes memory. */
  #queue: Promise<void> = Promise.resolve()

  constructor(options: IndexOptions) {
    this.#options = options
    this.#earlier = (options.earlier ?? []).map((last) => ({
      last,
      pages: Map.groupBy(Object.keys(last.kept.files), (name) => last.kept.files[name]?.shard),
    }))
    for (const name of ['', ...options.shardOf.values()]) {
      const shard = this.#shards.get(name)
      if (shard) shard.waiting += 1
      else
        this.#shards.set(name, {
          name,
          waiting: name === '' ? 0 : 1,
          isQueued: false,
          pages: new Map(),
        })
    }
  }

  /**
   * Takes note of a file of the site that is finished. A shard is made as soon as it has all of its files, while others are
   * still being rendered.
   *
   * @param bytes its content, if it is not from an earlier site
   */
  addFile(name: string, file: KeptFile, bytes: Uint8Array | undefined): void {
    const shardName = this.#options.shardOf.get(name)
    const shard = shardName === undefined ? undefined : this.#shards.get(shardName)
    if (!shard) return
    if (bytes ? isSearched(bytes) : file.shard !== undefined) {
      shard.pages.set(name, file)
      this.#made.shards.set(name, shard.name)
    }
    shard.waiting -= 1
    if (shard.waiting === 0) this.#enqueue(shard)
  }

  /**
   * Waits until the index is finished.
   *
   * @throws if Pagefind reports an error
   */
  async finish(): Promise<MadeIndex> {
    // A site without any pages has an index too.
    for (const shard of this.#shards.values()) if (!shard.isQueued) this.#enqueue(shard)
    await this.#queue
    const names = [...this.#shards.values()].flatMap(({ name, pages }) =>
      name !== '' && pages.size > 0 ? [name] : [],
    )
    if (!this.#options.only)
      this.#write([[listOfShards, Buffer.from(`${JSON.stringify(names.sort())}\n`)]])
    return this.#made
  }

  /** Ends the work, finished or not. */
  async close(): Promise<void> {
    await closePagefind()
  }

  #enqueue(shard: OpenShard): void {
    shard.isQueued = true
    this.#queue = this.#queue.then(() => this.#make(shard))
    // `finish` reports it, unless something else has failed before.
    this.#queue.catch(() => {})
  }

  async #make(shard: OpenShard): Promise<void> {
    const { name, pages } = shard
    if (name !== '' && pages.size === 0) return
    const { only } = this.#options
    if (only && !only.has(name)) return
    for (const earlier of this.#earlier) {
      if ((await this.#isUnchanged(shard, earlier)) && this.#takeFiles(name, earlier.last)) {
        this.#made.reused += pages.size
        return
      }
    }
    const files = await indexPages(this.#options.site, [...pages.keys()])
    const needed = name === '' ? files : files.filter(({ path }) => mergedFiles.test(path))
    this.#write(needed.map(({ path, content }) => [`${folderOf(name)}${path}`, content]))
    this.#made.made += pages.size
  }

  /** Returns whether an earlier site has this shard, with the same pages as far as search sees them. */
  async #isUnchanged(
    { name, pages }: OpenShard,
    { last, pages: pagesBefore }: EarlierIndex,
  ): Promise<boolean> {
    const { site } = this.#options
    const before = pagesBefore.get(name)
    if (before?.length !== pages.size || !before.every((page) => pages.has(page))) return false
    const changed = before.filter((page) => pages.get(page)?.bytes !== last.kept.files[page]?.bytes)
    if (changed.length === 0) return true
    if (changed.length > mostChanged(pages.size) || !areIntact(changed, last)) return false
    // Only Pagefind knows what it sees of a page. So it makes an index of the pages as they were, and one of them as they are.
    return areEqual(await indexPages(last.folder, changed), await indexPages(site, changed))
  }

  /** Takes the files of a shard from an earlier site; returns whether all were there. */
  #takeFiles(shard: Shard, last: LastSite): boolean {
    const { site } = this.#options
    const names = Object.keys(last.kept.files).filter((name) => isFileOf(shard, name))
    if (names.length === 0) return false
    const writer = fileWriter(site)
    if (!names.every((name) => writer.take(last, name))) {
      // What was taken may be linked to that site, so it must not be written over.
      for (const name of names) rmSync(join(site, name), { force: true })
      return false
    }
    for (const name of names) this.#made.files.push([name, last.kept.files[name]?.bytes ?? ''])
    return true
  }

  #write(files: readonly (readonly [name: string, content: Uint8Array])[]): void {
    const writer = fileWriter(this.#options.site)
    for (const [name, content] of files) {
      writer.write(name, content)
      this.#made.files.push([name, digestOfBytes(content)])
    }
  }
}

function folderOf(shard: Shard): string {
  return shard === '' ? `${folder}/` : `${folder}/${shard}/`
}

/** Returns whether a file of a site belongs to a shard. */
function isFileOf(shard: Shard, name: string): boolean {
  if (shard !== '') return name.startsWith(folderOf(shard))
  return name !== listOfShards && /^pagefind\/(?:(?:filter|fragment|index)\/)?[^/]+$/.test(name)
}

function areIntact(names: readonly string[], { folder, kept }: LastSite): boolean {
  return names.every((name) => {
    const file = kept.files[name]
    return file !== undefined && isIntact(folder, name, file)
  })
}

function areEqual(some: readonly SearchFile[], others: readonly SearchFile[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ path, content }, index) => {
      const other = others[index]
      return other?.path === path && Buffer.compare(content, other.content) === 0
    })
  )
}

function isSearched(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'data-pagefind-body',
  )
}
