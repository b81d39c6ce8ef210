/** A reader finds what is no longer valid. */

import { expect } from '@playwright/test'

import { test } from './sample-sites.ts'

test('a withdrawn fact-check and its claim say so, and have no verdict', async ({
  page,
  sampleSites,
}) => {
  await page.goto(`${sampleSites.withdrawn}/search/?q=coffee+bones`)
  await expect(page.getByRole('status')).toContainText('results')
  for (const name of ['Does coffee heal bones?', 'Coffee heals bones']) {
    const hit = page.locator('[data-search-results] > li').filter({
      has: page.getByRole('link', { name, exact: true }),
    })
    await expect(hit.locator('.row-verdict')).toContainText('Withdrawn')
    await expect(hit.locator('.verdict, .verdict-mark')).toHaveCount(0)
    await expect(hit).not.toContainText(/very low certainty/i)
  }
})
