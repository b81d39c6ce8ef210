/** Serves the site with the code that a build has bundled, so that `npm run dev` starts without compiling any. */

import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { join, sep } from 'node:path'

import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import sirv from 'sirv'
import { type Connect, createServer, type Plugin } from 'vite'

import type { Bundle } from '../rendering/bundle.ts'

import { contentType, mediaTypes } from '../shared/media-types.ts'
import { unescapedPath } from '../shared/urls.ts'
import { currentSite } from '../site.ts'
import { deskPlugin, deskScript } from './desk/serve-desk.ts'
import { decodeAddress } from './file-names.ts'
import { followContent, ownContent, type LiveContent, type LiveOptions } from './live-content.ts'

/** Absolute path of the project. */
const project = join(import.meta.dirname, '../..')

/** A server, and how to stop it. */
export interface BundleServer {
  address: AddressInfo
  stop: () => Promise<void>
}

interface BundleServerOptions {
  bundle: Pick<Bundle, 'assets' | 'respond' | 'bindSite'>
  port: number
  /** Absolute path of an empty folder below the project. */
  root: string
  live: LiveOptions
  /** Absolute paths of the files and folders of the code. */
  code: readonly string[]
  /** Called when the code has changed, so that the bundle is out of date. */
  onCodeChange: () => void
}

/**
 * Starts a server for the site. Vite only updates the open pages and shows errors over them.
 *
 * @throws if no port is free
 */
export async function serveBundle(options: BundleServerOptions): Promise<BundleServer> {
  const { bundle, port, root, live: liveOptions, code, onCodeChange } = options
  const { base } = currentSite().urls
  let live: LiveContent | undefined
  const share = () => void bundle.bindSite(currentSite().site)
  const plugin: Plugin = {
    name: 'assay-bundle',
    configureServer: (server) => {
      server.middlewares.use(decodeAddress)
      server.middlewares.use(`${base}_astro`, sirv(join(bundle.assets, '_astro'), { dev: true }))
      const following = followContent(server, { share, overlay: 'vite' }, liveOptions)
      live = following
      server.watcher.add([...code])
      server.watcher.on('all', (_event, file) => {
        if (code.some((part) => isBelow(file, part))) onCodeChange()
      })
      // After Vite's own handlers, which answer requests for its client and for files of `public/`.
      return () => server.middlewares.use(pageHandler(bundle, following))
    },
  }
  const server = await createServer({
    configFile: false,
    root,
    base,
    publicDir: join(project, 'public'),
    cacheDir: join(root, 'cache'),
    appType: 'custom',
    logLevel: 'warn',
    server: { host: '127.0.0.1', port },
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [ownContent(), deskPlugin(), plugin],
  })
  await server.listen()
  await live?.start()
  return {
    address: server.httpServer?.address() as AddressInfo,
    stop: async () => {
      live?.stop()
      await server.close()
    },
  }
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + sep)
}

/** Makes the handler that answers with pages and files of the site. */
function pageHandler(
  bundle: Pick<Bundle, 'respond'>,
  { current }: Pick<LiveContent, 'current'>,
): Connect.NextHandleFunction {
  const answer = async (request: Connect.IncomingMessage, response: ServerResponse) => {
    const { locals } = await current()
    const { urls } = currentSite()
    const [path = ''] = (request.originalUrl ?? '').split('?', 1)
    // Astro decodes only some characters, as in a build.
    const page = await bundle.respond(urls.origin + unescapedPath(path), { ...locals })
    const headers = Object.fromEntries(page.headers)
    // The client of Vite makes the page longer, and the policy would block it.
    delete headers['content-length']
    delete headers['content-security-policy']
    const isPage = page.headers.get('content-type')?.startsWith(mediaTypes.html) === true
    const body = isPage
      ? withClient(await page.text(), urls.base)
      : Buffer.from(await page.arrayBuffer())
    response.writeHead(page.status, headers).end(request.method === 'HEAD' ? undefined : body)
  }
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next()
      return
    }
    answer(request, response).catch((error: unknown) => {
      const { message } = error as Error
      const html = toHtml(h(null, [h('head', h('title', 'Error')), h('body', h('pre', message))]))
      response.writeHead(500, { 'content-type': contentType(mediaTypes.html) })
      response.end(withClient(html, currentSite().urls.base))
    })
  }
}

/**
 * Adds the client of Vite to a page, which reloads it after a change, and the bar. A page with a policy of its own runs no
 * scripts.
 */
function withClient(html: string, base: string): string {
  if (html.includes('http-equiv="content-security-policy"')) return html
  const scripts = [deskScript, '@vite/client'].map(
    (path) => `<script type="module" src="${base}${path}"></script>`,
  )
  return html.replace('</head>', () => `${scripts.join('')}</head>`)
}
