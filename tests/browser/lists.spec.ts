/** A list with several pages. The list of claims of the publication, which is one page, is served as two. */

import { expect, test, type Page } from '@playwright/test'
import { parseHTML } from 'linkedom'

import { violations } from './accessibility.ts'

/** How many claims the first page has. */
const size = 4

test.beforeEach(async ({ page, request }) => {
  const html = await (await request.get('/claims/')).text()
  await page.route(/\/claims\/(?:page\/2\/)?(?:\?.*)?$/, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: pageOfClaims(html, route.request().url().includes('/page/2/') ? 2 : 1),
    }),
  )
})

/** Returns the list of claims as a page of a longer list, as `ListFilter`, `FilteredList` and `Pagination` write it. */
function pageOfClaims(html: string, number: 1 | 2): string {
  const { document } = parseHTML(html)
  const rows = document.querySelector('main > .rows')
  const form = document.querySelector('.list-filter')
  if (!rows || !form) throw new Error('There is no list of claims.')
  const all = [...rows.children]
  form.setAttribute('data-page', String(number))
  form.setAttribute('data-first-page', '/claims/')
  form.setAttribute('data-last-page', '/claims/page/2/')
  form.setAttribute('data-before', String(number === 1 ? 0 : size))
  form.setAttribute('data-entries', String(all.length))
  const list = document.createElement('div')
  list.setAttribute('data-list-page', '')
  rows.replaceWith(list)
  rows.replaceChildren(...(number === 1 ? all.slice(0, size) : all.slice(size)))
  list.append(rows)
  const links = [1, 2].map(
    (each) =>
      `<li><a href="/claims/${each === 1 ? '' : 'page/2/'}" aria-label="Page ${each}"${each === number ? ' aria-current="page"' : ''}>${each}</a></li>`,
  )
  list.insertAdjacentHTML(
    'afterend',
    `<nav class="pagination" aria-label="Pages"><p>Page ${number} of 2</p><ul>${links.join('')}</ul></nav>`,
  )
  return `<!doctype html>${document.documentElement.outerHTML}`
}

const rows = (page: Page) => page.locator('.filtered-row:visible')
const names = (page: Page) => rows(page).locator('.row-title').allInnerTexts()
const pagination = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const verdict = (page: Page) => page.getByRole('combobox', { name: 'Verdict' })

/** Returns the names of all claims with a verdict, in the order of the list. */
async function claimsWith(page: Page, label: string): Promise<string[]> {
  const found: string[] = []
  for (const path of ['/claims/', '/claims/page/2/']) {
    await page.goto(path)
    await expect(rows(page).first()).toBeVisible()
    const matching = rows(page).filter({ has: page.getByText(label, { exact: true }) })
    found.push(...(await matching.locator('.row-title').allInnerTexts()))
  }
  return found
}

test('a filter finds the rows of all pages, and “Show all” brings this page back', async ({
  page,
}) => {
  const expected = await claimsWith(page, 'False')
  expect(expected.length).toBeGreaterThan(1)
  await page.goto('/claims/')
  await expect(rows(page)).toHaveCount(size)
  const before = await names(page)
  const [status = ''] = await page.getByRole('status').allInnerTexts()
  expect(status).toMatch(/^1–4 of \d+ claims$/)
  const all = Number(/of (\d+)/.exec(status)?.[1])

  await verdict(page).selectOption('false')
  await expect(page.getByRole('status')).toHaveText(`${expected.length} of ${all} claims`)
  expect(await names(page)).toEqual(expected)
  await expect(pagination(page)).toBeHidden()
  await expect(page).toHaveURL(/\/claims\/\?verdict=false$/)

  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page.getByRole('status')).toHaveText(status)
  expect(await names(page)).toEqual(before)
  await expect(pagination(page)).toBeVisible()
})

test('a bookmarked choice on a further page finds the same rows in the same order', async ({
  page,
}) => {
  const expected = await claimsWith(page, 'False')
  await page.goto('/claims/page/2/?verdict=false')
  await expect(page.getByRole('status')).toHaveText(
    new RegExp(`^${expected.length} of \\d+ claims$`),
  )
  expect(await names(page)).toEqual(expected)
})

test('if the other pages do not load, the filter says that it covers this page only', async ({
  page,
}) => {
  await page.goto('/claims/')
  await page.route('**/claims/page/2/', (route) => route.abort())
  await verdict(page).selectOption('false')
  await expect(page.getByRole('status')).toHaveText(
    /^\d of 4 claims.* on this page\. The other pages could not be loaded\.$/,
  )
  await expect(pagination(page)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the links to pages are accessible in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/claims/')
    await expect(pagination(page).getByRole('link', { name: 'Page 1' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    expect(await violations(page)).toEqual([])
  })
}
