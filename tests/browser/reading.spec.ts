/** A reader navigates a long article: the contents, notes, citations and what to read next. */

import { expect, test, type Locator, type Page } from '@playwright/test'
import { toHtml } from 'hast-util-to-html'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'
const cited = '#cite-mautner2023-1'

const contentsOn = (page: Page) => page.getByRole('navigation', { name: 'Contents' })
const markedOn = (page: Page) => contentsOn(page).locator('[aria-current]')
const popoverOn = (page: Page) => page.locator('#citation-popover')

/** Returns the rectangle of an element that must exist. */
async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (!box) throw new Error(`${String(place)} is not shown.`)
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}

/** Returns the block of text around an element, as wide as its lines. */
const blockAround = (place: Locator) =>
  place.locator('xpath=ancestor::*[parent::*[@class="prose"]]')

/** Serves the article with its HTML changed. */
async function withHtml(page: Page, change: (html: string) => string): Promise<void> {
  await page.route(article, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: change(await response.text()) })
  })
}

test.describe('the contents next to the text', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  test('mark the current section, and none above the first', async ({ page }) => {
    await page.goto(article)
    await expect(markedOn(page)).toHaveCount(0)

    const links = contentsOn(page).getByRole('link')
    for (const index of [3, 6, 1]) {
      const link = links.nth(index)
      await link.click()
      await expect(markedOn(page)).toHaveText((await link.textContent()) ?? '')
      await expect(markedOn(page)).toHaveAttribute('aria-current', 'true')
    }

    await page.evaluate(() => {
      scrollTo(0, 0)
    })
    await expect(markedOn(page)).toHaveCount(0)
  })

  test('mark the last section at the end of the page, however short it is', async ({ page }) => {
    await withHtml(page, (html) =>
      html.replace('</head>', '<link rel="stylesheet" href="/ends-early.css"></head>'),
    )
    await page.route('/ends-early.css', (route) =>
      route.fulfill({
        contentType: 'text/css',
        body: '.bibliography :is(ol, .fold), .after-text, .site-footer { display: none !important }',
      }),
    )
    await page.goto(article)
    // A key that is pressed while the page is still laid out can end above its end.
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(markedOn(page)).toHaveText('References', { timeout: 1000 })
    }).toPass()
    const heading = page.getByRole('heading', { name: 'References' })
    expect((await boxOf(heading)).y, 'far from the top').toBeGreaterThan(400)
  })

  test('keep the mark visible if they are longer than the window', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 320 })
    await page.goto(`${article}#references`)
    await expect(markedOn(page)).toHaveText('References')
    await expect(markedOn(page)).toBeInViewport()
  })

  test('mark nothing if they are collapsed above the text', async ({ page }) => {
    await page.setViewportSize({ width: 820, height: 800 })
    await page.goto(`${article}#references`)
    await expect(page.getByRole('heading', { name: 'References' })).toBeInViewport()
    await expect(markedOn(page)).toHaveCount(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect(markedOn(page)).toHaveCount(1)
  })
})

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1600, height: 900 } })

  test('a citation shows its source in the margin, next to its line', async ({ page }) => {
    await page.goto(article)
    const citation = page.locator(cited)
    await citation.hover()
    const [popover, line, block] = [
      await boxOf(popoverOn(page)),
      await boxOf(citation),
      await boxOf(blockAround(citation)),
    ]
    expect(popover.x).toBeGreaterThan(block.right)
    expect(popover.right).toBeLessThanOrEqual(1600)
    expect(popover.width).toBeGreaterThan(200)
    expect(popover.y).toBeLessThanOrEqual(line.y)
    expect(popover.bottom).toBeGreaterThanOrEqual(line.bottom)
  })

  test('the mouse can move there slowly, and closes it by leaving', async ({ page }) => {
    await page.goto(article)
    const citation = page.locator(cited)
    await citation.hover()
    const [popover, line] = [await boxOf(popoverOn(page)), await boxOf(citation)]
    for (const part of [0.3, 0.6, 0.9]) {
      await page.mouse.move(line.x + part * (popover.x - line.x), line.y + line.height / 2)
      await page.waitForTimeout(350)
      await expect(popoverOn(page)).toBeVisible()
    }
    await page.mouse.move(popover.x + 20, popover.bottom - 5)
    await page.waitForTimeout(350)
    await expect(popoverOn(page)).toBeVisible()
    await page.mouse.move(line.x, popover.bottom + 60)
    await expect(popoverOn(page)).toHaveCount(0)
  })

  test('it scrolls with the page', async ({ page }) => {
    await page.goto(article)
    const citation = page.locator(cited)
    await citation.hover()
    const before = (await boxOf(popoverOn(page))).y - (await boxOf(citation)).y
    await page.evaluate(() => {
      scrollBy(0, 120)
    })
    expect((await boxOf(popoverOn(page))).y - (await boxOf(citation)).y).toBeCloseTo(before, 0)
  })

  test('from right to left the margin is on the left', async ({ page }) => {
    await withHtml(page, (html) => html.replace('<html ', '<html dir="rtl" '))
    await page.goto(article)
    const citation = page.locator(cited)
    await citation.hover()
    const popover = await boxOf(popoverOn(page))
    expect(popover.x).toBeGreaterThanOrEqual(0)
    expect(popover.right).toBeLessThan((await boxOf(blockAround(citation))).x)
  })
})

for (const dir of ['ltr', 'rtl']) {
  test(`on narrower screens, ${dir}, a source appears near its line and within the window`, async ({
    page,
  }) => {
    await withHtml(page, (html) => html.replace('<html ', `<html dir="${dir}" `))
    await page.goto(article)
    for (const width of [820, 320]) {
      await page.setViewportSize({ width, height: 700 })
      for (const index of [0, 3, 9]) {
        const citation = page.locator('.prose .citation a').nth(index)
        await citation.hover()
        await expect(citation).toHaveAttribute('aria-details', 'citation-popover')
        const [popover, line] = [await boxOf(popoverOn(page)), await boxOf(citation)]
        expect(popover.x).toBeGreaterThanOrEqual(0)
        expect(popover.right).toBeLessThanOrEqual(width)
        const distance = Math.max(popover.y - line.bottom, line.y - popover.bottom)
        expect(distance).toBeGreaterThan(0)
        expect(distance).toBeLessThan(16)
      }
    }
  })
}

test('a note is shown in the same way as a source', async ({ page }) => {
  const markdown = 'A sentence.[^why]\n\n[^why]: Because of `this`, and so on.'
  const noted = toHtml(
    unified().use(remarkRehype).runSync(unified().use(remarkParse).use(remarkGfm).parse(markdown)),
  )
  await withHtml(page, (html) => html.replace('<div class="prose">', `<div class="prose">${noted}`))
  await page.goto(article)
  const call = page.locator('a[data-footnote-ref]')
  await call.hover()
  const note = page.getByRole('group', { name: 'Note' })
  await expect(note).toHaveText(/^\s*1\. Because of this, and so on\.\s*$/)
  await expect(call).toHaveAttribute('aria-details', 'citation-popover')
  expect(await note.locator('[id], [data-footnote-backref]').count()).toBe(0)

  await page.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(page.locator('[data-footnotes] li'), 'the note itself').toContainText('Because')
})

test('the page has no duplicate id while a source is shown', async ({ page }) => {
  await page.goto(article)
  await page.locator(cited).hover()
  await expect(popoverOn(page)).toBeVisible()
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, index) => ids.indexOf(id) !== index)
  })
  expect(twice).toEqual([])
})

test('from the top by keyboard: text, contents, a citation, its source, and back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(article)
  const focused = page.locator(':focus')
  await page.keyboard.press('Tab')
  await expect(focused).toHaveText(/^\s*Skip to main content\s*$/)
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()

  // The number of steps allows for the verdict and the byline, which come first.
  const tabTo = async (wanted: Locator) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab')
      if (await wanted.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Tab does not lead to ${String(wanted)}.`)
  }
  await tabTo(contentsOn(page).getByRole('link').first())
  await page.keyboard.press('Enter')
  await expect(markedOn(page)).toHaveCount(1)

  const citation = page.locator('.prose h2[id] ~ p .citation a').first()
  await tabTo(citation)
  await expect(popoverOn(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(popoverOn(page).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(citation).toBeFocused()
  await expect(popoverOn(page)).toHaveCount(0)
})

test('the article shows its reading time, and when it was published and last checked', async ({
  page,
}) => {
  await page.goto(article)
  const byline = page.locator('.byline')
  await expect(byline).toContainText('8-minute read')
  const days = byline.locator('time')
  await expect(days).toHaveText(['22 November 2026', '23 November 2026'])
  await expect(days.first()).toHaveAttribute('datetime', '2026-11-22')
  // The update of 23 November is no check of the evidence.
  await expect(byline).not.toContainText('Last checked')
  await byline.getByRole('link', { name: '23 November 2026' }).click()
  await expect(page.locator(':target')).toContainText('Update. We set out the evidence')
  await expect(page.getByRole('heading', { name: 'History' })).toBeInViewport()
})

test('related articles are linked, with what they share', async ({ page }) => {
  await page.goto(article)
  const related = page.getByRole('region', { name: 'Related articles' })
  const rows = related.getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText(/Shares \d+ sources and the topics? .*Pain/)
  const link = rows.first().getByRole('link')
  const title = (await link.textContent())?.trim() ?? ''
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('previous and next follow the order of the list of articles', async ({ page }) => {
  await page.goto('/articles/')
  const listed = await page
    .locator('.rows .row-title a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(listed.length).toBeGreaterThan(2)
  const nav = page.getByRole('navigation', { name: 'Newer and older articles' })

  const last = listed.length - 1
  for (const at of [0, 1, last]) {
    await page.goto(listed[at] ?? '')
    for (const [rel, beside] of [
      ['prev', listed[at - 1]],
      ['next', listed[at + 1]],
    ]) {
      const link = nav.locator(`[rel=${rel}]`)
      if (beside === undefined) await expect(link).toHaveCount(0)
      else await expect(link).toHaveAttribute('href', beside)
    }
  }
  await nav.getByRole('link').click()
  await expect(page).toHaveURL(listed[last - 1] ?? '')
})
