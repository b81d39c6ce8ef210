/** The commands that serve the finished site, also when their port is in use. */

import { spawn } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'

import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { freshFolder, layOut, project } from './publish.ts'
import { authorsEnvironment } from './situation.ts'

let folder: string
let busy: Server
let port: number
const started: ReturnType<typeof spawn>[] = []

beforeAll(() => {
  folder = layOut('minimal')
  mkdirSync(join(folder, 'dist/about'), { recursive: true })
  writeFileSync(join(folder, 'dist/index.html'), '<h1>The front page</h1>')
  writeFileSync(join(folder, 'dist/about/index.html'), '<h1>About</h1>')
  writeFileSync(join(folder, 'dist/404.html'), '<h1>There is no page here</h1>')
})

beforeEach(async () => {
  busy = createServer((_request, response) => response.end('Somebody else'))
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
  port = (busy.address() as AddressInfo).port
})

afterEach(async () => {
  await new Promise((resolve) => busy.close(resolve))
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

test('if the port is in use, the next free one is used, with a message', async () => {
  const { output, address } = await preview(['--port', String(port)])
  expect(output).toMatch(
    new RegExp(`^Port ${port} is in use. Using port \\d+ instead\\.\\nServing `),
  )
  const served = Number(new URL(address ?? '').port)
  expect(served).toBeGreaterThan(port)
  expect(served).toBeLessThan(port + 100)
  expect(await text(address ?? '')).toEqual([200, '<h1>The front page</h1>'])
})

test('a free port is used, and the site is served as by a host', async () => {
  await new Promise((resolve) => busy.close(resolve))
  const { output, address } = await preview(['--port', String(port), '--strict-port'])
  expect(output).toMatch(new RegExp(`^Serving \\S+ on http://localhost:${port}\\n$`))
  expect(address).toBe(`http://localhost:${port}`)
  expect(await text(`${address}/about/`)).toEqual([200, '<h1>About</h1>'])
  expect(await text(`${address}/nothing/here/`)).toEqual([404, '<h1>There is no page here</h1>'])
  expect((await text(`${address}/..%2f..%2fcontent/site.yaml`))[0]).toBe(404)
})

describe('the server', () => {
  let origin: string
  const site = () => join(folder, 'dist')
  beforeAll(() => {
    const files = {
      '.hidden': 'A secret',
      _headers: 'A secret',
      _redirects: 'A secret',
      '.git/config': 'A secret',
      'articles/.draft/index.html': 'A secret',
      '.well-known/security.txt': 'Contact: desk',
      'numbers.txt': '0123456789',
      'a b/é.txt': 'Named',
    }
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(site(), dirname(name)), { recursive: true })
      writeFileSync(join(site(), name), content)
    }
    writeFileSync(join(folder, 'secret.txt'), 'A secret')
    symlinkSync(join(folder, 'secret.txt'), join(site(), 'link.txt'))
    symlinkSync('../secret.txt', join(site(), 'relative.txt'))
    symlinkSync(folder, join(site(), 'outside'))
    symlinkSync(join(site(), '.hidden'), join(site(), 'shown.txt'))
    symlinkSync(join(site(), 'numbers.txt'), join(site(), 'inside.txt'))
  })
  beforeEach(async () => {
    await new Promise((resolve) => busy.close(resolve))
    origin = (await preview(['--port', String(port)])).address ?? ''
  })

  test('serves no links out of the site, hidden files or files outside it', async () => {
    const refused = [
      '/link.txt',
      '/relative.txt',
      '/outside/secret.txt',
      '/outside/content/site.yaml',
      '/shown.txt',
      '/.hidden',
      '/_headers',
      '/_redirects',
      '/%2ehidden',
      '/.git/config',
      '/articles/.draft/',
      '/.well-known/../.hidden',
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/about/..%2f..%2fsecret.txt',
      '/about/..%5c..%5csecret.txt',
      '/..%252fsecret.txt',
      `/${encodeURIComponent(join(folder, 'secret.txt'))}`,
    ]
    for (const path of refused) {
      const { status, body } = await ask(origin, path)
      expect([path, status, body]).toEqual([path, 404, '<h1>There is no page here</h1>'])
    }
    expect((await ask(origin, '/inside.txt')).body).toBe('0123456789')
    expect((await ask(origin, '/.well-known/security.txt')).body).toBe('Contact: desk')
    expect((await ask(origin, '/a%20b/%C3%A9.txt')).body).toBe('Named')
  })

  test('answers 400 to an address that cannot be decoded, and keeps running', async () => {
    for (const path of ['/%', '/%zz', '/%C3%28', '/about/%E0%A4%A/', '/a%00b'])
      expect([path, (await ask(origin, path)).status]).toEqual([path, 400])
    expect((await ask(origin, '/about/')).status).toBe(200)
  })

  test('answers only to names of this machine', async () => {
    const { port } = new URL(origin)
    const hosts = ['localhost', `localhost:${port}`, 'site.localhost', `127.0.0.1:${port}`, '[::1]']
    for (const host of hosts)
      expect([host, (await ask(origin, '/', { host })).status]).toEqual([host, 200])
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost.evil.example',
      '[evil',
    ]) {
      const { status, body } = await ask(origin, '/', { host })
      expect([host, status]).toEqual([host, 403])
      expect(body).not.toContain('front page')
    }
  })

  test('sends no body for HEAD, refuses other methods, and handles ranges safely', async () => {
    const head = await ask(origin, '/numbers.txt', {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', ''])
    expect((await ask(origin, '/numbers.txt', {}, 'POST')).status).toBe(405)

    const part = await ask(origin, '/numbers.txt', { range: 'bytes=2-4' })
    expect([part.status, part.body, part.headers['content-range']]).toEqual([
      206,
      '234',
      'bytes 2-4/10',
    ])
    expect((await ask(origin, '/numbers.txt', { range: 'bytes=7-' })).body).toBe('789')
    expect((await ask(origin, '/numbers.txt', { range: 'bytes=99-' })).status).toBe(416)
    for (const range of [
      'bytes=5-2',
      'bytes=-3',
      'bytes=0-1,3-4',
      'bytes=x-y',
      'lines=1-2',
      'bytes=0-0',
      'bytes=0-9007199254740993',
      'bytes=99999999999999999999-',
    ]) {
      const { status, body } = await ask(origin, '/numbers.txt', { range })
      expect([range, status, body]).toEqual([range, 200, '0123456789'])
    }
  })
})

test('a strict port that is in use is an error', async () => {
  const { output, code } = await preview(['--port', String(port), '--strict-port'])
  expect(output).toBe(`✗ Port ${port} is in use.\n`)
  expect(code).toBe(1)
})

test('without a site, the preview fails', async () => {
  const empty = join(freshFolder(), 'dist')
  const { output, code } = await preview(['--port', String(port)], empty)
  expect(output).toBe(`✗ There is no site in ${empty}. Run npm run build first.\n`)
  expect(code).toBe(1)
})

/** Starts the preview and waits until it serves or exits. */
function preview(
  options: string[],
  outDir = join(folder, 'dist'),
): Promise<{ output: string; address?: string | undefined; code: number | null }> {
  const child = spawn(process.execPath, [join(project, 'src/cli/preview.ts'), ...options], {
    cwd: project,
    env: {
      ...authorsEnvironment(),
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: outDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (bytes: Buffer) => {
      output += bytes.toString()
      const address = /on (http:\/\/\S+)\n/.exec(output)?.[1]
      if (address) resolve({ output, address, code: null })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ output, code })
    })
  })
}

/** Requests a path exactly as written; `fetch` would normalise it. */
function ask(
  origin: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (part: string) => (body += part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function text(address: string): Promise<[number, string]> {
  const response = await fetch(address)
  return [response.status, await response.text()]
}
