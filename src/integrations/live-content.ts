/** Follows every change to the files of the publication in `npm run dev`. */

import type { AstroIntegration, RefreshContentOptions } from 'astro'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Plugin, ViteDevServer } from 'vite'

import { realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { stderr } from 'node:process'
import { setTimeout } from 'node:timers/promises'

import type { Handover } from './content.ts'

import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { bindSite, contentDirectory, currentSite, type BoundSite, type Site } from '../site.ts'
import { followChanges } from './changes.ts'
import { writeEditorFiles } from './editor-files.ts'
import { discardPages, shareSite } from './live-pages.ts'
import { hideEmptyStack, overlayOf } from './overlay.ts'
import {
  currentPublication,
  reloadPublication,
  type CurrentPublication,
} from './current-publication.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

type RefreshContent = (options: RefreshContentOptions) => Promise<void>

/** How often to check whether the content is still the folder that is watched, in milliseconds. */
const look = 500

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const rest = 80

/**
 * Astro integration for `npm run dev`. Only it watches the content. After a change, it reads and checks the publication,
 * prints every issue, passes all records to Astro's collections in one step, discards the pages built from the old
 * records, and reloads the open ones. Requests wait until this is done. Errors cover every page until they are fixed.
 *
 * @param restart starts the server again if the configuration depends on what changed in `site.yaml`; it gets the
 * previous site
 * @param fail reports an error while following a change
 * @param isRestarted whether this server replaces another, so that it has to catch up with changes
 */
export function liveContent(options: {
  restart: (before: Site) => void
  fail: (error: unknown) => void
  isRestarted: boolean
}): AstroIntegration {
  let live: LiveContent | undefined
  return {
    name: 'assay-live-content',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [ownContent(), hideEmptyStack()] } })
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        live = followContent(server, refreshContent, options)
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
  refreshContent: RefreshContent | undefined,
  { restart, fail, isRestarted }: Parameters<typeof liveContent>[0],
): LiveContent {
  const directory = contentDirectory()
  let location = realpathSync(directory)
  let overlay = overlayOf(currentPublication().issues())
  let wasSound = overlay === undefined

  const update = async () => {
    const loaded = reloadPublication()
    overlay = overlayOf(loaded.issues())
    wasSound = report(loaded, wasSound)
    const before = currentSite()
    const site = soundSite(loaded)
    if (site && needsRestart(before, bindSite(site))) {
      restart(before.site)
      return
    }
    await shareSite(server)
    await refreshCollections(loaded, refreshContent)
    if (identityOf(directory) !== undefined) location = realpathSync(directory)
    discardPages(server, location)
    server.ws.send(overlay ?? { type: 'full-reload' })
  }
  const changes = followChanges(update, { rest, fail })
  server.middlewares.use((request, response, next) => {
    if (isPicture(request.url ?? '')) sendUncached(response)
    void changes.idle().then(() => {
      next()
    })
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

/** Returns whether Astro serves the pictures of texts at an address. */
function isPicture(address: string): boolean {
  return /\/_image\/?\?/.test(address)
}

/** Makes browsers request a picture again. Astro lets them keep it for a year, at an address that does not change. */
function sendUncached(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status: number, headers?: unknown) =>
    writeHead(status, { ...(headers as OutgoingHttpHeaders), 'cache-control': 'no-cache' })
}

/** Returns whether a path relative to the content can be that of a file which is read. */
function isRead(path: string): boolean {
  return !path.startsWith('..') && !path.split(sep).some((part) => part.startsWith('.'))
}

/** Prints every issue, or that all of them are fixed; returns whether there are none. */
function report(loaded: CurrentPublication, wasSound: boolean): boolean {
  const { sources } = loaded.source
  const color = stderr.isTTY && !process.env['NO_COLOR']
  const options = { directory: process.cwd(), sources, color }
  const text = reportToTerminal(loaded.issues(), options)
  if (text) console.error(`\n${text}`)
  else if (!wasSound) console.error('\n✓ All problems fixed.\n')
  for (const note of writeEditorFiles(loaded, project)) console.error(note)
  return text === ''
}

/** Returns the site of the current `site.yaml`, or `undefined` if that has an error. */
function soundSite({ validated, issues }: CurrentPublication): Site | undefined {
  const file = validated.siteRecord?.file
  const isBroken = issues().some(
    ({ severity, place }) => severity === 'error' && place.file === file,
  )
  return isBroken ? undefined : validated.site
}

/** Returns whether Astro's configuration differs between two sites (see `astro.config.mjs`). */
function needsRestart({ site: before }: BoundSite, { site: now }: BoundSite): boolean {
  return before.url !== now.url || before.language !== now.language
}

/**
 * Runs the loaders of all collections with the current publication.
 *
 * While Astro loads its content configuration, it ignores the call without an error. Late events of its watcher make it
 * load the configuration again. So this repeats the call until a loader answers.
 *
 * @throws if none does in the time that Astro itself waits for its content configuration
 */
async function refreshCollections(
  publication: CurrentPublication,
  refreshContent: RefreshContent | undefined,
): Promise<void> {
  const handover: Handover = { publication, isReceived: false }
  for (let attempt = 0; attempt < 250; attempt += 1) {
    await refreshContent?.({ context: { handover } })
    if (handover.isReceived) return
    await setTimeout(20)
  }
  throw new Error('Astro did not load the collections again. Check src/content.config.ts.')
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
