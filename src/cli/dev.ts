/** `npm run dev`: shows the site while it is written, drafts included. */

import { join, relative } from 'node:path'

import { previewOptions } from './preview.ts'
import { check } from './check.ts'
import { astroRoot, projectDirectory, settleEnvironment } from './environment.ts'
import { reportFailures } from './failure.ts'

reportFailures()
const { contentDir } = settleEnvironment()
const { port } = previewOptions()
await check()
const root = astroRoot(`dev ${contentDir}`)
const { dev } = await import('astro')
const { liveContent } = await import('../integrations/live-content.ts')

let server = await serve(port)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(0)))
}

function serve(port: number) {
  return dev({
    root,
    configFile: relative(root, join(projectDirectory, 'astro.config.mjs')),
    cacheDir: join(root, 'cache'),
    integrations: [liveContent({ restart: () => void restart() })],
    // Files such as rss.xml have no slash at their end; a static host serves both.
    trailingSlash: 'ignore',
    server: { host: '127.0.0.1', port },
  })
}

/** Starts the server again at the same port. */
async function restart() {
  const { port } = server.address
  await server.stop()
  server = await serve(port)
}
