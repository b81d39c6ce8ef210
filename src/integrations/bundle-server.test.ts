import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { Memory } from '../cache/memory.ts'
import { noKeptFiles } from '../cache/kept-files.ts'
import { forgetSite, siteOf } from '../site.ts'
import { type BundleServer, serveBundle } from './bundle-server.ts'
import { reloadPublication } from './current-publication.ts'

const project = join(import.meta.dirname, '../..')
let folder = ''
let server: BundleServer
let address = ''
const onCodeChange = vi.fn()

/** Answers like a bundle, whose only page lists the articles. */
const respond = (url: string, { library }: App.Locals): Promise<Response> => {
  if (url.endsWith('/broken/')) return Promise.reject(new Error('It is <broken>.'))
  const titles = library.articles.map(({ data }) => data.title).join()
  const html = `<html><head><title>${url}</title></head><body>${titles}</body></html>`
  return Promise.resolve(
    new Response(html, {
      status: url.endsWith('/missing/') ? 404 : 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(html.length),
        'content-security-policy': "default-src 'none'",
      },
    }),
  )
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'assay-bundle-server-')))
  const content = join(folder, 'content')
  cpSync(join(project, 'tests/fixtures/minimal/content'), content, { recursive: true })
  for (const name of ['code', 'root', 'assets/_astro'])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'assets/_astro/style.css'), 'p { color: red }')
  vi.stubEnv('CONTENT_DIR', content)
  vi.stubEnv('OUT_DIR', join(folder, 'dist'))
  forgetSite()
  reloadPublication({ records: new Memory(), texts: new Memory() })
  const article = readFileSync(join(content, 'articles/short.mdx'), 'utf8')
  writeFileSync(
    join(content, 'articles/early.mdx'),
    article.replace('Is this short?', 'Is this early?'),
  )
  server = await serveBundle({
    bundle: {
      assets: join(folder, 'assets'),
      respond,
      bindSite: siteOf,
    },
    port: 0,
    root: join(folder, 'root'),
    live: {
      restart: () => undefined,
      fail: () => undefined,
      isRestarted: false,
      isOutdated: () => true,
      issues: [],
      caches: {
        entries: Object.assign(new Memory(), { save: () => undefined }),
        texts: { cacheDir: join(folder, 'texts'), held: new Map() },
        fonts: { folder, current: () => Promise.resolve({ folder, typefaces: [] }) },
      },
      indexedPages: { files: noKeptFiles, version: '' },
      keptPictures: noKeptFiles,
      socialPictures: { of: () => Promise.reject(new Error('No picture is drawn here.')) },
    },
    code: [join(folder, 'code')],
    onCodeChange,
  })
  address = `http://127.0.0.1:${server.address.port}`
})

afterAll(async () => {
  await server.stop()
  vi.unstubAllEnvs()
  forgetSite()
  rmSync(folder, { recursive: true })
})

const client = '<script type="module" src="/@vite/client"></script></head>'

test('a page has the records and the client that reloads it, and no policy that forbids it', async () => {
  const response = await fetch(`${address}/articles/a%3A%20b/?c`)
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('<title>https://minimal.example/articles/a:%20b/</title>')
  expect(html).toContain('Is this short?')
  expect(html).toContain(client)
  expect(html.endsWith('</html>')).toBe(true)
  expect(response.headers.has('content-security-policy')).toBe(false)
})

test('what the bundle does not have is missing', async () => {
  expect((await fetch(`${address}/missing/`)).status).toBe(404)
})

test('a page that fails shows why, and is reloaded after the next change', async () => {
  const response = await fetch(`${address}/broken/`)
  const html = await response.text()
  expect(response.status).toBe(500)
  expect(html).toContain('It is &#x3C;broken>.')
  expect(html).toContain(client)
})

test.each([
  ['a style of the bundle', '/_astro/style.css', 'p { color: red }'],
  ['the client of Vite', '/@vite/client', 'HMR'],
])('%s is served', async (_, path, part) => {
  const response = await fetch(address + path)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(part)
})

test('an article that was saved while the server started is shown', async () => {
  await vi.waitFor(
    async () => expect(await (await fetch(`${address}/`)).text()).toContain('Is this early?'),
    { timeout: 60_000, interval: 50 },
  )
})

test('a saved article is shown', async () => {
  const file = join(folder, 'content/articles/second.mdx')
  cpSync(join(folder, 'content/articles/short.mdx'), file)
  await vi.waitFor(
    async () =>
      expect((await (await fetch(`${address}/`)).text()).split('Is this short?')).toHaveLength(3),
    { timeout: 60_000, interval: 50 },
  )
})

test('a change of the code is reported', async () => {
  expect(onCodeChange).not.toHaveBeenCalled()
  writeFileSync(join(folder, 'code/new.ts'), '')
  await vi.waitFor(() => expect(onCodeChange).toHaveBeenCalled(), { timeout: 60_000 })
})
