/** The drawings of an article are pictures in its entry. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import sharp from 'sharp'
import { expect, test } from 'vitest'

import { shared } from './publish.ts'

test('every drawing of an article is a picture in feeds, with its size and description', async () => {
  const { outDir } = await shared('elements')
  const page = readFileSync(join(outDir, 'articles/everything/index.html'), 'utf8')
  const { items } = JSON.parse(readFileSync(join(outDir, 'feed.json'), 'utf8')) as {
    items: { url: string; content_html: string }[]
  }
  const entry = items.find(({ url }) => url.endsWith('/articles/everything/'))
  const pictures = [
    ...(entry?.content_html ?? '').matchAll(
      /<img src="https?:[^"]*\/(_astro\/drawing\.[^"]+)" alt="([^"]*)" width="(\d+)" height="(\d+)">/g,
    ),
  ]
  expect(pictures.length).toBe(page.split('class="picture-drawings"').length - 1)
  expect(pictures.length).toBeGreaterThan(3)
  for (const [, name = '', alt, width, height] of pictures) {
    expect(existsSync(join(outDir, name)), name).toBe(true)
    const file = await sharp(join(outDir, name)).metadata()
    expect(file).toMatchObject({ width: 2 * Number(width), height: 2 * Number(height) })
    expect(alt).not.toBe('')
  }
})
