/** Prints every article as Chromium does, and reads the sheets. */

import { expect, test, type Page } from '@playwright/test'

import { headingsAlone, papers, print, textOf, withoutSpace } from './printed-pages.ts'

/** The most sheets of each article. Two columns of 9.5-point text hold about 1,100 words and a drawing. */
const articles = [
  { slug: 'stem-cell-therapy-pain-neuropathy', most: 9 },
  { slug: 'cell-injections-versus-steroid', most: 7 },
  { slug: 'exosome-products', most: 6 },
  { slug: 'prp-knee-osteoarthritis', most: 6 },
  { slug: 'stem-cell-tourism', most: 6 },
  { slug: 'stem-cells-injected-into-the-eye', most: 6 },
]

/** Returns the texts of elements of a page. */
async function textsOf(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map(withoutSpace)
}

for (const { slug, most } of articles) {
  for (const paper of papers) {
    test(`${slug} is printed on at most ${most} sheets of ${paper}, each of them whole`, async ({
      page,
    }) => {
      await page.goto(`/articles/${slug}/`, { waitUntil: 'networkidle' })
      const title = withoutSpace((await page.locator('h1').textContent()) ?? '')
      const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? ''
      const headings = new Set(
        await textsOf(page, '.prose :is(h2, h3, h4), .imprint h2, .prose thead th'),
      )
      const columns = await textsOf(page, '.evidence-table:first-of-type thead th')
      const folded = await textsOf(page, 'details.verdict-definition > p')
      const sheets = await print(page, paper)

      expect(sheets.length).toBeLessThanOrEqual(most)
      for (const [index, sheet] of sheets.entries()) {
        const text = textOf(sheet)
        expect(text, 'every sheet has the title').toContain(title)
        expect(text, 'every sheet has the address').toContain(withoutSpace(canonical))
        expect(text, 'every sheet has its number').toContain(`${index + 1}/${sheets.length}`)
        expect(sheet.length, `sheet ${index + 1} has text`).toBeGreaterThan(12)
        expect(headingsAlone(sheet, headings), `sheet ${index + 1}`).toEqual([])
        // Chromium leaves out buttons in the heads that it repeats.
        const shown = columns.filter((column) =>
          sheet.some((part) => withoutSpace(part.text) === column),
        )
        expect([0, columns.length], `a head on sheet ${index + 1} is whole`).toContain(shown.length)
      }
      const all = sheets.map(textOf).join('')
      for (const text of folded) expect(all, 'what is folded on a screen is open').toContain(text)
      expect(all).not.toMatch(/[\u2195\u25B6\u25B8\u25BE\u21A9]/u)
      expect(all).not.toContain('Responses')
    })
  }
}
