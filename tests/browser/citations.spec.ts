/** A reader inspects a citation without leaving the sentence, follows it to the source and comes back. */

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'
const cited = '#cite-mautner2023-1'
const entryOf = '#ref-mautner2023'

const popoverOn = (page: Page) => page.getByRole('group', { name: 'Sources cited here' })

/** Returns the text of the paragraph, item or cell around an element. */
const textAround = (place: Locator) =>
  place.evaluate((element) => element.closest('p, li, td')?.textContent)

/**
 * Moves to a link by keyboard. Escape closes the popover of the previous citation. The first popover of a page may still be
 * loading and open after Escape, so this is retried.
 */
async function tabTo(page: Page, link: Locator): Promise<void> {
  await expect(async () => {
    await link.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(link).toBeFocused({ timeout: 1000 })
  }).toPass({ timeout: 15_000 })
}

test('by keyboard: citation, popover, entry, and back to the same sentence', async ({ page }) => {
  await page.goto(article)
  const citation = page.locator(cited)
  const sentence = await textAround(citation)
  await tabTo(page, citation)
  await expect(popoverOn(page)).toContainText('Mautner')
  await expect(citation).toHaveAttribute('aria-details', 'citation-popover')

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(article + entryOf)
  await expect(popoverOn(page)).toHaveCount(0)
  const entry = page.locator(entryOf)
  await expect(entry).toBeInViewport()
  await expect(entry).toContainText('Mautner')
  await expect(entry).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')

  const back = entry.locator(`[role=doc-backlink][href="${cited}"]`)
  await back.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(article + cited)
  await expect(citation).toBeInViewport()
  expect(await textAround(page.locator(':target'))).toBe(sentence)
  await expect(popoverOn(page)).toHaveCount(0)
})

test('Tab moves into the popover and Escape moves back', async ({ page }) => {
  await page.goto(article)
  const citation = page.locator(cited)
  await tabTo(page, citation)
  await expect(popoverOn(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(popoverOn(page).getByRole('link').first()).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(popoverOn(page)).toHaveCount(0)
  await expect(citation).toBeFocused()
  await expect(citation).not.toHaveAttribute('aria-details')
})

test('Tab past the last link of the popover closes it', async ({ page }) => {
  await page.goto(article)
  await tabTo(page, page.locator(cited))
  await expect(popoverOn(page)).toBeVisible()
  const links = await popoverOn(page).getByRole('link').count()
  for (let at = 0; at <= links; at += 1) await page.keyboard.press('Tab')
  await expect(page.locator('#citation-popover', { hasText: 'Mautner' })).toHaveCount(0)
})

test('the mouse opens the popover, can move into it, and closes it by leaving', async ({
  page,
}) => {
  await page.goto(article)
  await page.locator(cited).hover()
  await expect(popoverOn(page)).toBeVisible()
  await popoverOn(page).hover()
  await page.waitForTimeout(400)
  await expect(popoverOn(page)).toBeVisible()
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(popoverOn(page)).toHaveCount(0)
})

test('a citation of several sources shows them all, in the order of the bibliography', async ({
  page,
}) => {
  await page.goto(article)
  const group = page.locator('.citation:not([data-sources]):has(a ~ a)').first()
  const ids = await group
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.slice(1) ?? ''))
  expect(ids.length).toBeGreaterThan(1)
  const entries = page.locator(ids.map((id) => `[id="${id}"]`).join(', '))
  const titles = await entries.evaluateAll((all) =>
    all.map((entry) => entry.firstChild?.textContent ?? ''),
  )
  await group.getByRole('link').first().hover()
  const shown = popoverOn(page).locator(':scope > div')
  await expect(shown).toHaveCount(ids.length)
  for (const [index, title] of titles.entries())
    await expect(shown.nth(index)).toContainText(title.trim())
})

test('a range also shows the sources whose numbers are not printed', async ({ page }) => {
  await page.goto(article)
  const range = page.locator('.citation[data-sources]').first()
  const ids = ((await range.getAttribute('data-sources')) ?? '').split(' ')
  expect(ids.length).toBeGreaterThan(await range.getByRole('link').count())
  await range.getByRole('link').last().hover()
  await expect(popoverOn(page).locator(':scope > div')).toHaveCount(ids.length)
})

test('from the page of a source to a sentence that cites it', async ({ page }) => {
  await page.goto('/references/mautner2023/')
  const list = page.getByRole('region', { name: 'Cited in' })
  const link = list.locator(`a[href="${article}${cited}"]`)
  await expect(link).toHaveText('Read in context')
  const quotation = list
    .getByRole('listitem')
    .filter({ has: page.locator(`a[href="${article}${cited}"]`) })
    .locator('q')
  const sentence = ((await quotation.first().textContent()) ?? '').trim()
  expect(sentence).toMatch(/^In the knee, a trial in 480 people/)

  const study = list.getByRole('link', { name: 'In the table of evidence' }).last()
  await expect(study).toHaveAttribute('href', /^\/articles\/[\w-]+\/#cite-mautner2023-\d+$/)
  await expect(page.getByText('Cell-based versus corticosteroid injections').first()).toBeVisible()

  await link.click()
  await expect(page).toHaveURL(article + cited)
  const target = page.locator(':target')
  await expect(target).toBeInViewport()
  const marked = page.locator('.citation', { has: page.locator(':target') })
  await expect(marked).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  const words = (text = '') => text.replace(/\([\d,–]+\)|\s+/g, '')
  expect(words((await textAround(target)) ?? '')).toContain(words(sentence))
})

test('a retracted source says so on its page, with a link to the notice', async ({ page }) => {
  await page.goto('/references/obokata2014/')
  const notice = page.getByRole('complementary', { name: 'Retracted' })
  await expect(notice).toContainText('2 July 2014')
  await notice.getByRole('link').click()
  await expect(page).toHaveURL('/references/obokata2014retraction/')
})

test('a claim cites its evidence, with popovers', async ({ page }) => {
  await page.goto('/claims/stem-cells-relieve-pain/')
  const citation = page.locator('#evidence ~ * .citation a').first()
  await citation.hover()
  await expect(popoverOn(page)).toContainText('Whittle')
  await citation.click()
  await expect(page.locator('[role=doc-bibliography] :target')).toContainText('Whittle')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('the first tap shows the source, the second follows the link', async ({ page }) => {
    await page.goto(article)
    const citation = page.locator(cited)
    await citation.tap()
    await expect(popoverOn(page)).toBeVisible()
    await expect(page).toHaveURL(article)
    await citation.tap()
    await expect(page).toHaveURL(article + entryOf)
    await expect(page.locator(entryOf)).toBeInViewport()
  })

  test('a tap outside the popover closes it', async ({ page }) => {
    await page.goto(article)
    await page.locator(cited).tap()
    await expect(popoverOn(page)).toBeVisible()
    await page.touchscreen.tap(4, 4)
    await expect(popoverOn(page)).toHaveCount(0)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a citation links to its entry, and the entry links back', async ({ page }) => {
    await page.goto(article)
    await page.locator(cited).click()
    await expect(page).toHaveURL(article + entryOf)
    await expect(page.locator(entryOf)).toBeInViewport()
    await page.locator(`${entryOf} [role=doc-backlink]`).first().click()
    await expect(page.locator(cited)).toBeInViewport()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the popover is accessible in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(article)
    await tabTo(page, page.locator('.citation:has(a ~ a) a').first())
    await expect(popoverOn(page)).toBeVisible()
    // Another test checks the rest of every page.
    const shown = new AxeBuilder({ page })
      .setLegacyMode()
      .include('.citation:has([aria-details])')
      .include('#citation-popover')
    const { violations, passes } = await shown.analyze()
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
    expect(violations.map(({ help, nodes }) => [help, nodes.map(({ html }) => html)])).toEqual([])
  })
}
