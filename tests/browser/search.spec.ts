/** A reader searches. */

import { expect, test } from '@playwright/test'

const title = 'Does stem cell therapy help pain or neuropathy?'

test('a word of the text finds the article, with an excerpt and the verdict', async ({ page }) => {
  await page.goto('/search/')
  await page.getByRole('searchbox').fill('neuropathy')
  const hit = page.getByRole('main').getByRole('listitem').filter({ hasText: title }).first()
  await expect(hit).toBeVisible()
  await expect(hit.locator('mark').first()).toHaveText(/neuropath/i)
  await expect(hit).toContainText('Unproven')
  await expect(page.getByRole('status')).toContainText(/results? for “neuropathy”/)

  await hit.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('a search has an address', async ({ page }) => {
  await page.goto('/search/?q=neuropathy')
  await expect(page.getByRole('searchbox')).toHaveValue('neuropathy')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('a word that no page contains finds nothing, and the page says so', async ({ page }) => {
  await page.goto('/search/?q=xylophonequartet')
  await expect(page.getByRole('status')).toHaveText('Nothing about “xylophonequartet” yet.')
  await expect(page.locator('[data-search-results] > li')).toHaveCount(0)
})

test('results can be limited to claims', async ({ page }) => {
  await page.goto('/search/?q=pain')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByText('Narrow the results').click()
  await page.getByRole('checkbox', { name: /^Claim / }).check()
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
  await expect(
    page.getByRole('main').getByRole('link', { name: /^Stem cells or related products/ }),
  ).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the search page says that it needs JavaScript, and links to the list of articles', async ({
    page,
  }) => {
    await page.goto('/search/')
    const main = page.getByRole('main')
    await expect(main).toContainText('needs JavaScript', { useInnerText: true })
    await main.getByRole('link', { name: /list of all fact-checks/ }).click()
    await expect(page).toHaveURL('/articles/')
    await expect(page.getByRole('link', { name: title })).toBeVisible()
  })
})
