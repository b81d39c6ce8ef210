/** Follows every change to the files of the publication in `npm run dev`. */

import type { AstroIntegration } from 'astro'
import type { Plugin, ViteDevServer } from 'vite'

import { statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { stderr } from 'node:process'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { SocialPictures } from '../pictures/social-pictures.ts'

import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { isColored } from '../shared/stream.ts'
import { bindSite, contentDirectory, currentSite, type BoundSite, type Site } from '../site.ts'
import { followChanges } from './changes.ts'
import { writeEditorFiles } from './editor-files.ts'
import { serveArticleFiles } from './live-files.ts'
import { publishLive, type Live, type LiveCaches } from './live-library.ts'
import { shareSite } from './live-pages.ts'
import { servePictures } from './served-pictures.ts'
import { countRequests } from './open-requests.ts'
import { hideEmptyStack, overlayOf } from './overlay.ts'
import {
  currentPublication,
  reloadPublication,
  type CurrentPublication,
} from './current-publication.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

/** The name under which Astro takes what pages get from a request (`clientLocalsSymbol` in `astro/dist/core/constants.js`). */
const localsOfRequest = Symbol.for('astro.locals')

/** How often to check whether the content is still the folder that is watched, in milliseconds. */
const look = 500

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const rest = 80

/** How long to wait after a change until the check runs, in milliseconds, so that open pages ask for the change first. */
const restBeforeCheck = 150

/** How long the check waits for pages that are being sent, in milliseconds. */
const longestAnswer = 1000

/**
 * Astro integration for `npm run dev`. Only it watches the content. After a change, it reads the publication again and
 * reloads the open pages, which get the new records. Requests wait until this is done. Then it checks the publication and
 * prints every issue. Errors cover every page until they are fixed.
 *
 * @param restart starts the server again if the configuration depends on what changed in `site.yaml`; it gets the
 * previous site
 * @param fail reports an error while following a change
 * @param caches what earlier runs have made
 * @param keptPictures the sizes of pictures that were made before
 * @param socialPictures draws the pictures of articles
 * @param isRestarted whether this server replaces another, so that it has to catch up with changes
 */
export function liveContent(options: {
  restart: (before: Site) => void
  fail: (error: unknown) => void
  isRestarted: boolean
  caches: LiveCaches
  keptPictures: KeptFiles
  socialPictures: Pick<SocialPictures, 'of'>
}): AstroIntegration {
  let live: LiveContent | undefined
  return {
    name: 'assay-live-content',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [ownContent(), hideEmptyStack()] } })
      },
      'astro:server:setup': ({ server }) => {
        live = followContent(server, options)
      },
      'astro:server:start': () => live?.start(),
      'astro:server:done': () => {
        live?.stop()
      },
    },
  }
}

interface LiveContent {
  start: () => Promise<void>
  stop: () => void
}

function followContent(
  server: ViteDevServer,
  options: Parameters<typeof liveContent>[0],
): LiveContent {
  const { restart, fail, isRestarted } = options
  const directory = contentDirectory()
  let overlay = overlayOf(currentPublication().issues())
  let wasSound = overlay === undefined
  let live: Promise<Live> | undefined

  const update = async () => {
    const loaded = reloadPublication()
    live = undefined
    const before = currentSite()
    const { site } = loaded.validated
    if (site && needsRestart(before, bindSite(site))) {
      restart(before.site)
      return
    }
    await shareSite(server)
    server.ws.send({ type: 'full-reload' })
    checks.note()
  }
  const check = async () => {
    await requests.answered(longestAnswer)
    const loaded = currentPublication()
    const previous = overlay
    overlay = overlayOf(loaded.issues())
    wasSound = report(loaded, wasSound)
    if (overlay) server.ws.send(overlay)
    else if (previous) server.ws.send({ type: 'full-reload' })
  }
  const requests = countRequests()
  const changes = followChanges(update, { rest, fail })
  const checks = followChanges(check, { rest: restBeforeCheck, fail })
  server.middlewares.use((_request, response, next) => {
    requests.add(response)
    next()
  })
  servePages(server, options, async () => {
    await changes.idle()
    return (live ??= publishLive(currentPublication(), options.caches))
  })
  server.ws.on('connection', () => {
    if (overlay) server.ws.send(overlay)
  })
  return {
    start: async () => {
      await shareSite(server)
      if (isRestarted) changes.note()
    },
    stop: watchFolder(server, directory, () => {
      changes.note()
    }),
  }
}

/** Gives each request what pages get, and answers those for pictures and files of articles. */
function servePages(
  { middlewares }: ViteDevServer,
  { keptPictures, socialPictures }: Parameters<typeof liveContent>[0],
  current: () => Promise<Live>,
): void {
  let latest: Live | undefined
  const live = async () => (latest = await current())
  const servePicture = servePictures({
    base: currentSite().urls.base,
    pictures: () => latest?.pictures ?? { files: new Map() },
    kept: keptPictures,
  })
  middlewares.use((request, response, next) => void servePicture(request, response, next))
  middlewares.use(serveArticleFiles(async () => (await live()).locals.library, socialPictures))
  middlewares.use((request, _response, next) => {
    live().then(({ locals }) => {
      Reflect.set(request, localsOfRequest, { ...locals })
      next()
    }, next)
  })
}

/**
 * Calls `note` after every change in a folder, including the change to another folder at the same path, which a watcher
 * does not notice.
 *
 * @returns a function that stops looking for another folder
 */
function watchFolder({ watcher }: ViteDevServer, directory: string, note: () => void): () => void {
  let identity = identityOf(directory)
  watcher.add(directory)
  watcher.on('all', (_event, file) => {
    if (isRead(relative(directory, file))) note()
  })
  const timer = setInterval(() => {
    const found = identityOf(directory)
    if (found === identity) return
    identity = found
    watcher.unwatch(directory)
    if (found !== undefined) watcher.add(directory)
    note()
  }, look)
  return () => {
    clearInterval(timer)
  }
}

/** Returns a value that is different for another folder at the same path; `undefined` if there is no folder. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder)
    return `${dev} ${ino}`
  } catch {
    return undefined
  }
}

/** Returns whether a path relative to the content can be that of a file which is read. */
function isRead(path: string): boolean {
  return !path.startsWith('..') && !path.split(sep).some((part) => part.startsWith('.'))
}

/** Prints every issue, or that all of them are fixed; returns whether there are none. */
function report(loaded: CurrentPublication, wasSound: boolean): boolean {
  const { sources } = loaded.source
  const color = isColored(stderr)
  const options = { directory: process.cwd(), sources, color }
  const text = reportToTerminal(loaded.issues(), options)
  if (text) console.error(`\n${text}`)
  else if (!wasSound) console.error('\n✓ All problems fixed.\n')
  for (const note of writeEditorFiles(loaded, project)) console.error(note)
  return text === ''
}

/** Returns whether Astro's configuration differs between two sites (see `astro.config.mjs`). */
function needsRestart({ site: before }: BoundSite, { site: now }: BoundSite): boolean {
  return before.url !== now.url || before.language !== now.language
}

/** Vite plugin that keeps Vite from reloading pages when the content changes, before the new records are loaded. */
function ownContent(): Plugin {
  const content = contentDirectory() + sep
  return {
    name: 'assay-own-content',
    enforce: 'pre',
    hotUpdate: ({ file }) => (file.startsWith(content) ? [] : undefined),
  }
}
