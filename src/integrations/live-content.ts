/** The publication while it is written: `npm run dev` follows every change to its files. */

import type { AstroIntegration, RefreshContentOptions } from 'astro'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type {
  DevEnvironment,
  EnvironmentModuleNode,
  Plugin,
  RunnableDevEnvironment,
  ViteDevServer,
} from 'vite'

import { realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { stderr } from 'node:process'
import { setTimeout } from 'node:timers/promises'

import type { BoundSite, Site } from '../site.ts'
import type { Handover } from './content.ts'

import { reportToTerminal } from '../integrity/reporters/terminal.ts'
import { bindSite, contentDirectory, currentSite } from '../site.ts'
import { followChanges } from './changes.ts'
import { writeEditorFiles } from './editor-files.ts'
import { hideEmptyStack, overlayOf } from './overlay.ts'
import {
  currentPublication,
  reloadPublication,
  type CurrentPublication,
} from './current-publication.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

const siteModule = join(project, 'src/site.ts')

/** How often to look whether the content is still the folder that is watched, in milliseconds. */
const look = 500

/** How long to wait for further changes, in milliseconds: editors write a file in several steps. */
const rest = 80

/**
 * Astro integration for `npm run dev`. It alone watches the content. After a change it reads and checks the publication,
 * prints every issue, hands all records to Astro's collections in one step, forgets the pages made of the old ones, and
 * reloads those that are open. Requests wait until this is done. Errors cover every page until they are fixed.
 *
 * @param restart starts the server again, where the configuration depends on what changed in `site.yaml`; it gets the site
 * as it was before
 * @param fail says that a change could not be followed
 * @param isRestarted whether this server takes the place of another: then it follows what changed meanwhile
 */
export function liveContent({
  restart,
  fail,
  isRestarted,
}: {
  restart: (before: Site) => void
  fail: (error: unknown) => void
  isRestarted: boolean
}): AstroIntegration {
  let begin: (() => Promise<void>) | undefined
  let looking: NodeJS.Timeout | undefined
  return {
    name: 'assay-live-content',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [ownContent(), hideEmptyStack()] } })
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        const directory = contentDirectory()
        let identity = identityOf(directory)
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
          if (identity !== undefined) location = realpathSync(directory)
          forgetPages(server, location)
          server.ws.send(overlay ?? { type: 'full-reload' })
        }
        const changes = followChanges(update, { rest, fail })

        begin = async () => {
          await shareSite(server)
          if (isRestarted) changes.note()
        }
        server.watcher.add(directory)
        server.watcher.on('all', (_event, file) => {
          if (isRead(relative(directory, file))) changes.note()
        })
        // A watcher does not learn of a folder that takes the place of the one it watches.
        looking = setInterval(() => {
          const found = identityOf(directory)
          if (found === identity) return
          identity = found
          server.watcher.unwatch(directory)
          if (found !== undefined) server.watcher.add(directory)
          changes.note()
        }, look)
        server.middlewares.use((request, response, next) => {
          if (isPicture(request.url ?? '')) sendUncached(response)
          void changes.settled().then(() => {
            next()
          })
        })
        server.ws.on('connection', () => {
          if (overlay) server.ws.send(overlay)
        })
      },
      'astro:server:start': async () => {
        await begin?.()
      },
      'astro:server:done': () => {
        clearInterval(looking)
      },
    },
  }
}

/** What tells a folder from another at the same path; `undefined` while there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder)
    return `${dev} ${ino}`
  } catch {
    return undefined
  }
}

/** Tells whether an address is one of Astro's for the pictures of texts. */
function isPicture(address: string): boolean {
  return /\/_image\/?\?/.test(address)
}

/** Lets browsers ask for a picture again: Astro gives them one for a year, at an address that stays when it changes. */
function sendUncached(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (status: number, headers?: unknown) =>
    writeHead(status, { ...(headers as OutgoingHttpHeaders), 'cache-control': 'no-cache' })
}

/** Tells whether a path from the content may lead to a file that is read. */
function isRead(path: string): boolean {
  return !path.startsWith('..') && !path.split(sep).some((part) => part.startsWith('.'))
}

/** Prints every issue, or that there are none any more; returns whether there are none. */
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

/** The site as `site.yaml` has it now, unless that has an error: then the one at hand stays. */
function soundSite({ validated, issues }: CurrentPublication): Site | undefined {
  const file = validated.siteRecord?.file
  const isBroken = issues().some(
    ({ severity, place }) => severity === 'error' && place.file === file,
  )
  return isBroken ? undefined : validated.site
}

/** Tells whether Astro's configuration depends on what differs between two sites: see `astro.config.mjs`. */
function needsRestart({ site: before }: BoundSite, { site: now }: BoundSite): boolean {
  return before.url !== now.url || before.language !== now.language
}

/**
 * Runs the loaders of all collections with the publication as it is now.
 *
 * Astro does nothing, and says nothing of it, while it loads its content configuration, which it does again after events
 * of its watcher that come late: we ask until a loader answers.
 *
 * @throws if none does for as long as Astro itself waits for its content configuration
 */
async function refreshCollections(
  publication: CurrentPublication,
  refreshContent: ((options: RefreshContentOptions) => Promise<void>) | undefined,
): Promise<void> {
  const handover: Handover = { publication, isReceived: false }
  for (let attempt = 0; attempt < 250; attempt += 1) {
    await refreshContent?.({ context: { handover } })
    if (handover.isReceived) return
    await setTimeout(20)
  }
  throw new Error('Astro did not load the collections again. Is src/content.config.ts right?')
}

/**
 * Gives the pages the site of this process. They run in an environment of their own, whose `site.ts` would read the file
 * once and fail where it is broken.
 */
async function shareSite({ environments }: ViteDevServer): Promise<void> {
  const { site } = currentSite()
  for (const environment of Object.values(environments)) {
    if (!isRunnable(environment)) continue
    const theirs = await environment.runner.import<typeof import('../site.ts')>(siteModule)
    theirs.bindSite(site)
  }
}

/**
 * Forgets what Vite made of the content, and all that is made of it: compiled texts depend on every record that they
 * cite or show, and Astro's list of texts, unlike its records, lies where Vite watches no files.
 *
 * @param location absolute path of the content without links in it
 */
function forgetPages({ environments }: ViteDevServer, location: string): void {
  const isMade = ({ id, file }: EnvironmentModuleNode) =>
    file?.startsWith(location + sep) ||
    /[/\\]\.astro[/\\]content-\w+\.mjs$|astro:data-layer-content$/.test(id ?? '')
  for (const environment of Object.values(environments)) {
    if (environment.config.consumer !== 'server') continue
    const { moduleGraph } = environment
    const forgotten = new Set<EnvironmentModuleNode>()
    for (const module of moduleGraph.idToModuleMap.values()) {
      if (isMade(module)) moduleGraph.invalidateModule(module, forgotten, Date.now(), true)
    }
    if (isRunnable(environment)) {
      const { evaluatedModules } = environment.runner
      for (const { id } of forgotten) {
        const evaluated = id === null ? undefined : evaluatedModules.getModuleById(id)
        if (evaluated) evaluatedModules.invalidateModule(evaluated)
      }
    }
    // Astro's own message: it forgets which addresses there are.
    environment.hot.send('astro:content-changed', {})
  }
}

/** Tells whether an environment runs modules in this process. */
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return 'runner' in environment
}

/** Vite plugin: Vite leaves changes of the content to us, and reloads no page before the records are there. */
function ownContent(): Plugin {
  const content = contentDirectory() + sep
  return {
    name: 'assay-own-content',
    enforce: 'pre',
    hotUpdate: ({ file }) => (file.startsWith(content) ? [] : undefined),
  }
}
