/** The search index of a site: its pages are indexed in batches, only those that have changed, and joined. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FileWriter } from '../rendering/file-writer.ts'
import { type KeptFile, type LastSite, digestOfBytes } from '../rendering/kept-site.ts'
import type { OnProgress } from '../shared/progress.ts'
import type { IndexedPage } from './indexed-page.ts'
import { entryFile, type JoinedFile, joinPages } from './join-pages.ts'
import type { KeptPages, PageDigests } from './kept-pages.ts'
import { closePagefind, indexPages, scriptsOfPagefind } from './pagefind.ts'
import { compareWords, pack } from './pagefind-format.ts'
import { searchedPart } from './searched-part.ts'

/** How many pages Pagefind indexes at a time. It takes memory for each of them. */
const pagesInBatch = 128

/** What was made. */
export interface MadeIndex {
  /** The names of the files of the index, and the digests of their bytes. */
  files: [name: string, bytes: string][]
  /** How many pages were indexed, and of how many what search sees was known. */
  made: number
  reused: number
}

interface IndexOptions {
  /** Absolute path of the folder of the site. */
  site: string
  /** Writes into that folder. */
  writer: FileWriter
  /** What search sees of the pages of earlier builds. */
  kept: KeptPages
  /** Sites whose files are taken if they are the same. */
  earlier?: readonly LastSite[]
}

/** Makes the search index of a site. The same pages always give the same files. */
export class SearchIndex {
  readonly #options: IndexOptions
  readonly #pages = new Map<string, IndexedPage>()
  /** The pages of the next batch, by name: their digests, and what search can see of them. */
  #batch = new Map<string, { digests: Required<PageDigests>; part: string }>()
  #made = 0
  /** How many pages are in batches. */
  #found = 0
  #onProgress: OnProgress | undefined
  #reused = 0
  /** Batches are indexed one after the other, because each takes memory. */
  #queue: Promise<void> = Promise.resolve()

  constructor(options: IndexOptions) {
    this.#options = options
  }

  /**
   * Takes note of a file of the site that is finished. Pages are indexed as soon as there are enough for a batch, while others are
   * still being rendered.
   *
   * @param bytes its content, if it is not from an earlier site
   */
  addFile(name: string, file: KeptFile, bytes: Uint8Array | undefined): void {
    if (!name.endsWith('.html')) return
    const { site, kept } = this.#options
    if (this.#isKnown(name, { page: file.bytes })) return
    const text = bytes ? Buffer.from(bytes).toString() : readFileSync(join(site, name), 'utf8')
    const part = searchedPart(text)
    const digests = { page: file.bytes, part: digestOfBytes(Buffer.from(part ?? '')) }
    if (part === undefined) kept.set(name, digests, null)
    else if (!this.#isKnown(name, digests)) {
      this.#batch.set(name, { digests, part })
      if (this.#batch.size === pagesInBatch) this.#indexBatch()
    }
  }

  /** Returns whether an earlier build has found what search sees of a page, and uses it. */
  #isKnown(name: string, digests: PageDigests): boolean {
    const page = this.#options.kept.get(name, digests)
    if (page) {
      this.#pages.set(name, page)
      this.#reused += 1
    }
    return page !== undefined
  }

  /**
   * Waits until all pages are indexed, and keeps them. A part of a site needs no more: its pages are joined with those of others.
   *
   * @param onProgress takes how many of the new pages are indexed
   * @returns how many pages were indexed and known, without files
   * @throws if Pagefind reports an error
   */
  async finishPages(onProgress?: OnProgress): Promise<MadeIndex> {
    this.#onProgress = onProgress
    this.#indexBatch()
    await this.#queue
    this.#options.kept.save()
    return { files: [], made: this.#made, reused: this.#reused }
  }

  /**
   * Waits until the index is finished.
   *
   * @param onProgress takes how many of the new pages are indexed
   * @param onScripts called when the scripts are written, before all other files, with the name of the only one of those that does
   *   not depend on the pages
   * @throws if Pagefind reports an error, or its files have another format than those of Pagefind 1.5
   */
  async finish(onProgress?: OnProgress, onScripts?: (entry: string) => void): Promise<MadeIndex> {
    const found = await this.finishPages(onProgress)
    const pages = oldestFirst(this.#pages)
    const languages = new Set(pages.map(({ language }) => language))
    const { files: scripts, entry } = await scriptsOfPagefind([...languages].sort())
    const add = fileAdder(this.#options.writer, this.#options.earlier ?? [])
    const ofScripts = scripts.map(({ path, content }) =>
      add({ path, bytes: content, as: 'finished' }),
    )
    onScripts?.(`pagefind/${entryFile}`)
    return { ...found, files: [...ofScripts, ...joinPages(pages, entry).map(add)] }
  }

  /** Ends the work, finished or not. */
  async close(): Promise<void> {
    await closePagefind()
  }

  #indexBatch(): void {
    const batch = this.#batch
    this.#batch = new Map()
    if (batch.size === 0) return
    this.#found += batch.size
    this.#queue = this.#queue.then(async () => {
      const pages = await indexPages(new Map([...batch].map(([name, { part }]) => [name, part])))
      for (const [name, { digests }] of batch) {
        const page = pages.get(name)
        if (page) this.#pages.set(name, page)
        this.#options.kept.set(name, digests, page ?? null)
      }
      this.#made += batch.size
      this.#onProgress?.(this.#made, this.#found)
    })
    // `finish` reports it, unless something else has failed before.
    this.#queue.catch(() => {})
  }
}

/**
 * Returns pages from the oldest to the newest, those without a date first. The search page reads this order to sort results by date
 * (`LoadedIndex.newestFirst`), and a new page does not change the numbers of the others.
 */
function oldestFirst(pages: ReadonlyMap<string, IndexedPage>): IndexedPage[] {
  return [...pages]
    .sort(
      ([name, { date }], [otherName, { date: otherDate }]) =>
        compareWords(date, otherDate) || compareWords(name, otherName),
    )
    .map(([, page]) => page)
}

/** Returns a function that takes a file of the index from an earlier site, or writes it, and returns its name and digest. */
function fileAdder(writer: FileWriter, earlier: readonly LastSite[]) {
  return (file: JoinedFile): [name: string, digest: string] => {
    const { path, as } = file
    const name = `pagefind/${path}`
    // Earlier sites whose files can be taken were made by the same code.
    const finished = as === 'finished' ? digestOfBytes(file.bytes) : undefined
    for (const site of earlier) {
      const before = site.kept.files[name]?.bytes
      const isSame = before !== undefined && (finished ?? before) === before
      if (isSame && writer.take(site, name)) return [name, before]
    }
    const content = as === 'cbor' ? pack(file.bytes) : file.bytes
    writer.write(name, content)
    return [name, digestOfBytes(content)]
  }
}
