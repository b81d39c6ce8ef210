/** Prints articles of fixtures and their leaflets: right to left, with three long claims, and withdrawn. */

import { expect } from '@playwright/test'

import { headingsAlone, papers, print, textOf, withoutSpace } from './printed-pages.ts'
import { test, type Sample } from './sample-sites.ts'

/** The articles, and words of each that are on its leaflet too. */
const articles: readonly { sample: Sample; slug: string; most: number; said: string }[] = [
  { sample: 'rtl', slug: 'tea', most: 2, said: '\u0627\u0644\u0634\u0627\u064A' },
  { sample: 'outcomes', slug: 'long', most: 4, said: 'could be due to chance' },
  { sample: 'withdrawn', slug: 'taken', most: 1, said: 'The trial was made up' },
]

/** A PDF has the forms of Arabic letters in the order in which they are drawn, from left to right. */
function inReadingOrder(text: string, sample: Sample): string {
  return sample === 'rtl' ? Array.from(text.normalize('NFKC')).reverse().join('') : text
}

for (const { sample, slug, most, said } of articles) {
  test(`${sample}: the article ${slug} and its leaflet are whole`, async ({
    page,
    sampleSites,
  }) => {
    await page.goto(`${sampleSites[sample]}/articles/${slug}/`)
    const headings = await page.locator('.prose :is(h2, h3, h4), .imprint h2').allTextContents()
    const alone = new Set(headings.map(withoutSpace))
    for (const paper of papers) {
      const sheets = await print(page, paper)
      expect(sheets.length, `sheets of ${paper}`).toBeLessThanOrEqual(most)
      for (const [index, sheet] of sheets.entries()) {
        expect(sheet.length, `sheet ${index + 1} of ${paper} has text`).toBeGreaterThan(6)
        expect(headingsAlone(sheet, alone), `sheet ${index + 1} of ${paper}`).toEqual([])
      }
      const all = sheets.map(textOf).join('')
      for (const text of [said, ...(sample === 'rtl' ? [] : headings)])
        expect(inReadingOrder(all, sample), paper).toContain(withoutSpace(text))
    }

    await page.goto(`${sampleSites[sample]}/articles/${slug}/leaflet/`)
    const parts = await page.locator('.leaflet :is(h1, h2, li)').allTextContents()
    for (const paper of papers) {
      const leaflet = await print(page, paper)
      expect(leaflet, `sheets of ${paper}`).toHaveLength(1)
      const text = leaflet.map(textOf).join('')
      expect(text).toContain('1/1')
      for (const part of [said, ...(sample === 'rtl' ? [] : parts)])
        expect(inReadingOrder(text, sample), paper).toContain(withoutSpace(part))
    }
  })
}

test('pictures keep their shape on a phone and on paper', async ({ page, sampleSites }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${sampleSites.elements}/articles/everything/`, { waitUntil: 'networkidle' })
  const pictures = page.locator('.article img')
  expect(await pictures.count()).toBe(3)
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media })
    for (const picture of await pictures.all()) {
      const { width = 0, height = 1 } = (await picture.boundingBox()) ?? {}
      expect(width / height).toBeCloseTo(1600 / 900, 1)
    }
  }
})
