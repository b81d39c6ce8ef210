import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'

import { describeFile } from './media.ts'
import { isSideways } from './orientation.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-orientation-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const formats = { jpeg: 'jpg', png: 'png', webp: 'webp', avif: 'avif' } as const

describe.each(Object.entries(formats))('a %s', (format, ending) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'of orientation %i has the size in which it is shown',
    async (orientation) => {
      const create = { width: 60, height: 40, channels: 3, background: 'red' } as const
      const bytes = await sharp({ create })
        .withMetadata({ orientation })
        .toFormat(format as keyof typeof formats)
        .toBuffer()
      const file = join(folder, `${orientation}.${ending}`)
      writeFileSync(file, bytes)
      const { info } = await sharp(bytes).rotate().raw().toBuffer({ resolveWithObject: true })
      const { width, height } = info
      expect(width).toBe(orientation < 5 ? 60 : 40)
      expect(describeFile(file).size).toEqual({ width, height })
    },
  )
})

test('data that is cut off or makes no sense turns nothing', async () => {
  const create = { width: 60, height: 40, channels: 3, background: 'red' } as const
  const turned = sharp({ create }).withMetadata({ orientation: 6 })
  for (const type of ['png', 'webp', 'avif'] as const) {
    const bytes = await turned.toFormat(type).toBuffer()
    expect(isSideways(type, bytes, () => bytes)).toBe(true)
    for (let length = 0; length < bytes.length; length += 1) {
      const part = bytes.subarray(0, length)
      expect(() => isSideways(type, part, () => part)).not.toThrow()
      const noise = Buffer.from(bytes)
      noise.fill(0xff, length, Math.min(length + 4, bytes.length))
      expect(() => isSideways(type, noise, () => noise)).not.toThrow()
    }
    expect(isSideways(type, bytes.subarray(0, 16), () => bytes.subarray(0, 16))).toBe(false)
  }
})
