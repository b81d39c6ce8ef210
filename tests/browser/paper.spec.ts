/** Prints every article as Chromium does, and reads the sheets. */

import { expect, test, type Page } from '@playwright/test'

import { headingsAlone, papers, print, textOf, withoutSpace } from './printed-pages.ts'

/** The most sheets of each article. */
const articles = [
  { slug: 'stem-cell-therapy-pain-neuropathy', most: 9 },
  { slug: 'cell-injections-versus-steroid', most: 6 },
  { slug: 'exosome-products', most: 6 },
  { slug: 'prp-knee-osteoarthritis', most: 6 },
  { slug: 'stem-cell-tourism', most: 6 },
  { slug: 'stem-cells-injected-into-the-eye', most: 6 },
]

/** Returns the texts of elements of a page. */
async function textsOf(page: Page, selector: string): Promise<string[]> {
  return (await page.locator(selector).allTextContents()).map(withoutSpace)
}

/**
 * Returns the texts of each row of the tables of evidence; that of the first row after the title of the table. They do
 * not have the numbers of citations, which Chromium prints last, because they are positioned.
 */
async function studiesOf(page: Page): Promise<string[][]> {
  const tables = page.locator('.evidence-table:not(.outcomes-table, .bias-table)')
  const studies = await tables.evaluateAll((found) =>
    found.flatMap((table) =>
      Array.from(table.querySelectorAll('tbody tr'), (row, index) => {
        const copy = row.cloneNode(true) as Element
        for (const number of copy.querySelectorAll('.citation a')) number.remove()
        const parts = copy.querySelectorAll('.study-name, .study-design, .finding, .cell-text')
        const title = index === 0 ? [table.querySelector('caption')?.textContent ?? ''] : []
        return [...title, ...Array.from(parts, ({ textContent }) => textContent)]
      }),
    ),
  )
  return studies.map((study) => study.map(withoutSpace))
}

for (const { slug, most } of articles) {
  test(`${slug} is printed on at most ${most} sheets, each of them whole`, async ({ page }) => {
    await page.goto(`/articles/${slug}/`)
    const title = withoutSpace((await page.locator('h1').textContent()) ?? '')
    const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? ''
    const headings = new Set(
      await textsOf(page, '.prose :is(h2, h3, h4), .imprint h2, .prose thead th'),
    )
    const columns = await textsOf(
      page,
      '.evidence-table:is(.outcomes-table, .bias-table) >> nth=0 >> thead th',
    )
    const studies = await studiesOf(page)
    const folded = await textsOf(page, 'details.verdict-definition > p')

    for (const paper of papers) {
      const sheets = await print(page, paper)
      expect(sheets.length, `sheets of ${paper}`).toBeLessThanOrEqual(most)
      for (const [index, sheet] of sheets.entries()) {
        const text = textOf(sheet)
        expect(text, 'every sheet has the title').toContain(title)
        expect(text, 'every sheet has the address').toContain(withoutSpace(canonical))
        expect(text, 'every sheet has its number').toContain(`${index + 1}/${sheets.length}`)
        expect(sheet.length, `sheet ${index + 1} of ${paper} has text`).toBeGreaterThan(12)
        expect(headingsAlone(sheet, headings), `sheet ${index + 1} of ${paper}`).toEqual([])
        const shown = columns.filter((column) => text.includes(column))
        if (shown.includes(columns.at(-1) ?? ''))
          expect(shown, `a head on sheet ${index + 1} of ${paper} is whole`).toEqual(columns)
      }
      const texts = sheets.map(textOf)
      for (const study of studies) {
        const where = texts.find((text) => text.includes(study.at(-1) ?? '')) ?? ''
        const apart = study.filter((part) => !where.includes(part))
        expect(apart, `a study on ${paper} is whole`).toEqual([])
      }
      const all = texts.join('')
      for (const text of folded) expect(all, 'what is folded on a screen is open').toContain(text)
      expect(all).not.toMatch(/[\u2195\u25B6\u25B8\u25BE\u21A9]/u)
      expect(all).not.toContain('Responses')
    }
  })

  test(`the leaflet of ${slug} is one sheet`, async ({ page }) => {
    await page.goto(`/articles/${slug}/`)
    await page.getByRole('link', { name: 'Leaflet to print' }).click()
    await expect(page.locator('h1')).toBeVisible()
    const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? ''
    expect(new URL(canonical).pathname).toBe(`/articles/${slug}/`)
    await expect(page.getByRole('img', { name: canonical })).toBeVisible()
    const said = await textsOf(page, '.leaflet :is(h1, h2, li, .verdict-word, .certainty-word)')
    expect(said.length).toBeGreaterThan(10)
    for (const paper of papers) {
      const sheets = await print(page, paper)
      expect(sheets, `sheets of ${paper}`).toHaveLength(1)
      const text = sheets.map(textOf).join('')
      for (const part of [...said, withoutSpace(canonical), '1/1']) expect(text).toContain(part)
    }
  })
}
