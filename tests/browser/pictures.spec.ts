/** A reader uses charts and evidence maps. */

import { expect, test, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'

/** The addresses of all articles. */
async function articles(page: Page): Promise<string[]> {
  await page.goto('/articles/')
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(links)].filter((href) => /^\/articles\/[^#]+\/$/.test(href))
}

/** The positions of the elements in the visible drawings. */
async function lettering(page: Page) {
  return page.locator('.picture').evaluateAll((pictures) =>
    pictures.map((picture) => {
      const isShown = (element: Element) => element.getBoundingClientRect().width > 0
      const drawings = [...picture.querySelectorAll('.drawing')].filter(isShown)
      const frame = picture.getBoundingClientRect()
      return {
        title: picture.querySelector('.picture-title')?.textContent,
        drawings: drawings.length,
        frame: { left: frame.left, right: frame.right },
        texts: drawings.flatMap((drawing) =>
          [...drawing.querySelectorAll<SVGTextElement>('text')].map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect()
            const scale = text.getScreenCTM()?.a ?? 0
            const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
            return { says: text.textContent, left, right, top, bottom, size }
          }),
        ),
      }
    }),
  )
}

test('at every width, every picture is drawn once, is legible and fits its frame', async ({
  page,
}) => {
  const paths = await articles(page)
  expect(paths).toContain(article)
  for (const path of paths) {
    await page.goto(path)
    for (const width of [390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      for (const { title, drawings, frame, texts } of await lettering(page)) {
        const where = `${path} at ${width} px: ${title}`
        expect(drawings, where).toBe(1)
        expect(texts.length, where).toBeGreaterThan(0)
        const small = texts.filter(({ size }) => size < 11)
        expect.soft(namesOf(small), `${where}: too small`).toEqual([])
        const cut = texts.filter(
          ({ left, right }) => left <= frame.left - 8 || right >= frame.right + 8,
        )
        expect.soft(namesOf(cut), `${where}: cut off`).toEqual([])
        expect.soft(overlapping(texts), `${where}: one over the other`).toEqual([])
      }
    }
  }
})

type Lettering = Awaited<ReturnType<typeof lettering>>[number]['texts']

function namesOf(texts: Lettering): (string | null)[] {
  return texts.map(({ says }) => says)
}

/** Returns the pairs of texts that overlap. Lines are closer than the boxes of their letters, which include room for accents. */
function overlapping(texts: Lettering): string[] {
  const apart = 5
  return texts.flatMap((text, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          text.left < other.right - 1 &&
          other.left < text.right - 1 &&
          text.top < other.bottom - apart &&
          other.top < text.bottom - apart,
      )
      .map((other) => `${text.says} over ${other.says}`),
  )
}

test('the data is one key press away, as a table and as a file', async ({ page, request }) => {
  await page.goto(article)
  const picture = page
    .locator('figure.picture')
    .filter({ has: page.locator('.mark-study') })
    .first()
  await expect(picture.getByRole('table')).toBeHidden()
  await picture.locator('summary').focus()
  await page.keyboard.press('Enter')
  const table = picture.getByRole('table')
  await expect(table).toBeVisible()
  const studies = await table.getByRole('rowheader').allTextContents()
  expect(studies.length).toBeGreaterThan(2)

  const file = picture.getByRole('link', { name: 'Download the data (CSV)' })
  const response = await request.get((await file.getAttribute('href')) ?? '')
  expect(response.status()).toBe(200)
  const csv = await response.text()
  expect(csv).toMatch(/^\uFEFF?reference,design,kind,/)
})

test('every study of an evidence map is a link to its source, named with everything that the map shows', async ({
  page,
}) => {
  await page.goto(article)
  const marks = page.locator('.picture').getByRole('link', { name: /480 people/ })
  await expect(marks).toHaveCount(1)
  await expect(marks).toHaveAccessibleName(
    /^Mautner 2023, 480 people\. Randomised .+\. Counts against it$/,
  )
  await marks.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/references/mautner2023/')
})

test('a chart is one image for screen readers, with its numbers in words', async ({ page }) => {
  await page.goto(article)
  await expect(page.getByRole('img', { name: /1,480.*2,754/ })).toBeVisible()
})

test('in print, a picture is complete, without what works only on a screen', async ({ page }) => {
  await page.goto(article)
  await page.emulateMedia({ media: 'print' })
  for (const picture of await page.locator('.picture').all()) {
    await expect(picture.locator('.drawing:visible')).toHaveCount(1)
    await expect(picture.locator('details')).toBeHidden()
  }
})
