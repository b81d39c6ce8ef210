/** The search in `npm run dev`: its index follows the content, drafts included. */

import type { Connect, ViteDevServer } from 'vite'

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import sirv from 'sirv'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { PublishedPublication } from '../publication/published.ts'
import type { Target } from '../shared/urls.ts'

import { fileWriter } from '../rendering/file-writer.ts'
import { digestOfBytes } from '../rendering/kept-site.ts'
import { fileNameOf } from '../rendering/site.ts'
import { siteTargets } from '../rendering/targets.ts'
import { currentSite } from '../site.ts'
import { openKeptPages } from './kept-pages.ts'
import type { Live } from './live-library.ts'
import { outputDirectory } from './output.ts'
import { SearchIndex } from './search-index.ts'

/** The file of an index that browsers ask for first. */
const firstFile = '/pagefind-entry.json'

/** How long that request waits for the current index if there is an earlier one, in milliseconds. */
const patience = 2000

/** What the index is made from. */
export interface LiveSearchOptions {
  /** Absolute path of a folder for the index alone. */
  folder: string
  /** Returns what pages get, once every change so far is followed. */
  current: () => Promise<Live>
  /** Returns a page by its path, or `undefined` if it cannot be rendered. */
  render: (path: string) => Promise<string | undefined>
  /** What builds have found in pages, so that the same pages are not indexed again. */
  indexedPages: IndexedPages
  /** Reports why there is no new index. */
  fail: (error: unknown) => void
}

/** What builds keep of the pages that they index. */
export interface IndexedPages {
  files: KeptFiles
  /** Changes with the code. */
  version: string
}

/** Returns a page of a server itself by its path, or `undefined` if it cannot be rendered. */
async function ownPage({ httpServer }: ViteDevServer, path: string): Promise<string | undefined> {
  const { port } = (httpServer?.address() ?? {}) as Partial<AddressInfo>
  if (!port) return undefined
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  return response.ok ? response.text() : undefined
}

/** An index, and what it was made from. */
interface ServedIndex {
  of: Live | undefined
  serve: ReturnType<typeof sirv>
}

/** Answers the requests to a server for files of the index. */
export function serveSearch(
  server: ViteDevServer,
  options: Pick<LiveSearchOptions, 'current' | 'indexedPages' | 'fail'>,
): void {
  server.middlewares.use(
    `${currentSite().urls.base}pagefind`,
    liveSearch({
      ...options,
      folder: join(server.config.cacheDir, 'search'),
      render: (path) => ownPage(server, path),
    }),
  )
}

/**
 * Makes the handler for requests of files of the index. The index is made when a reader opens the search and the content is another
 * than that of the last index. Until then, the last one answers: at first that of the last build.
 */
export function liveSearch(options: LiveSearchOptions): Connect.NextHandleFunction {
  const { folder, current, fail } = options
  rmSync(folder, { recursive: true, force: true })
  const found = memoryFiles()
  const built = join(outputDirectory(), 'pagefind')
  let latest: ServedIndex | undefined = existsSync(built + firstFile)
    ? { of: undefined, serve: serveFolder(built) }
    : undefined
  let before: ServedIndex | undefined
  let making: Promise<void> | undefined
  let count = 0

  const make = async () => {
    for (let live = await current(); live !== latest?.of; live = await current()) {
      const place = join(folder, String((count += 1)))
      const isDone = await makeIndex(live, place, found, options)
      if (!isDone) continue
      // A search that was opened before still loads from the last one.
      before = latest
      latest = { of: live, serve: serveFolder(join(place, 'pagefind')) }
      rmSync(join(folder, String(count - 2)), { recursive: true, force: true })
    }
  }
  const refresh = () =>
    (making ??= make()
      .catch(fail)
      .finally(() => (making = undefined)))

  return (request, response, next) => {
    const isFirst = request.url?.startsWith(firstFile) === true
    const isReady =
      latest && !isFirst
        ? undefined
        : latest
          ? Promise.race([refresh(), setTimeout(patience)])
          : refresh()
    const older = () => {
      if (before && !isFirst) before.serve(request, response, next)
      else next()
    }
    void Promise.resolve(isReady).then(() => {
      if (latest) latest.serve(request, response, older)
      else next()
    })
  }
}

/**
 * Makes the index of all pages.
 *
 * @param place absolute path of a new folder
 * @param found what the indexes before have found in pages
 * @returns whether the content stayed the same meanwhile
 */
async function makeIndex(
  live: Live,
  place: string,
  found: KeptFiles,
  { current, render, indexedPages: { files, version } }: LiveSearchOptions,
): Promise<boolean> {
  mkdirSync(place, { recursive: true })
  const kept = openKeptPages(found, version, { others: [files] })
  const index = new SearchIndex({ site: place, writer: fileWriter(place), kept })
  const { urls } = currentSite()
  try {
    for (const target of searchedTargets(live.locals.library)) {
      const page = await render(urls.path(target))
      if ((await current()) !== live) return false
      if (page === undefined) continue
      const bytes = Buffer.from(page)
      index.addFile(fileNameOf(target, urls), { bytes: digestOfBytes(bytes), stamp: '' }, bytes)
    }
    await index.finish()
    return (await current()) === live
  } finally {
    await index.close()
  }
}

const searchedKinds = new Set<Target['to']>([
  'article',
  'claim',
  'claimant',
  'reference',
  'topic',
  'person',
  'rating',
  'page',
])

/** Returns the pages that search can find. */
function searchedTargets(library: PublishedPublication): Target[] {
  return siteTargets(library, false).filter(({ to }) => searchedKinds.has(to))
}

function serveFolder(folder: string): ReturnType<typeof sirv> {
  return sirv(folder, { dev: true })
}

/** Keeps files until the process ends. */
function memoryFiles(): KeptFiles {
  const files = new Map<string, Buffer>()
  return {
    get: (key) => files.get(key),
    set: (key, bytes) => files.set(key, Buffer.from(bytes)),
    prune: () => undefined,
  }
}
