/** `npm run dev`: serves the site with its drafts and updates it after each change. */

import { join, relative } from 'node:path'
import { stdout } from 'node:process'

import { bindSite, currentSite, type Site } from '../site.ts'
import { previewOptions } from './preview.ts'
import { openSocialPictures } from '../pictures/social-pictures.ts'
import { keptTexts, openFiles, openPack } from './cache.ts'
import { check } from './check.ts'
import { astroRoot, astroRootPath, projectDirectory, prepareEnvironment } from './environment.ts'
import { describeFailure, reportFailures } from './failure.ts'
import { lockOutput } from './lock.ts'
import { codeDigest } from './snapshot.ts'
import { showProgress } from './progress.ts'
import { failed } from './stage.ts'

reportFailures()
const { contentDir } = prepareEnvironment()
const { port } = previewOptions()
await check()
if (!hasSite()) process.exit(1)
const starting = showProgress('Starting the server', stdout)
const { root, unlock } = freeRoot()
const { dev } = await import('astro')
const { liveContent } = await import('../integrations/live-content.ts')

const code = codeDigest()
const caches = {
  entries: openPack('entries', contentDir, code),
  texts: { ...keptTexts(code), held: new Map() },
}
const keptPictures = openFiles('picture-files')
const socialPictures = openSocialPictures(openFiles('social-pictures'))
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

/** Returns whether `site.yaml` is valid, since Astro's configuration needs its address and language. The check has reported why not. */
function hasSite(): boolean {
  try {
    currentSite()
    return true
  } catch {
    failed('site.yaml has errors. Fix them and start again.')
    return false
  }
}

function serve(port: number, { isRestarted = false } = {}) {
  return dev({
    root,
    configFile: relative(root, join(projectDirectory, 'astro.config.mjs')),
    cacheDir: join(root, 'cache'),
    integrations: [
      liveContent({
        restart: (before) => void restart(before),
        fail: (error) => failed(describeFailure(error)),
        isRestarted,
        caches,
        keptPictures,
        socialPictures,
      }),
    ],
    // Files such as rss.xml have no slash at the end of their address; a static host serves both.
    trailingSlash: 'ignore',
    server: { host: '127.0.0.1', port },
  })
}

/** Starts the server again at the same port, with the previous site if it cannot start with the current one. */
async function restart(before: Site) {
  const { port } = server.address
  await server.stop()
  try {
    server = await serve(port, { isRestarted: true })
  } catch (error) {
    failed(`The server could not start with this site: ${describeFailure(error)}`)
    bindSite(before)
    server = await serve(port)
  }
}
