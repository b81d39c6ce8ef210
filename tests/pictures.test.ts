/** Pictures in texts, as readers get them. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'

import { filesOf, layOut, run, type Outcome } from './publish.ts'

let folder: string
let built: Outcome

/** Writes a file of the publication. */
function put(name: string, content: Uint8Array | string): void {
  const file = join(folder, 'content', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** An article with pictures, each described by its name. */
function article(title: string, pictures: string[]): string {
  const images = pictures.map((name) => `Words before it.\n\n![What ${name} shows](<${name}>)\n`)
  return `---\ntitle: ${title}\ndescription: ${title}, which readers of this article get in all the sizes that their screens need.\npublished: 2024-05-06\nauthors: [desk]\ntopics: [testing]\n---\n\n${images.join('\n')}`
}

/** A picture of one colour. */
function plain(width: number, height: number, background: string): sharp.Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 333.5 111"/>\n'
const pictures = ['same.png', 'my copy é.png', 'turned.JPG', 'moving.gif', 'small.avif', 'box.svg']

beforeAll(async () => {
  folder = layOut('elements')
  const settings = join(folder, 'content/site.yaml')
  const site = readFileSync(settings, 'utf8')
  writeFileSync(settings, site.replace('https://elements.example', '$&/checks/'))
  put('articles/one/index.mdx', article('Pictures of one kind', pictures))
  put('articles/two/index.mdx', article('Pictures of another kind', ['./same.png', '../one/same.png'])) // oxfmt-ignore
  put('articles/one/same.png', await plain(1000, 500, 'red').png().toBuffer())
  put('articles/two/same.png', await plain(900, 500, 'blue').png().toBuffer())
  put('articles/one/my copy é.png', await plain(20, 10, 'lime').png().toBuffer())
  const blue = await plain(30, 40, 'blue').png().toBuffer()
  const turned = plain(60, 40, 'red').composite([{ input: blue, left: 30, top: 0 }])
  put('articles/one/turned.JPG', await turned.withMetadata({ orientation: 6 }).jpeg().toBuffer())
  const frames = await plain(8, 18, 'red')
    .composite([{ input: await plain(8, 6, 'blue').png().toBuffer(), left: 0, top: 6 }])
    .raw()
    .toBuffer()
  const animation = sharp(frames, { raw: { width: 8, height: 18, channels: 3, pageHeight: 6 } })
  put('articles/one/moving.gif', await animation.gif({ delay: [100, 200, 300] }).toBuffer())
  put('articles/one/small.avif', await plain(10, 7, 'red').avif().toBuffer())
  put('articles/one/box.svg', drawing)
  built = await run('build', folder)
  expect(built.output).toContain('✓ Publish')
})

/** Returns the pictures of an article. */
function imagesOf(slug: string): Element[] {
  const html = readFileSync(join(built.outDir, 'articles', slug, 'index.html'), 'utf8')
  return [...parseHTML(html).document.querySelectorAll('.prose img')]
}

/** Returns the file at an address of the site. */
function fileAt(address: string | null | undefined): Buffer {
  expect(address).toMatch(/^\/checks\/_astro\//)
  return readFileSync(join(built.outDir, decodeURI((address ?? '').slice('/checks/'.length))))
}

/** Returns the colour of a pixel as numbers from 0 to 9, such as `900` for red. */
async function colourAt(bytes: Buffer, left: number, top: number): Promise<string> {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [...pixel.subarray(0, 3)].map((value) => Math.floor(value / 25.7)).join('')
}

test('every size of a picture has the width that the page says, and its proportions', async () => {
  const images = [...imagesOf('one'), ...imagesOf('two')]
  expect(images).toHaveLength(pictures.length + 2)
  for (const image of images) {
    const name = image.getAttribute('alt') ?? ''
    expect(name).toMatch(/^What \S.* shows$/)
    expect(image.getAttribute('loading')).toBe('lazy')
    const [width, height] = ['width', 'height'].map((each) => Number(image.getAttribute(each)))
    const src = image.getAttribute('src')
    const srcset = image.getAttribute('srcset')
    const candidates = (srcset ?? `${src} ${width}w`).split(', ').map((each) => each.split(' '))
    expect(candidates.at(-1)).toEqual([src, `${width}w`])
    for (const [address, descriptor] of candidates) {
      const file = fileAt(address)
      if (name.includes('.svg')) {
        expect(file.toString()).toBe(drawing)
        continue
      }
      const found = await sharp(file).metadata()
      expect({ format: found.format, width: `${found.width}w` }, name).toEqual({
        format: 'webp',
        width: descriptor,
      })
      const proportional = (found.width * (height ?? 0)) / (width ?? 0)
      expect(Math.abs((found.pageHeight ?? found.height) - proportional)).toBeLessThanOrEqual(0.5)
    }
  }
})

test('pictures with one name in two folders are not confused', async () => {
  const colours = await Promise.all(
    [imagesOf('one')[0], ...imagesOf('two')].map((image) =>
      colourAt(fileAt(image?.getAttribute('src')), 1, 1),
    ),
  )
  expect(colours).toEqual(['900', '009', '900'])
})

test('a photograph is turned as its camera says, and an animation stays one', async () => {
  const [, , turned, moving] = imagesOf('one')
  expect(turned?.getAttribute('width')).toBe('40')
  const photograph = fileAt(turned?.getAttribute('src'))
  expect(await colourAt(photograph, 20, 10)).toMatch(/^[89]0[01]$/)
  expect(await colourAt(photograph, 20, 50)).toMatch(/^[01]0[89]$/)
  const { pages, delay } = await sharp(fileAt(moving?.getAttribute('src'))).metadata()
  expect({ pages, delay }).toEqual({ pages: 3, delay: [100, 200, 300] })
})

test('a feed has each picture once, with its full address', () => {
  const feed = readFileSync(join(built.outDir, 'feed.json'), 'utf8')
  const { items } = JSON.parse(feed) as { items: { url: string; content_html: string }[] }
  const html = items.find(({ url }) => url.endsWith('/articles/one/'))?.content_html ?? ''
  const images = [...parseHTML(`<body>${html}</body>`).document.querySelectorAll('img')]
  expect(images).toHaveLength(pictures.length)
  for (const image of images) {
    expect(image.getAttribute('srcset')).toBeNull()
    fileAt(image.getAttribute('src')?.replace('https://elements.example', ''))
  }
})

test('a picture that changes under its name gets another address, and nothing of the old one stays', async () => {
  const before = imagesOf('two').map((image) => image.getAttribute('src'))
  const files = new Set(filesOf(built.outDir).keys())
  put('articles/two/same.png', await plain(900, 500, 'lime').png().toBuffer())
  built = await run('build', folder)
  const after = imagesOf('two').map((image) => image.getAttribute('src'))
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
  expect(await colourAt(fileAt(after[0]), 1, 1)).toBe('090')
  expect(new Set(filesOf(built.outDir).keys()).size).toBe(files.size)
  expect(() => fileAt(before[0])).toThrow()
})
