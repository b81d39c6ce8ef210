/** A reader on a phone: a short page, whose folded parts can be reached with and without scripts. */

import { expect, test, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'
/** An entry after the tenth. */
const late = '#ref-wiggers2021'

test.use({ viewport: { width: 390, height: 844 } })

const fold = (page: Page) => page.locator('.bibliography .fold')
const entry = (page: Page) => page.locator(late)
const contentsButton = (page: Page) => page.getByRole('button', { name: 'Contents' })
const contents = (page: Page) => page.getByRole('navigation', { name: 'Contents' })

test('the longest article is at most 60% as high as it was', async ({ page }) => {
  await page.goto(article)
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
    18_540,
  )
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('ten references are shown, and then all, with their numbers', async ({ page }) => {
      await page.goto(article)
      const items = page.locator('.bibliography li')
      const all = await items.count()
      expect(all).toBeGreaterThan(30)
      await expect(items.nth(9)).toBeVisible()
      await expect(items.nth(10)).toBeHidden()
      const summary = fold(page).locator('summary')
      await expect(summary).toHaveText(`All references (${all})`)
      await summary.click()
      await expect(items.nth(all - 1)).toBeVisible()
      await expect(fold(page).locator('ol')).toHaveAttribute('start', '11')
    })

    test('a link to a folded reference opens the rest', async ({ page }) => {
      await page.goto(article + late)
      await expect(entry(page)).toBeInViewport()
      await expect(entry(page)).toContainText('Wiggers')
    })

    test('an address that names folded words opens the study', async ({ page }) => {
      await page.goto(`${article}#:~:text=we%20have%20not%20seen%20the%20grade`)
      const words = page.locator('.evidence-table').getByText('we have not seen the grade')
      await expect(words).toBeInViewport()
    })

    test('the rest of a study opens with one tap', async ({ page }) => {
      await page.goto(article)
      const row = page.locator('.evidence-table tbody tr').first()
      await expect(row).toContainText('Whittle')
      const rest = [
        row.getByText('1,341'),
        row.getByText('Placebo injection (8 of 25 trials)'),
        row.getByText('We read a conference abstract'),
      ]
      for (const part of rest) await expect(part).toBeHidden()
      await row.getByText('More about this source').click()
      for (const part of rest) await expect(part).toBeVisible()
      await expect(page.locator('.evidence-table tr').nth(2).getByText('408').last()).toBeHidden()
    })

    test('the date of the last change leads to the history, which it opens', async ({ page }) => {
      await page.goto(article)
      const history = page.getByRole('region', { name: 'History' })
      await expect(history.getByText('We set out the evidence')).toBeHidden()
      await page.locator('.byline').getByRole('link', { name: '23 November 2026' }).click()
      await expect(history.getByText('We set out the evidence')).toBeVisible()
      await expect(history.getByRole('heading')).toBeInViewport()
    })

    test('the button for the contents covers nothing before the text starts', async ({ page }) => {
      await page.goto(article)
      await expect(contentsButton(page)).not.toBeInViewport()
      const keyPoints = page.getByRole('heading', { name: 'Key points' })
      await keyPoints.evaluate((heading) => heading.scrollIntoView())
      await expect(contentsButton(page)).toBeInViewport({ ratio: 1 })
    })

    test('the button for the contents follows, and works by keyboard', async ({ page }) => {
      await page.goto(`${article}#harm-and-the-years-ahead`)
      await expect(contentsButton(page)).toBeInViewport()
      await expect(contents(page)).toBeHidden()
      await contentsButton(page).focus()
      await page.keyboard.press('Enter')
      await expect(contents(page)).toBeVisible()
      await page.keyboard.press('Tab')
      await expect(contents(page).getByRole('link').first()).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: 'The short answer' })).toBeInViewport()
      if (javaScriptEnabled) await expect(contents(page)).toBeHidden()
      await page.keyboard.press('Escape')
      await expect(contents(page)).toBeHidden()
    })
  })
}

test('the title of a source links to it, and the way back is marked', async ({ page }) => {
  await page.goto(article)
  const source = page.locator('#ref-mautner2023')
  await expect(source.getByRole('link', { name: /^Cell-based versus/ })).toHaveAttribute(
    'href',
    'https://doi.org/10.1038/s41591-023-02632-w',
  )
  await page.mouse.move(100, 100)
  await page.locator('#cite-mautner2023-3').focus()
  await expect(page.locator('#citation-popover')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(source).toBeInViewport()
  await expect(source.locator('[aria-current]')).toHaveText('c')
})

test('a small table does not scroll', async ({ page }) => {
  await page.goto(article)
  const frame = page.locator('.table-frame').first()
  await expect(frame).toContainText('Mean age')
  expect(await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})
