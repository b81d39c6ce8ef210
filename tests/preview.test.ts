/** The commands that serve the finished site, and what they do when their port is busy. */

import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import { freshFolder, layOut, project } from './publish.ts'

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

test('a busy port gets the next free one, said plainly', async () => {
  const { output, address } = await preview(['--port', String(port)])
  expect(output).toMatch(new RegExp(`^Port ${port} is busy, so this is port \\d+\\.\\nServing `))
  const served = Number(new URL(address ?? '').port)
  expect(served).toBeGreaterThan(port)
  expect(served).toBeLessThan(port + 100)
  expect(await text(address ?? '')).toEqual([200, '<h1>The front page</h1>'])
})

test('a free port is kept, and the site is served as a host would', async () => {
  await new Promise((resolve) => busy.close(resolve))
  const { output, address } = await preview(['--port', String(port), '--strict-port'])
  expect(output).toMatch(new RegExp(`^Serving \\S+ on http://localhost:${port}\\n$`))
  expect(address).toBe(`http://localhost:${port}`)
  expect(await text(`${address}/about/`)).toEqual([200, '<h1>About</h1>'])
  expect(await text(`${address}/nothing/here/`)).toEqual([404, '<h1>There is no page here</h1>'])
  expect((await text(`${address}/..%2f..%2fcontent/site.yaml`))[0]).toBe(404)
})

test('a strict port that is busy is an error', async () => {
  const { output, code } = await preview(['--port', String(port), '--strict-port'])
  expect(output).toBe(`✗ Port ${port} is busy.\n`)
  expect(code).toBe(1)
})

test('without a site there is nothing to serve', async () => {
  const empty = join(freshFolder(), 'dist')
  const { output, code } = await preview(['--port', String(port)], empty)
  expect(output).toBe(`✗ There is no site in ${empty}. Run npm run build first.\n`)
  expect(code).toBe(1)
})

/** Starts the preview and waits until it serves or ends. */
function preview(
  options: string[],
  outDir = join(folder, 'dist'),
): Promise<{ output: string; address?: string | undefined; code: number | null }> {
  const child = spawn(process.execPath, [join(project, 'src/cli/preview.ts'), ...options], {
    cwd: project,
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: outDir,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
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

async function text(address: string): Promise<[number, string]> {
  const response = await fetch(address)
  return [response.status, await response.text()]
}
