/** `npm run preview`: serves the finished site. */

import { existsSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

import { isHostAllowed } from 'host-validation-middleware'
import sirv from 'sirv'

import { headersOf } from '../hosting/rules.ts'
import { contentType, mediaTypes } from '../shared/media-types.ts'
import { currentSite } from '../site.ts'
import { prepareEnvironment } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { partIn } from './parts.ts'
import { decodedSegments, servedFile } from './served-file.ts'
import { failed } from './stage.ts'

/** The first port to try, and whether the next free port can be used instead. */
export interface PreviewOptions {
  port: number
  strictPort: boolean
}

/**
 * Serves `OUT_DIR` on this machine and prints its address.
 *
 * @returns the server, or `undefined` if there is no site or no free port; the reason has been printed
 */
export async function preview({ port, strictPort }: PreviewOptions): Promise<Server | undefined> {
  const { outDir } = prepareEnvironment()
  if (!existsSync(join(outDir, 'index.html'))) {
    failed(
      partIn(outDir)
        ? `There is only a part of a site in ${outDir}. Join the parts with npm run build -- --join first.`
        : `There is no site in ${outDir}. Run npm run build first.`,
    )
    return undefined
  }
  const { urls } = currentSite()
  const server = createServer(siteHandler(outDir, urls.base))
  for (let candidate = port; candidate < port + 100; candidate += 1) {
    if (await listens(server, candidate)) {
      const name = relative(process.cwd(), outDir) || outDir
      if (candidate !== port)
        console.log(`Port ${port} is in use. Using port ${candidate} instead.`)
      console.log(
        `Serving ${name} on http://localhost:${candidate}${urls.base === '/' ? '' : urls.base}`,
      )
      return server
    }
    if (strictPort) break
  }
  failed(
    strictPort ? `Port ${port} is in use.` : `All ports from ${port} to ${port + 99} are in use.`,
  )
  return undefined
}

/**
 * Answers as a static host would: files below the base path, and the site's own page for what is not there. A `Host` other
 * than this machine's own names gets nothing, as with `npm run dev`: a foreign page that lets its name point to this
 * machine could read the site otherwise.
 */
function siteHandler(outDir: string, base: string): RequestListener {
  const serve = sirv(outDir, {
    dev: true,
    etag: true,
    // The copies that `npm run build -- --compress` makes.
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headersOf(path.replace(/\.(?:br|gz)$/, ''))))
        response.setHeader(name, value)
    },
  })
  return (request, response) => {
    const { method, url = '/', headers } = request
    const refuse = (status: number, reason: string, more = {}) => {
      response.writeHead(status, { 'content-type': contentType(mediaTypes.text), ...more })
      response.end(`${reason}\n`)
    }
    if (!isHostAllowed(headers.host, [])) {
      refuse(403, 'This preview answers only requests to localhost and to IP addresses.')
      return
    }
    if (method !== 'GET' && method !== 'HEAD') {
      refuse(405, 'This preview answers only GET and HEAD requests.', { allow: 'GET, HEAD' })
      return
    }
    if (!url.startsWith(base)) {
      response.writeHead(302, { location: base }).end()
      return
    }
    const segments = decodedSegments(url.slice(base.length).replace(/\?.*/, ''))
    if (!segments) {
      refuse(400, 'This address contains a malformed escape.')
      return
    }
    const file = servedFile(outDir, segments)
    if (file === undefined) {
      response.writeHead(404, headersOf('/404.html'))
      const page = servedFile(outDir, ['404.html'])
      response.end(page === undefined ? 'Not found' : readFileSync(join(outDir, page)))
      return
    }
    if (!isPlainRange(headers.range)) delete headers.range
    // Escaped, since sirv decodes it.
    request.url = `/${encodeURI(file).replace(/[?#]/g, encodeURIComponent)}`
    serve(request, response)
  }
}

/**
 * Returns whether sirv reads a range correctly: `bytes=0-99`, `bytes=100-`. Servers may send the whole file
 * for any other (RFC 9110, section 14.2), also for one with a number that no file is large enough for.
 */
function isPlainRange(range: string | undefined): boolean {
  const [, start, end] = /^bytes=(\d{1,15})-([1-9]\d{0,14})?$/.exec(range ?? '') ?? []
  return start !== undefined && (end === undefined || Number(start) <= Number(end))
}

/** Tries a port on both loopback addresses' common name. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    server.once('error', onError)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError)
      resolve(true)
    })
  })
}

/**
 * Reads `--port` and `--strict-port`.
 *
 * @param args the arguments after the name of the command
 * @throws {UsageError} if the port is invalid
 */
export function previewOptions(args?: string[]): PreviewOptions {
  const { values } = parseArgs({
    ...(args && { args }),
    options: {
      port: { type: 'string', default: '4321' },
      'strict-port': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535) {
    throw new UsageError(
      `\`${values.port}\` is not a port. Write a number from 1 to 65535, as in \`--port 5000\`.`,
    )
  }
  return { port, strictPort: values['strict-port'] }
}

if (import.meta.main) {
  process.exitCode = await exitCodeOf(async () => ((await preview(previewOptions())) ? 0 : 1))
}
