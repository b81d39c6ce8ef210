/** A reader browses the library and exports references. */

import { expect, test, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'

const rows = (page: Page) => page.locator('.source-row:visible')

test('the library can be filtered by kind, year and use, and the choice is in the address', async ({
  page,
}) => {
  await page.goto('/references/')
  const all = await rows(page).count()
  const filter = page.getByRole('form', { name: 'Filter the sources' })
  await expect(filter.getByRole('status')).toHaveText(`${all} sources`)

  await filter.getByLabel('Year').selectOption('2021')
  await expect(page).toHaveURL('/references/?year=2021')
  await filter.getByLabel('Kind').selectOption('Journal article')
  const some = await rows(page).count()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await expect(filter.getByRole('status')).toHaveText(`${some} of ${all} sources`)
  await expect(rows(page).filter({ hasText: 'Journal article' })).toHaveCount(some)
  await expect(rows(page).filter({ hasText: '2021' })).toHaveCount(some)
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['2021'])

  await page.reload()
  await expect(rows(page)).toHaveCount(some)
  await expect(filter.getByLabel('Kind')).toHaveValue('Journal article')

  await filter.getByRole('button', { name: 'Show all' }).click()
  await expect(rows(page)).toHaveCount(all)
  await expect(page).toHaveURL('/references/')
})

test('sources that nothing cites can be selected', async ({ page }) => {
  await page.goto('/references/?cited=no')
  const uncited = rows(page)
  await expect(uncited.first()).toContainText('Not cited yet')
  await expect(uncited.filter({ hasText: /Cited (once|\d)/ })).toHaveCount(0)
  await page.goto('/references/?cited=yes')
  await expect(rows(page).filter({ hasText: 'Not cited yet' })).toHaveCount(0)
})

test('an address with an unknown choice shows everything', async ({ page }) => {
  await page.goto('/references/?year=1066')
  await expect(page.getByRole('combobox', { name: 'Year' })).toHaveValue('')
  await expect(rows(page)).toHaveCount(await page.locator('.source-row').count())
})

test('an article can be cited with one click, or as a file', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(article)
  const section = page.getByRole('region', { name: 'Cite this fact-check' })
  await section.hover()
  await section.getByRole('button', { name: 'Copy citation' }).click()
  await expect(section.getByRole('status')).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^Assay desk\. Does stem cell therapy help pain or neuropathy\?/)
  expect(copied).toContain(`https://assay.example${article}`)

  for (const link of await section.getByRole('link').all()) {
    const file = await request.get((await link.getAttribute('href')) ?? '')
    expect(file.status()).toBe(200)
  }
})

test('the record of a source shows names in natural order', async ({ page }) => {
  await page.goto('/references/bastos2020/')
  await expect(page.getByRole('region', { name: 'Record' })).toContainText(
    'Ronaldo J. F. C. Amaral, Vinicius Schott',
  )
})

test('the list of corrections shows every change', async ({ page }) => {
  await page.goto('/corrections/')
  await expect(page.getByRole('main')).toContainText(
    'Update. We set out the evidence as a map and a table',
  )
  await expect(page.getByRole('link', { name: 'Corrections policy' }).first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('everything is listed by year, and nothing needs a script', async ({ page }) => {
    await page.goto('/references/')
    await expect(page.getByRole('form')).toHaveCount(0)
    await expect(rows(page)).toHaveCount(await page.locator('.source-row').count())
    const years = page.getByRole('navigation', { name: 'Years' })
    await years.getByRole('link', { name: '2016' }).click()
    await expect(page.getByRole('heading', { name: '2016' })).toBeInViewport()
  })

  test('there is no copy button', async ({ page }) => {
    await page.goto(article)
    await expect(page.getByRole('button', { name: 'Copy citation' })).toHaveCount(0)
  })
})
