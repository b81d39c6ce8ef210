/** A reader reads a verdict and its evidence. */

import { expect, test, type Locator, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'
const claim = '/claims/stem-cells-relieve-pain/'

const table = (page: Page) =>
  page.getByRole('table', { name: /sources used for the verdict/ }).first()
const studies = (page: Page) => table(page).getByRole('rowheader')
const people = async (page: Page) =>
  table(page)
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map(({ children }) => (children[2] as HTMLElement).dataset['key'] ?? ''),
    )

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator, most = 60) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('Tab does not lead there.')
}

test('a verdict can be read with the keyboard alone', async ({ page }) => {
  await page.goto(article)
  const box = page.getByRole('region', { name: 'Claim and verdict' })
  const definition = box.locator('summary').filter({ hasText: 'What “Unproven” means' })
  await tabTo(page, definition)
  await page.keyboard.press('Enter')
  await expect(definition.locator('+ p')).toBeVisible()
  await expect(box.getByRole('listitem').filter({ hasText: /^Unproven$/ })).toHaveAttribute(
    'aria-current',
    'true',
  )
  const verdict = box.getByRole('link', { name: 'Unproven' })
  await verdict.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Unproven')
})

test('the evidence can be sorted by participants and restored, by keyboard', async ({ page }) => {
  await page.goto(claim)
  const recorded = await studies(page).allTextContents()
  expect(recorded.length).toBeGreaterThan(3)
  const heading = table(page).getByRole('columnheader', { name: 'People' })
  await page.keyboard.press('Tab')
  await heading.getByRole('button').focus()

  await page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const ascending = (await people(page)).filter((count) => count !== '').map(Number)
  expect(ascending).toEqual(ascending.toSorted((a, b) => a - b))
  expect((await people(page)).slice(0, ascending.length)).not.toContain('')

  await page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  const descending = (await people(page)).filter((count) => count !== '').map(Number)
  expect(descending).toEqual(ascending.toReversed())

  await page.keyboard.press('Enter')
  await expect(heading).not.toHaveAttribute('aria-sort')
  await expect(studies(page)).toHaveText(recorded)
})

test('on a phone, the evidence does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of [article, claim]) {
    await page.goto(path)
    await expect(table(page).getByText('Compared with').first()).toBeAttached()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0)
    const frame = page.locator('.evidence-frame').first()
    expect(
      await frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBeLessThanOrEqual(0)
  }
})

test.describe('the list of claims', () => {
  test('can be filtered by verdict without reloading, and the choice is in the address', async ({
    page,
  }) => {
    await page.goto('/claims/')
    const rows = page.locator('.filtered-row:visible')
    const all = await rows.count()
    expect(all).toBeGreaterThan(1)
    await page.evaluate(() => {
      document.body.dataset['same'] = 'yes'
    })
    await page.getByRole('combobox', { name: 'Verdict' }).selectOption('unproven')
    const shown = await rows.count()
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(all)
    for (const row of await rows.all()) await expect(row).toContainText('Unproven')
    await expect(page.getByRole('status')).toHaveText(`${shown} of ${all} claims`)
    await expect(page).toHaveURL(/\?verdict=unproven$/)
    await expect(page.locator('body')).toHaveAttribute('data-same', 'yes')

    await page.reload()
    await expect(rows).toHaveCount(shown)
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(rows).toHaveCount(all)
  })

  test('has links instead of the filter without scripts', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/claims/')
    await expect(page.getByRole('combobox')).toHaveCount(0)
    const link = page
      .getByRole('navigation', { name: 'Claims by verdict' })
      .getByRole('link', { name: /^Unproven/ })
    const count = Number(/\d+/.exec(await link.innerText())?.[0])
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Unproven')
    await expect(page.getByRole('main').locator('.row')).toHaveCount(count)
    await context.close()
  })
})

test('a printed article is complete', async ({ page }) => {
  await page.goto(article)
  await page.emulateMedia({ media: 'print' })
  // The width of an A4 page without margins, in CSS pixels.
  await page.setViewportSize({ width: 680, height: 1000 })
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => element.checkVisibility() && !element.closest('svg, .visually-hidden'))
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect()
        if (width <= 1 || height <= 1) return false
        const style = getComputedStyle(element)
        const hides = /auto|hidden|scroll|clip/.test(`${style.overflowX} ${style.overflowY}`)
        const inside = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
        return right > window.innerWidth + 1 || left < -1 || (hides && inside)
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
  expect(cut).toEqual([])
  await expect(page.getByRole('region', { name: 'Claim and verdict' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)

  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(3)
})
