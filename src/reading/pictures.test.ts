import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { decodes } from './pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-pictures-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Pixels that no encoder can leave out. */
const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * 7919) % 251))
const picture = sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })

test.each(['png', 'jpeg', 'webp', 'avif', 'gif'] as const)(
  'whole %s is decoded',
  async (format) => {
    const file = join(folder, `whole.${format}`)
    writeFileSync(file, await picture.clone().toFormat(format).toBuffer())
    expect(await decodes(file)).toBe(true)
  },
)

// JPEG and lossy WebP have nothing by which wrong data is known: it is some other picture.
test.each(['png', 'avif', 'gif'] as const)('damaged %s is not', async (format) => {
  const file = join(folder, `damaged.${format}`)
  const bytes = await picture.clone().toFormat(format).toBuffer()
  const end = bytes.subarray(-60, -20)
  end.set(end.map((byte) => byte ^ 0x5a))
  writeFileSync(file, bytes)
  expect(await decodes(file)).toBe(false)
})

test('a file that is not there, or is no picture, cannot be decoded', async () => {
  expect(await decodes(join(folder, 'none.png'))).toBe(false)
  writeFileSync(join(folder, 'text.png'), 'text')
  expect(await decodes(join(folder, 'text.png'))).toBe(false)
})
