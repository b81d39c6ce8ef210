import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'

import { openKeptFiles } from '../cache/kept-files.ts'
import { describeFile } from '../reading/media.ts'
import { createPictures, makePictures, pictureFile } from './pictures.ts'

const root = mkdtempSync(join(tmpdir(), 'assay-pictures-'))
afterAll(() => {
  rmSync(root, { recursive: true })
})

const digestOf = (file: string) =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined

/** Writes a file of the publication. Returns its path. */
function put(name: string, bytes: Uint8Array | string): string {
  const file = join(root, 'content', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return file
}

/** A picture with a red left half and a blue right half. */
async function halves(width: number, height: number): Promise<sharp.Sharp> {
  const half = { width: Math.floor(width / 2), height, channels: 3, background: 'red' } as const
  const red = await sharp({ create: half }).png().toBuffer()
  return sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: red, left: 0, top: 0 },
  ])
}

function start(cache = 'kept') {
  const pictures = createPictures({ base: '/', digestOf, describe: describeFile })
  const made = new Map<string, Buffer>()
  const reports: string[] = []
  const kept = openKeptFiles(join(root, cache), (sentence) => reports.push(sentence))
  const make = () =>
    makePictures(pictures.files.values(), {
      kept,
      has: (path) => made.has(path),
      write: (path, bytes) => {
        made.set(path, bytes)
      },
    })
  return { pictures, made, make, kept, reports }
}

test('a text names its pictures relative to itself', () => {
  expect(pictureFile('/c/articles/a/index.mdx', './copy%20.png')).toBe('/c/articles/a/copy%20.png')
  expect(pictureFile('/c/articles/a.mdx', '../pages/100%.png')).toBe('/c/pages/100%.png')
})

test('every file of a picture is made in its size, and the next build makes none', async () => {
  const file = put('articles/a/wide.png', await (await halves(900, 300)).png().toBuffer())
  const { pictures, made, make } = start('sizes')
  const plan = pictures.planOf(file)
  await make()
  expect([...made.keys()].sort()).toEqual(plan?.files.map(({ path }) => path).sort())
  for (const { path, size } of plan?.files ?? []) {
    const { format, width, height } = await sharp(made.get(path)).metadata()
    expect({ format, width, height }).toEqual({ format: 'webp', ...size })
  }

  const again = start('sizes')
  again.pictures.planOf(file)
  rmSync(file)
  expect(await again.make()).toEqual({ made: 0, kept: 4 })
  expect(again.made).toEqual(made)
})

test.each([
  ['jpeg', 'jpg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['avif', 'avif'],
] as const)('a %s taken with a turned camera is turned, and complete', async (format, ending) => {
  const upright = await halves(60, 40)
  const bytes = await upright.withMetadata({ orientation: 6 }).toFormat(format).toBuffer()
  const file = put(`articles/a/turned.${ending}`, bytes)
  const { pictures, made, make } = start()
  expect(pictures.planOf(file)?.attributes).toMatchObject({ width: 40, height: 60 })
  await make()
  const { data, info } = await sharp([...made.values()][0])
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 40, height: 60 })
  // Red, which was on the left, is at the top.
  expect(data[0]).toBeGreaterThan(200)
  expect(data.at(-3)).toBeLessThan(50)
})

test.each(['gif', 'webp'] as const)('an animated %s stays animated', async (format) => {
  const pixels = { width: 8, height: 18, channels: 3 } as const
  const raw = Buffer.from(Array.from({ length: 8 * 18 * 3 }, (_, at) => (at * 7919) % 251))
  const animation = sharp(raw, { raw: { ...pixels, pageHeight: 6 } })
  const bytes = await animation.toFormat(format, { delay: [100, 200, 300], loop: 2 }).toBuffer()
  const file = put(`articles/a/animated.${format}`, bytes)
  const { pictures, made, make } = start()
  expect(pictures.planOf(file)?.attributes).toMatchObject({ width: 8, height: 6 })
  await make()
  const { pages, delay, loop } = await sharp([...made.values()][0]).metadata()
  expect({ pages, delay, loop }).toEqual({ pages: 3, delay: [100, 200, 300], loop: 2 })
})

test('a drawing is published unchanged', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"/>'
  const { pictures, made, make } = start()
  pictures.planOf(put('articles/a/box.svg', drawing))
  await make()
  expect([...made.values()].map(String)).toEqual([drawing])
})

test('two pictures of one name are two files, and so is one that changes in place', async () => {
  const { pictures, made, make } = start()
  const one = put('articles/a/same.png', await (await halves(20, 10)).png().toBuffer())
  const other = put('articles/b/same.png', await (await halves(30, 10)).png().toBuffer())
  const plans = [pictures.planOf(one), pictures.planOf(other)]
  expect(pictures.planOf(one)).toBe(plans[0])
  put('articles/a/same.png', await (await halves(20, 12)).png().toBuffer())
  plans.push(pictures.planOf(one))
  const sources = plans.map((plan) => plan?.attributes.src)
  expect(new Set(sources).size).toBe(3)
  pictures.planOf(other)
  await expect(make()).rejects.toThrow(`\`${one}\` changed during the build`)
  expect(made.size).toBeLessThan(3)
})

test('a file that is no picture has no plan, and one that cannot be decoded stops the build', async () => {
  const { pictures, make, kept } = start()
  expect(pictures.planOf(join(root, 'none.png'))).toBeUndefined()
  expect(pictures.planOf(put('articles/a/words.png', 'words'))).toBeUndefined()
  const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * 7919) % 251))
  const bytes = await sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .png()
    .toBuffer()
  const broken = put('articles/a/broken.png', bytes.subarray(0, bytes.length / 2))
  const plan = pictures.planOf(broken)
  await expect(make()).rejects.toThrow(`\`${broken}\` cannot be decoded. Export it again.`)
  expect(kept.get(plan?.files[0]?.key ?? '')).toBeUndefined()
})

test('a kept file that was damaged is made again', async () => {
  const file = put('articles/a/kept.png', await (await halves(50, 50)).png().toBuffer())
  const { pictures, made, make, kept } = start('damage')
  const key = pictures.planOf(file)?.files[0]?.key ?? ''
  await make()
  const name = `${key}~${createHash('sha256')
    .update(kept.get(key) ?? '')
    .digest('hex')
    .slice(0, 16)}`
  writeFileSync(join(root, 'damage', name), 'damaged')
  const again = start('damage')
  again.pictures.planOf(file)
  await again.make()
  expect(again.reports).toEqual([expect.stringContaining(join(root, 'damage', name))])
  expect(again.made).toEqual(made)
})
