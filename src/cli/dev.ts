/** `npm run dev`: serves the site with its drafts and updates it after each change. */

import { join, relative } from 'node:path'
import { stdout } from 'node:process'

import { currentPublication } from '../integrations/current-publication.ts'
import type { Issue } from '../integrity/issue.ts'
import type { LiveOptions } from '../integrations/live-content.ts'
import { liveFonts } from '../integrations/live-fonts.ts'
import { bindSite, currentSite, type Site } from '../site.ts'
import { previewOptions } from './preview.ts'
import { openSocialPictures } from '../pictures/social-pictures.ts'
import { cacheFolder, keptTexts, openCaches, openFiles, openFilesOf, openPack } from './cache.ts'
import { check, printKnownReport } from './check.ts'
import { astroRoot, astroRootPath, projectDirectory, prepareEnvironment } from './environment.ts'
import { describeFailure, reportFailures } from './failure.ts'
import { loadPublication } from './load.ts'
import { lockOutput } from './lock.ts'
import { changesSince, ofCode, takeSnapshot } from './snapshot.ts'
import { showProgress } from './progress.ts'
import { failed } from './stage.ts'

/** A running server. */
interface Server {
  address: { port: number }
  stop: () => Promise<void>
}

reportFailures()
const { contentDir } = prepareEnvironment()
openCaches()
const { port } = previewOptions()
if (!hasSite()) {
  await check()
  failed('site.yaml has errors. Fix them and start again.')
  process.exit(1)
}
const snapshot = takeSnapshot(contentDir)
const { code } = snapshot
/** What is wrong with the content, if it has been checked as it is. */
const known = await printKnownReport(snapshot)
const starting = showProgress('Starting the server', stdout)
const { root, unlock } = freeRoot()
const { save } = loadPublication(snapshot)

const caches = {
  entries: openPack('entries', contentDir, code),
  texts: { ...keptTexts(code), held: new Map() },
  fonts: liveFonts(cacheFolder('fonts') ?? join(root, 'fonts')),
}
const keptPictures = openFiles('picture-files')
const socialPictures = openSocialPictures(openFiles('social-pictures'))
/** Whether the code is still that of the start. */
let isCodeUnchanged = true
/** Whether a server was started again, which follows changes from the start on. */
let hasRestarted = false
let server = await serve(port)
starting.end()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => {
      void socialPictures.close()
      unlock()
      process.exit(0)
    })
  })
}

/** Locks a root folder that no other server of the same content uses. */
function freeRoot(): { root: string; unlock: () => void } {
  for (let number = 1; ; number += 1) {
    const name = `dev ${number} ${contentDir}`
    const unlock = lockOutput(astroRootPath(name))
    if (unlock) return { root: astroRoot(name), unlock }
  }
}

/** Returns whether `site.yaml` is valid, since no server starts without its address and language. */
function hasSite(): boolean {
  try {
    currentSite()
    return true
  } catch {
    return false
  }
}

/** Keeps what was read for the next start, and checks the content, unless that is known. */
async function firstCheck(): Promise<readonly Issue[]> {
  save()
  return known ?? (await check()).issues ?? []
}

/** Starts a server: with the code that a build has bundled, or else with Astro, which compiles it. */
async function serve(port: number, { isRestarted = false } = {}): Promise<Server> {
  const live: LiveOptions = {
    restart: (before) => void restart(before),
    fail: (error) => failed(describeFailure(error)),
    isRestarted,
    isOutdated: () => !hasRestarted && changesSince(snapshot).length > 0,
    issues: isRestarted ? currentPublication().issues() : (known ?? []),
    firstCheck: isRestarted ? undefined : firstCheck,
    caches,
    keptPictures,
    indexedPages: { files: openFilesOf('indexed-pages', contentDir), version: code },
    socialPictures,
  }
  return (isCodeUnchanged && (await serveBundled(port, live))) || serveWithAstro(port, live)
}

/** Serves the site with the code that a build has bundled, if there is such a bundle. */
async function serveBundled(port: number, live: LiveOptions): Promise<Server | undefined> {
  const { bundleOfBuild } = await import('./site-bundle.ts')
  const bundle = await bundleOfBuild(currentSite(), { code })
  if (!bundle) return undefined
  const { serveBundle } = await import('../integrations/bundle-server.ts')
  const onCodeChange = () => {
    if (!isCodeUnchanged) return
    isCodeUnchanged = false
    void restart(currentSite().site)
  }
  const bundled = await serveBundle({
    bundle,
    port,
    root,
    live,
    code: ofCode.map((name) => join(projectDirectory, name)),
    onCodeChange,
  })
  starting.end()
  const { base } = currentSite().urls
  console.log(`\n  Local    http://127.0.0.1:${bundled.address.port}${base}\n`)
  console.log('  ready, watching for file changes…')
  return bundled
}

/** Serves the site with the code as it is, which Astro compiles for the pages that are asked for. */
async function serveWithAstro(port: number, live: LiveOptions): Promise<Server> {
  const { dev } = await import('astro')
  const { liveContent } = await import('../integrations/live-content.ts')
  return dev({
    root,
    configFile: relative(root, join(projectDirectory, 'astro.config.mjs')),
    cacheDir: join(root, 'cache'),
    integrations: [liveContent(live)],
    // Files such as rss.xml have no slash at the end of their address; a static host serves both.
    trailingSlash: 'ignore',
    server: { host: '127.0.0.1', port },
  })
}

/** Starts the server again at the same port, with the previous site if it cannot start with the current one. */
async function restart(before: Site) {
  const { port } = server.address
  hasRestarted = true
  await server.stop()
  try {
    server = await serve(port, { isRestarted: true })
  } catch (error) {
    failed(`The server could not start with this site: ${describeFailure(error)}`)
    bindSite(before)
    server = await serve(port)
  }
}
