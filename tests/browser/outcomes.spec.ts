/** The evidence on eight outcomes and the risk of bias: on a phone, on a wide screen, on paper, by keyboard and by ear. */

import { expect } from '@playwright/test'

import { violations } from './accessibility.ts'
import { test } from './sample-sites.ts'

const page = '/claims/tea-helps/'

test('nothing is wider than the screen, and axe finds nothing', async ({
  page: tab,
  sampleSites,
}) => {
  await tab.goto(sampleSites.outcomes + page)
  for (const width of [390, 820, 1440]) {
    await tab.setViewportSize({ width, height: 900 })
    const room = await tab.evaluate(() => document.documentElement.scrollWidth)
    expect(room).toBeLessThanOrEqual(width)
    await expect(tab.getByRole('table').first()).toBeVisible()
    // Tables have their other form on phones.
    if (width !== 820) expect(await violations(tab), `at ${width} px`).toEqual([])
  }
})

test('on a phone, each number has the name of its column', async ({ page: tab, sampleSites }) => {
  await tab.setViewportSize({ width: 390, height: 900 })
  await tab.goto(sampleSites.outcomes + page)
  const cell = tab.locator('.outcomes-table td', { hasText: '0.37 points lower' })
  const label = await cell.evaluate((element) => getComputedStyle(element, '::before').content)
  expect(label).toContain('With two cups of tea a day')
})

test('a table cell is read with its row and column', async ({ page: tab, sampleSites }) => {
  await tab.setViewportSize({ width: 1440, height: 900 })
  await tab.goto(sampleSites.outcomes + page)
  const table = tab.getByRole('table', { name: /Who: Adults with at least four headaches/ })
  await expect(table.getByRole('columnheader', { name: 'Relative effect' })).toBeVisible()
  await expect(table.getByRole('rowheader', { name: /^Sleepless nights/ })).toBeVisible()
  await expect(
    tab.getByRole('img', { name: /^Forest plot\. Mean difference in points/ }),
  ).toBeVisible()
})

test('the risk of bias has a word for each mark', async ({ page: tab, sampleSites }) => {
  await tab.goto(sampleSites.outcomes + page)
  const table = tab.getByRole('table', { name: 'The risk of bias of 1 study (RoB 2)' })
  await expect(table.getByRole('cell', { name: 'Some concerns' })).toHaveCount(2)
  await expect(table.getByRole('cell', { name: 'not judged' })).toHaveCount(1)
  await expect(table.getByRole('cell', { name: 'High' })).toHaveCount(1)
})

test('on paper, every outcome is printed', async ({ page: tab, sampleSites }) => {
  await tab.goto(sampleSites.outcomes + page)
  await tab.emulateMedia({ media: 'print' })
  await expect(tab.locator('.outcomes-table tbody tr')).toHaveCount(8)
  for (const row of await tab.locator('.outcomes-table tbody tr').all())
    await expect(row).toBeVisible()
})

test('on a phone and on paper, every place in which the claim was made is there', async ({
  page: tab,
  sampleSites,
}) => {
  await tab.setViewportSize({ width: 390, height: 900 })
  await tab.goto(sampleSites.outcomes + page)
  const places = tab.getByRole('region', { name: 'Where this was claimed' }).getByRole('listitem')
  await expect(places).toHaveCount(6)
  await expect(places.first()).toContainText('First known appearance')
  await tab.emulateMedia({ media: 'print' })
  for (const place of await places.all()) await expect(place).toBeVisible()
})

for (const width of [390, 1440])
  test(`the page of a claimant is right at ${width} pixels`, async ({ page: tab, sampleSites }) => {
    await tab.setViewportSize({ width, height: 900 })
    await tab.goto(`${sampleSites.outcomes}/claimants/tea-society/`)
    const room = await tab.evaluate(() => document.documentElement.scrollWidth)
    expect(room).toBeLessThanOrEqual(width)
    expect(await violations(tab)).toEqual([])
    await tab.keyboard.press('Tab')
    await expect(tab.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
    for (const verdict of ['Supported', 'Rather doubtful', 'Wrong'])
      await expect(tab.locator('.rows').getByText(verdict, { exact: true })).toBeVisible()
  })
