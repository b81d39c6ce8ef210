import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { readPublication } from '../publication/read.ts'
import { validatePublication } from '../publication/validate.ts'
import { bindSite, forgetSite, siteSchema } from '../site.ts'
import { serveRedirects } from './live-redirects.ts'

const fixtures = join(import.meta.dirname, '../../tests/fixtures')
let folder: string
let server: Server
let origin: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-redirects-'))
  for (const situation of ['minimal', 'elements'])
    cpSync(join(fixtures, situation, 'content'), folder, { recursive: true })
  bindSite(siteSchema.parse({ name: 'Elements', url: 'https://elements.example' }))
  const { validated } = validatePublication(readPublication(folder))
  const handle = serveRedirects(() => Promise.resolve(validated))
  server = createServer((request, response) => {
    handle(request, response, () => response.writeHead(204).end())
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  forgetSite()
  rmSync(folder, { recursive: true })
})

test.each([
  ['/sources/12.html', '/references/notice2023/'],
  ['/sources/12.html?utm_source=a%20b', '/references/notice2023/?utm_source=a%20b'],
  ['/?p=123', '/articles/everything/'],
  ['/?p=124', null],
  ['/sources/14.html', null],
])('%s redirects to %s', async (path, to) => {
  const { status, headers } = await fetch(origin + path, { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([to === null ? 204 : 302, to])
})
