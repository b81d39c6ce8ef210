/** Measures what a reader downloads with an article, before searching or hovering. Nothing here depends on time. */

import { expect, test, type Page } from '@playwright/test'
import { brotliCompressSync } from 'node:zlib'

/** The limits in bytes, compressed with Brotli (level 11), without fonts and image files. */
const limits = [
  // The article for which the limit was set: 2,200 words and 25 references.
  { article: '/articles/cell-injections-versus-steroid/', most: 25_000 },
  // The longest article, which also has the most references: 36.
  { article: '/articles/stem-cell-therapy-pain-neuropathy/', most: 29_000 },
]
const mostScript = 3_000

interface Part {
  type: string
  path: string
  bytes: number
}

/** Returns everything that a page downloads, with its size. */
async function partsOf(page: Page, address: string): Promise<Part[]> {
  const parts: Promise<Part>[] = []
  page.on('response', (response) => {
    parts.push(
      response.body().then((body) => ({
        type: response.request().resourceType(),
        path: new URL(response.url()).pathname,
        bytes: brotliCompressSync(body).length,
      })),
    )
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  return Promise.all(parts)
}

for (const { article, most } of limits) {
  test(`${article} weighs at most ${most} bytes`, async ({ page }) => {
    const parts = await partsOf(page, article)
    const weigh = (...types: string[]) =>
      parts.filter(({ type }) => types.includes(type)).reduce((sum, { bytes }) => sum + bytes, 0)
    const list = parts.map(({ type, path, bytes }) => `${bytes} ${type} ${path}`).join('\n')

    expect(parts.filter(({ type }) => type === 'document')).toHaveLength(1)
    // Only one style sheet blocks the first paint.
    await expect(page.locator('link[rel=stylesheet]:not([media=print])')).toHaveCount(1)
    expect(weigh('document', 'stylesheet', 'script', 'fetch', 'xhr'), list).toBeLessThanOrEqual(
      most,
    )

    const inline = await page
      .locator('script:not([src]):not([type="application/ld+json"])')
      .allTextContents()
    const inlined = brotliCompressSync(inline.join('\n')).length
    expect(weigh('script') + inlined, list).toBeLessThanOrEqual(mostScript)
    await expect(page.locator('script[src]:not([type=module], [async], [defer])')).toHaveCount(0)
  })
}
