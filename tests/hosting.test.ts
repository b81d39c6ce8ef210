/** A site as nginx and Caddy serve it, with the configurations that Assay writes. `deploy/` has these as examples. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync, brotliDecompressSync, gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { caddyConfig } from '../src/hosting/caddy.ts'
import { nginxConfig } from '../src/hosting/nginx.ts'
import type { Redirect } from '../src/hosting/redirects.ts'
import { headersOf } from '../src/hosting/rules.ts'
import { copyOf, filesOf, freshFolder, project } from './publish.ts'
import { freePort } from './serve.ts'
import { findServer, startCaddy, startNginx, type RunningServer } from './web-servers.ts'

/** The old addresses of the fixture, as they are requested, and the pages that they lead to. */
const moved: [old: string, now: string][] = [
  ['/articles/all-elements/', '/articles/everything/'],
  ['/articles/all-elements/leaflet/', '/articles/everything/leaflet/'],
  ['/articles/old/elements/', '/articles/everything/'],
  ['/articles/old/elements/leaflet/', '/articles/everything/leaflet/'],
  ['/2019/05/elements/', '/articles/everything/'],
  ['/2019/05/elements', '/articles/everything/'],
  ['/2019/05/elements.html', '/articles/everything/'],
  ['/%C3%BCber/%c3%a9lan%20vital/', '/articles/everything/'],
  ['/%E2%82%AC/a%22b$c%7Bd%7D/', '/articles/everything/'],
  ['/?p=123', '/articles/everything/'],
  ['/index.php/archives/7/', '/articles/everything/'],
  ['/old.php?id=3&lang=en', '/articles/everything/'],
  ['/checks/tea-cures/', '/claims/tea-cures/'],
  ['/claims/tea-heals/', '/claims/tea-cures/'],
  ['/claims/tea-heals/card/', '/claims/tea-cures/card/'],
  ['/claims/tea-heals/oembed.json', '/claims/tea-cures/oembed.json'],
  ['/tag/tea', '/topics/drinks/'],
  ['/tag/tea/', '/topics/drinks/'],
  ['/author/ada/', '/people/ada/'],
  ['/verdict/open/', '/ratings/open/'],
  ['/sources/12.html', '/references/notice2023/'],
  ['/sources/13/', '/references/trials/'],
]

/** A page or file of every kind. */
const paths = [
  ...['/', '/articles/', '/articles/everything/', '/claims/tea-cures/', '/topics/drinks/'],
  ...['/people/ada/', '/ratings/open/', '/references/notice2023/', '/references/', '/search/'],
  ...['/corrections/', '/feeds/', '/data/', '/style/', '/llms.txt', '/robots.txt'],
  ...['/rss.xml', '/atom.xml', '/feed.json', '/topics/drinks/rss.xml', '/corrections/feed.json'],
  ...['/data/claims.json', '/data/claims.csv', '/data/references.json', '/data/references.bib'],
  ...[
    '/data/datapackage.json',
    '/data/evidence.csv',
    '/data/schemas/verdicts.json',
    '/data/data.zip',
  ],
  ...['/data/references.ris', '/references/notice2023.json', '/references/notice2023.bib'],
  ...['/articles/everything/cite.json', '/articles/everything/references.ris'],
  ...['/articles/everything/social.png', '/claims/tea-cures/evidence.csv', '/favicon.svg'],
  ...['/claims/tea-cures/card/', '/claims/tea-cures/oembed.json'],
  ...['/opensearch.xml', '/sitemap-index.xml', '/sitemap-0.xml', '/search/synonyms.json'],
  ...['/pagefind/pagefind.js', '/pagefind/pagefind-entry.json'],
]

let folder: string
let hashed: string[]
const redirects: Redirect[] = []

beforeAll(async () => {
  folder = join(await copyOf('elements'), 'dist')
  const names = [...filesOf(folder).keys()]
  hashed = [
    ...['.js', '.css', '.woff2'].map((ending) =>
      names.find((name) => name.startsWith('_astro/') && name.endsWith(ending)),
    ),
    names.find((name) => /\.pf_fragment$/.test(name)),
  ].map((name) => `/${name ?? ''}`)
  redirects.push(...redirectsIn(readFileSync(join(folder, '_redirects'), 'utf8')))
  // What a build with `--compress` leaves, for one feed. The others are compressed by the server.
  const feed = readFileSync(join(folder, 'atom.xml'))
  writeFileSync(join(folder, 'atom.xml.gz'), gzipSync(feed))
  writeFileSync(join(folder, 'atom.xml.br'), brotliCompressSync(feed))
})

/** Reads a `_redirects` file (Netlify, "Redirects", "Syntax for the _redirects file"). */
function redirectsIn(text: string): Redirect[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [from = '', ...rest] = line.split(' ')
      const [to = '', query] = [rest.at(-2), rest.slice(0, -2).join('&') || undefined]
      return { path: decodeURIComponent(from), query, to, title: '' }
    })
}

describe('for hosts', () => {
  test('no path gets the same header from two rules of `_headers`', () => {
    const rules = rulesIn(readFileSync(join(folder, '_headers'), 'utf8'))
    expect(rules.length).toBeLessThan(100)
    for (const name of filesOf(folder).keys()) {
      const path = `/${name.replace(/(?:^|\/)index\.html$/, (index) => index.replace(/index\.html$/, ''))}`
      const headers = rules.flatMap(({ pattern, names }) => (pattern.test(path) ? names : []))
      expect([path, headers.filter((each, at) => headers.indexOf(each) !== at)]).toEqual([path, []])
    }
  })

  test('`_redirects` has every old address', () => {
    expect(redirects.map(({ path, query }) => (query ? `${path}?${query}` : path)).sort()).toEqual(
      [...new Set(moved.map(([old]) => decodeURIComponent(old)))]
        .filter((old) => !['/2019/05/elements', '/tag/tea/'].includes(old))
        .sort(),
    )
  })

  test('there is a page at each old address that a file can have', () => {
    const names = new Set(filesOf(folder).keys())
    const without = redirects
      .map(({ path, query }) => (query ? `${path}?${query}` : path))
      .filter((path) => {
        const name = path.slice(1)
        return ![name, `${name}index.html`, `${name}/index.html`].some((each) => names.has(each))
      })
    expect(without.sort()).toEqual([
      '/?p=123',
      '/claims/tea-heals/oembed.json',
      '/old.php?id=3&lang=en',
    ])
  })
})

test.each([
  ['nginx.conf', nginxConfig],
  ['Caddyfile', caddyConfig],
])('deploy/%s is up to date: else run the tests with UPDATE=1', (name, write) => {
  const text = write({ base: '/', root: '/srv/assay/dist', host: 'example.org', redirects: [] })
  const file = join(project, 'deploy', name)
  if (process.env.UPDATE) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

describe.each(['nginx', 'caddy'] as const)('%s', (name) => {
  describe.each(['/', '/checks/'])('below %s', (base) => {
    let server: RunningServer | undefined
    let port: number

    beforeAll(async () => {
      findServer(name)
      const root = base === '/' ? folder : join(freshFolder(), 'www')
      if (base !== '/') cpSync(folder, join(root, base), { recursive: true })
      port = await freePort()
      const own = redirects.map(({ path, query, to }) => ({
        // One old address stays outside the site.
        path: path === '/2019/05/elements/' ? path : base + path.slice(1),
        query,
        to: base + to.slice(1),
        title: '',
      }))
      const options = { base, root, redirects: own }
      const address = `http://127.0.0.1:${port}${base}`
      const files = join(freshFolder(), name)
      server =
        name === 'nginx'
          ? await startNginx(
              files,
              nginxConfig({ ...options, host: '_' }, [`127.0.0.1:${port}`]),
              address,
            )
          : await startCaddy(
              files,
              caddyConfig({ ...options, host: `http://127.0.0.1:${port}` }),
              address,
            )
    })
    afterAll(() => server?.stop())

    const ask = (path: string, headers: OutgoingHttpHeaders = {}) => askPort(port, path, headers)
    const below = (path: string) => base + path.slice(1)

    test('a page and file of every kind has the headers of the table', async () => {
      for (const path of [...paths, ...hashed]) {
        const { status, headers } = await ask(below(path))
        const expected = headersOf(path)
        const names = [...Object.keys(expected), 'Access-Control-Allow-Origin', 'X-Frame-Options']
        expect([path, status, sent(headers, names)]).toEqual([path, 200, lowerCase(expected)])
      }
    })

    test('a missing page has the status 404 and the page of the site', async () => {
      for (const path of [
        '/nothing/',
        '/articles/nothing.csv',
        '/nothing.svg',
        '/.assay',
        '/_headers',
      ]) {
        const { status, body, headers } = await ask(below(path))
        expect([path, status, headers['content-type']]).toEqual([
          path,
          404,
          'text/html; charset=utf-8',
        ])
        expect(body.toString()).toContain('Page not found')
        expect(headers['content-security-policy']).toBe("frame-ancestors 'none'")
        expect(headers['cache-control']).toBe('no-cache')
      }
    })

    test('a page without its last slash redirects to it on the same host', async () => {
      const { status, headers } = await ask(below('/articles/everything'))
      expect([301, 308]).toContain(status)
      expect(headers.location).toBe(below('/articles/everything/'))
    })

    test('every old address redirects', async () => {
      for (const [old, now] of moved) {
        const isOutside = old.startsWith('/2019/05/elements') && !old.endsWith('.html')
        const { status, headers } = await ask(isOutside ? old : below(old))
        expect([old, status, headers.location]).toEqual([old, 301, below(now)])
      }
    })

    test('what networks add to an old address with a query does not count', async () => {
      for (const query of ['?p=123&fbclid=a%20b', '?utm_source=c&p=123']) {
        const { status, headers } = await ask(below(`/${query}`))
        expect([status, headers.location]).toEqual([301, below('/articles/everything/')])
      }
      for (const query of ['?p=12', '?p=1234', '?q=123', '?p='])
        expect((await ask(below(`/${query}`))).status).toBe(200)
    })

    test('a query that is not part of an old address is kept', async () => {
      const query = '?utm_source=a%20b&c=%3Cd%3E'
      const { status, headers } = await ask(below(`/claims/tea-heals/${query}`))
      expect([status, headers.location]).toEqual([301, below(`/claims/tea-cures/${query}`)])
    })

    test('a feed that has not changed is not sent again', async () => {
      for (const path of ['/rss.xml', '/feed.json']) {
        const { headers } = await ask(below(path))
        const again = await ask(below(path), { 'if-none-match': headers.etag })
        expect([path, again.status, again.body.length]).toEqual([path, 304, 0])
      }
    })

    test('texts are compressed, by the server or before', async () => {
      for (const path of ['/', '/rss.xml', '/atom.xml', '/feed.json', '/data/references.bib']) {
        const plain = await ask(below(path))
        const zipped = await ask(below(path), { 'accept-encoding': 'gzip' })
        expect([path, zipped.headers['content-encoding']]).toEqual([path, 'gzip'])
        expect(gunzipSync(zipped.body)).toEqual(plain.body)
        expect(zipped.headers['content-type']).toBe(plain.headers['content-type'])
        expect(zipped.headers.vary).toMatch(/accept-encoding/i)
      }
    })

    test('a text that was compressed with Brotli is used, if the server can', async () => {
      const plain = await ask(below('/atom.xml'))
      const { headers, body } = await ask(below('/atom.xml'), { 'accept-encoding': 'gzip, br' })
      // Debian's nginx has no Brotli without a further package.
      const [encoding, decompress] =
        name === 'caddy' ? ['br', brotliDecompressSync] : ['gzip', gunzipSync]
      expect(headers['content-encoding']).toBe(encoding)
      expect(decompress(body)).toEqual(plain.body)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    })
  })
})

function rulesIn(text: string): { pattern: RegExp; names: string[] }[] {
  return text
    .replace(/^#.*\n/, '')
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map(([pattern = '', ...lines]) => ({
      pattern: new RegExp(
        `^${pattern.replace(/[.[\]{}()+?^$|\\]/g, String.raw`\$&`).replaceAll('*', '.*')}$`,
      ),
      names: lines.map((line) => line.trim().split(':')[0] ?? ''),
    }))
}

function sent(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names
      .map((name) => name.toLowerCase())
      .flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  )
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** Requests a path exactly as written, and gets the bytes as they are sent. */
function askPort(
  port: number,
  path: string,
  headers: OutgoingHttpHeaders,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
