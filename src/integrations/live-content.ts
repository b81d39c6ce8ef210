/** Follows every change to the files of the publication in `npm run dev`. */

import type { AstroIntegration } from 'astro'
import type { Plugin, ViteDevServer } from 'vite'

import sirv from 'sirv'

import { join, sep } from 'node:path'
import { stderr } from 'node:process'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { Issue } from '../integrity/issue.ts'
import type { SocialPictures } from '../pictures/social-pictures.ts'

import { publicFolder } from '../reading/files.ts'
import { isColored } from '../shared/stream.ts'
import { bindSite, contentDirectory, currentSite, type BoundSite, type Site } from '../site.ts'
import { followChanges } from './changes.ts'
import { deskPlugin, deskScript, serveDesk } from './desk/serve-desk.ts'
import { writeEditorFiles } from './editor-files.ts'
import { serveArticleFiles } from './live-files.ts'
import { serveSearch, type IndexedPages } from './live-search.ts'
import { serveSecurity } from './live-security.ts'
import { serveRedirects } from './live-redirects.ts'
import { publishLive, type Live, type LiveCaches } from './live-library.ts'
import { shareSite } from './live-pages.ts'
import { servePictures } from './served-pictures.ts'
import { serveIdentity } from './identity-files.ts'
import { fontPath } from './look.ts'
import { countRequests, type OpenRequests } from './open-requests.ts'
import { watchFolder } from './watched-folder.ts'
import { wholeAddresses } from './whole-addresses.ts'
import { reportChange } from './report-changes.ts'
import { openKnownIssues } from './known-issues.ts'
import { hideEmptyStack, type OverlayOwner } from './overlay.ts'
import {
  currentPublication,
  reloadPublication,
  type CurrentPublication,
} from './current-publication.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

/** The name under which Astro takes what pages get from a request (`clientLocalsSymbol` in `astro/dist/core/constants.js`). */
const localsOfRequest = Symbol.for('astro.locals')

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const rest = 80

/** How long to wait after a change until the check runs, in milliseconds, so that open pages ask for the change first. */
const restBeforeCheck = 150

/** How long the first check waits for a request, in milliseconds. */
const longestPause = 1000

/** How long the check waits for pages that are being sent, in milliseconds. */
const longestAnswer = 1000

/** What a server of the content needs. */
export interface LiveOptions {
  /** Starts the server again if it depends on what changed in `site.yaml`; it gets the previous site. */
  restart: (before: Site) => void
  /** Reports an error while following a change. */
  fail: (error: unknown) => void
  /** Whether this server replaces another, so that it has to catch up with changes. */
  isRestarted: boolean
  /** Returns whether the content has changed since it was read for this server; a watcher reports only what comes later. */
  isOutdated: () => boolean
  /** What is known to be wrong with the content. */
  issues: readonly Issue[]
  /** Checks the content once the first page is sent, if that is not known, and prints the report. */
  firstCheck?: (() => Promise<readonly Issue[]>) | undefined
  /** What earlier runs have made. */
  caches: LiveCaches
  /** The sizes of pictures that were made before. */
  keptPictures: KeptFiles
  /** What builds have found in pages, for the search. */
  indexedPages: IndexedPages
  /** Draws the pictures of articles. */
  socialPictures: Pick<SocialPictures, 'of'>
}

/** Astro integration for `npm run dev` that serves the content with the code as it is now. */
export function liveContent(options: LiveOptions): AstroIntegration {
  let live: LiveContent | undefined
  return {
    name: 'assay-live-content',
    hooks: {
      'astro:config:setup': ({ injectScript, updateConfig }) => {
        updateConfig({ vite: { plugins: [ownContent(), hideEmptyStack(), deskPlugin()] } })
        injectScript('page', `import '/${deskScript}'`)
      },
      'astro:server:setup': ({ server }) => {
        const pages = { share: () => shareSite(server), overlay: 'astro' as const }
        const { addBase, removeBase } = wholeAddresses(currentSite().urls.base)
        server.middlewares.use(addBase)
        live = followContent(server, pages, options)
        server.middlewares.use(removeBase)
      },
      'astro:server:start': () => live?.start(),
      'astro:server:done': () => {
        live?.stop()
      },
    },
  }
}

/** The code that renders pages. */
export interface PageCode {
  /** Passes the current site to it. */
  share: () => Promise<void> | void
  overlay: OverlayOwner
}

/** The content of a running server. */
export interface LiveContent {
  /** Called when the server has started. */
  start: () => Promise<void>
  stop: () => void
  /** Returns what pages get, once every change so far is followed. */
  current: () => Promise<Live>
}

/**
 * Follows the content for a server. Only this watches it. After a change, it reads the publication again and reloads the
 * open pages, which get the new records. Requests wait until this is done. Then it checks the publication and prints every
 * issue. Errors cover every page until the content changes.
 */
export function followContent(
  server: ViteDevServer,
  pages: PageCode,
  options: LiveOptions,
): LiveContent {
  const { restart, fail, isRestarted } = options
  const known = openKnownIssues(server, pages.overlay, options.issues, () => updateDesk())
  let live: Promise<Live> | undefined

  let hasChanged = false
  const update = async () => {
    hasChanged = true
    known.outdate()
    const loaded = reloadPublication()
    live = undefined
    if (restartFor(loaded, restart)) return
    await pages.share()
    server.ws.send({ type: 'full-reload' })
    checks.note()
  }
  const check = async () => {
    await requests.answered(longestAnswer)
    const loaded = currentPublication()
    report(loaded, known.last())
    known.show(loaded.issues())
  }
  const checkFirst = async () => {
    await requests.first(longestPause)
    await requests.answered(longestAnswer)
    if (!hasChanged && options.isOutdated()) {
      changes.note()
      return
    }
    const found = await options.firstCheck?.()
    // After a change, its own check says what is wrong now.
    if (!found || hasChanged) return
    known.show(found)
  }
  const requests = countRequests()
  const changes = followChanges(update, { rest, fail })
  const checks = followChanges(check, { rest: restBeforeCheck, fail })
  const current = async () => {
    await changes.idle()
    return (live ??= publishLive(currentPublication(), options.caches))
  }
  countIn(server, requests)
  const updateDesk = serveDesk(server, { current, issues: known.current })
  servePages(server, options, current)
  return {
    current,
    start: async () => {
      await pages.share()
      if (isRestarted) changes.note()
      checkFirst().catch(fail)
    },
    stop: watchFolder(server, contentDirectory(), changes.note),
  }
}

/** Counts every request to a server. */
function countIn({ middlewares }: ViteDevServer, requests: OpenRequests): void {
  middlewares.use((_request, response, next) => {
    requests.add(response)
    next()
  })
}

/** Gives each request what pages get, and answers those for pictures, files of articles and the search index. */
function servePages(
  server: ViteDevServer,
  { caches, keptPictures, socialPictures, indexedPages, fail }: LiveOptions,
  current: () => Promise<Live>,
): void {
  const { middlewares } = server
  let latest: Live | undefined
  const live = async () => (latest = await current())
  const { base } = currentSite().urls
  middlewares.use(base + fontPath(''), sirv(caches.fonts.folder, { dev: true }))
  const servePicture = servePictures({
    base,
    shown: () => latest,
    kept: keptPictures,
  })
  middlewares.use((request, response, next) => void servePicture(request, response, next))
  middlewares.use(
    serveRedirects(async () => {
      await live()
      return currentPublication().validated
    }),
  )
  middlewares.use(
    serveIdentity(async () => {
      await live()
      return currentPublication().source
    }),
  )
  const root = base.replace(/\/$/, '') || '/'
  middlewares.use(root, sirv(join(contentDirectory(), publicFolder), { dev: true, dotfiles: true }))
  middlewares.use(serveSecurity())
  serveSearch(server, { current, indexedPages, fail })
  middlewares.use(serveArticleFiles(async () => (await live()).locals.library, socialPictures))
  middlewares.use((request, _response, next) => {
    live().then(({ locals }) => {
      Reflect.set(request, localsOfRequest, { ...locals })
      next()
    }, next)
  })
}

/** Prints every issue, and which were fixed. */
function report(loaded: CurrentPublication, before: readonly Issue[]): void {
  const { sources } = loaded.source
  const options = { directory: process.cwd(), sources, color: isColored(stderr) }
  const text = reportChange(loaded.issues(), before, options)
  if (text !== undefined) console.error(`\n${text}`)
  for (const note of writeEditorFiles(loaded, project)) console.error(note)
}

/** Starts the server again if it depends on what has changed in `site.yaml`, and returns whether it does. */
function restartFor({ validated }: CurrentPublication, restart: LiveOptions['restart']): boolean {
  const before = currentSite()
  if (!validated.site || !needsRestart(before, bindSite(validated.site))) return false
  restart(before.site)
  return true
}

/** Returns whether the settings of the server differ between two sites (see `astro.config.mjs`). */
function needsRestart({ urls: before }: BoundSite, { urls: now }: BoundSite): boolean {
  return before.origin !== now.origin || before.base !== now.base
}

/** Vite plugin that keeps Vite from reloading pages when the content changes, before the new records are loaded. */
export function ownContent(): Plugin {
  const content = contentDirectory() + sep
  return {
    name: 'assay-own-content',
    enforce: 'pre',
    hotUpdate: ({ file }) => (file.startsWith(content) ? [] : undefined),
  }
}
