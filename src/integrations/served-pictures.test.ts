import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { openKeptFiles } from '../cache/kept-files.ts'
import { createDrawings } from '../pictures/drawings.ts'
import { createPictures } from '../pictures/pictures.ts'
import { describeFile } from '../reading/media.ts'
import { servePictures } from './served-pictures.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-served-'))
const pictures = createPictures({
  base: '/checks/',
  describe: describeFile,
  digestOf: (file) => createHash('sha256').update(readFileSync(file)).digest('hex'),
})
const kept = openKeptFiles(join(root, 'kept'), () => undefined)
const drawings = createDrawings({ base: '/checks/', accent: '#0055aa' })
const handle = servePictures({ base: '/checks/', shown: () => ({ pictures, drawings }), kept })
const server = createServer((request, response) => {
  void handle(request, response, () => response.writeHead(404).end('next'))
}).listen(0, '127.0.0.1')
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

async function get(path: string) {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type'), bytes }
}

function put(name: string, bytes: Uint8Array | string): string {
  const file = join(root, name)
  writeFileSync(file, bytes)
  return file
}

test('every size is made when it is asked for', async () => {
  const create = { width: 700, height: 20, channels: 3, background: 'red' } as const
  const file = put('knee é.png', await sharp({ create }).png().toBuffer())
  const { src = '', srcset = '' } = pictures.planOf(file)?.attributes ?? {}
  const addresses = [src, ...srcset.split(', ').map((candidate) => candidate.split(' ')[0] ?? '')]
  expect(addresses).toHaveLength(3)
  for (const [index, address] of addresses.entries()) {
    const { status, type, bytes } = await get(`${address}?x`)
    expect({ status, type }).toEqual({ status: 200, type: 'image/webp' })
    expect((await sharp(bytes).metadata()).width).toBe(index === 1 ? 640 : 700)
  }
})

test('a drawing is served as it is', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>'
  const src = pictures.planOf(put('box.svg', drawing))?.attributes.src ?? ''
  const { type, bytes } = await get(src)
  expect({ type, text: bytes.toString() }).toEqual({
    type: 'image/svg+xml; charset=utf-8',
    text: drawing,
  })
})

test('a picture that cannot be decoded says so', async () => {
  const create = { width: 70, height: 20, channels: 3, background: 'red' } as const
  const whole = await sharp({ create }).png().toBuffer()
  const src = pictures.planOf(put('broken.png', whole.subarray(0, 60)))?.attributes.src ?? ''
  const { status, bytes } = await get(src)
  expect(status).toBe(500)
  expect(bytes.toString()).toContain('cannot be decoded. Export it again.')
})

test.each(['/checks/', '/checks/_astro/other.webp', '/_astro/knee.webp', '/checks/%ff'])(
  '%s is left to others',
  async (path) => {
    expect((await get(path)).bytes.toString()).toBe('next')
  },
)
