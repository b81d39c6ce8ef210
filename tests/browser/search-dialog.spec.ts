/** A reader searches from any page, in a dialog. */

import { expect, test, type Page } from '@playwright/test'

import { lackOfContrast, violations } from './accessibility.ts'
import { listenTo } from './complaints.ts'

const article = '/articles/cell-injections-versus-steroid/'
const title = 'Does stem cell therapy help pain or neuropathy?'

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Search' })

for (const keys of ['/', 'Control+k', 'Meta+k'])
  test(`${keys} opens the search, which finds fact-checks under the policy of the page`, async ({
    page,
    baseURL,
  }) => {
    const complaints = await listenTo(page, baseURL ?? '')
    await page.goto(article)
    await page.keyboard.press(keys)
    const dialog = dialogOf(page)
    await expect(dialog.getByRole('searchbox')).toBeFocused()
    await page.keyboard.type('neuropathy')
    await expect(dialog.getByRole('status')).toHaveText(/results? for “neuropathy”/)
    await expect(dialog.getByRole('link', { name: title })).toBeVisible()
    expect(complaints).toEqual([])
  })

test('the link to the search opens the dialog, except with a modifier key', async ({
  page,
  context,
}) => {
  await page.goto(article)
  const link = page.getByRole('link', { name: 'Search', exact: true })
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    link.click({ modifiers: ['ControlOrMeta'] }),
  ])
  await expect(opened).toHaveURL('/search/')
  await link.click()
  await expect(dialogOf(page)).toBeVisible()
  await expect(page).toHaveURL(article)
})

test('nothing of the search is loaded before it is wanted', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(article)
  await page.waitForLoadState('networkidle')
  expect(loaded.filter((path) => /search|pagefind/.test(path))).toEqual([])
  await page.keyboard.press('/')
  await expect(dialogOf(page)).toBeVisible()
  expect(loaded.filter((path) => path.includes('pagefind')).length).toBeGreaterThan(0)
})

test('a slash that is typed into a field stays there', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('searchbox')
  await field.fill('a')
  await field.press('/')
  await expect(field).toHaveValue('a/')
  await expect(dialogOf(page)).toHaveCount(0)
})

test('on the search page, the keys go to its field', async ({ page }) => {
  await page.goto('/search/?q=neuropathy')
  const field = page.getByRole('searchbox')
  await expect(field).toHaveValue('neuropathy')
  for (const keys of ['/', 'Control+k']) {
    await field.blur()
    await page.keyboard.press(keys)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('neuropathy')
  }
  await expect(dialogOf(page)).toHaveCount(0)
})

test('Escape closes the dialog from the field and from a result, and the focus returns', async ({
  page,
}) => {
  await page.goto(article)
  const link = page.getByRole('link', { name: 'Search', exact: true })
  await link.press('Enter')
  const dialog = dialogOf(page)
  const field = dialog.getByRole('searchbox')
  await field.fill('neuropathy')
  await field.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(link).toBeFocused()

  await page.keyboard.press('/')
  await expect(field).toHaveValue('neuropathy')
  await expect(dialog.getByRole('status')).toHaveText(/results? for/)
  await field.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(link).toBeFocused()
})

test('the dialog closes by its button and beside it', async ({ page }) => {
  await page.goto(article)
  const dialog = dialogOf(page)
  await page.keyboard.press('/')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('/')
  await expect(dialog).toBeVisible()
  await page.mouse.click(3, 700)
  await expect(dialog).toBeHidden()
})

test('the Tab key stays in the dialog', async ({ page }) => {
  await page.goto(article)
  await page.keyboard.press('/')
  await expect(dialogOf(page).getByRole('searchbox')).toBeFocused()
  const elements = new Set<string>()
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const { activeElement } = document
      // Between the last element and the first one, the focus is on the browser's own controls.
      if (activeElement === document.body) return 'the browser'
      return activeElement?.closest('dialog') ? 'the dialog' : (activeElement?.outerHTML ?? '')
    })
    elements.add(name)
  }
  expect([...elements].sort()).toEqual(['the browser', 'the dialog'])
})

test('arrow keys choose a result, and Enter opens it', async ({ page }) => {
  await page.goto('/about/')
  await page.keyboard.press('/')
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('neuropathy')
  await expect(dialog.getByRole('status')).toHaveText(/results? for “neuropathy”/)
  const links = dialog.locator('[data-search-results] .row-title a')
  await page.keyboard.press('ArrowDown')
  await expect(links.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const href = await links.first().getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new URL(href ?? '', page.url()).pathname)
})

test('Enter in the field opens the search page with the same search', async ({ page }) => {
  await page.goto(article)
  await page.keyboard.press('/')
  const field = dialogOf(page).getByRole('searchbox')
  await expect(field).toBeFocused()
  await page.keyboard.type('stem cells')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search/?q=stem+cells')
  await expect(page.getByRole('searchbox')).toHaveValue('stem cells')
  await page.goBack()
  await expect(page).toHaveURL(article)
})

test('if the dialog cannot be loaded, the link opens the search page', async ({ page }) => {
  await page.goto(article)
  await page.route('**/*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL('/search/')
})

test('axe finds nothing in the dialog on a phone, in both schemes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(article)
  await page.keyboard.press('/')
  const dialog = dialogOf(page)
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('neuropathy')
  await expect(dialog.getByRole('status')).toHaveText(/results? for/)
  await dialog.getByText('Narrow and sort the results').click()
  expect(await violations(page)).toEqual([])
  expect(await dialog.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await lackOfContrast(page)).toEqual([])
})

test('on a phone, the search field leaves the newest verdict on the first screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  const box = await page.locator('.lead .verdict-word').first().boundingBox()
  expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(844)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the front page has a search field, and the header a link', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('searchbox').fill('pain')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL('/search/?q=pain')
    await page.goto(article)
    await page.getByRole('link', { name: 'Search', exact: true }).click()
    await expect(page).toHaveURL('/search/')
  })
})
