/** A reader searches a publication in another language than English, and its article in a second one. */

import { expect, type Page } from '@playwright/test'

import { violations } from './accessibility.ts'
import { test } from './sample-sites.ts'

async function openDialog(page: Page, name: string) {
  await page.keyboard.press('/')
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  return dialog
}

test('the dialog is in the language of the publication, and finds a word in its inflections', async ({
  page,
  sampleSites,
}) => {
  await page.goto(`${sampleSites.german}/articles/arthrose/`)
  const dialog = await openDialog(page, 'Suche')
  await page.keyboard.type('Arthrosen')
  await expect(dialog.getByRole('status')).toHaveText(/Ergebnisse für „Arthrosen“$/)
  const hit = dialog.locator('[data-search-results] > li').first()
  await expect(hit.getByRole('link', { name: 'Heilt Wärme die Arthrose?' })).toBeVisible()
  await expect(hit.locator('.row-verdict')).toHaveText(/Falsch.*Vertrauenswürdigkeit: Niedrig/)
  await expect(hit.locator('.row-verdict')).toContainText('Faktencheck')
  await expect(hit.locator('.row-note').first()).toHaveText('7. Mai 2024')
  await dialog.getByText('Ergebnisse eingrenzen und sortieren').click()
  const group = dialog.getByRole('group', { name: 'Art' })
  await expect(group.getByRole('checkbox', { name: 'Faktencheck' })).toHaveValue('Article')
  expect(await violations(page)).toEqual([])
  await expect(dialog.getByRole('button', { name: 'Schließen' })).toBeVisible()
})

test('in an article of another language, the dialog searches in that language', async ({
  page,
  sampleSites,
}) => {
  await page.goto(`${sampleSites.german}/articles/short/`)
  const dialog = await openDialog(page, 'Suche')
  await expect(dialog).toHaveAttribute('lang', 'de')
  await expect(dialog.getByLabel('Sprache')).toHaveValue('en')
  await page.keyboard.type('osteoarthritis')
  await expect(dialog.getByRole('status')).toHaveText('Ein Ergebnis für „osteoarthritis“')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\/\?q=osteoarthritis&lang=en$/)
  const hit = page.locator('[data-search-results] > li')
  await expect(hit.locator('.row-title')).toHaveAttribute('lang', 'en')
  await page.getByLabel('Sprache').selectOption('Deutsch')
  await expect(page).toHaveURL(/\/search\/\?q=osteoarthritis$/)
  await expect(page.getByRole('status')).toHaveText('Noch nichts über „osteoarthritis“.')
})

test('in a language without words of its own, the search says in English that it is English', async ({
  page,
  sampleSites,
}) => {
  await page.goto(`${sampleSites.rtl}/search/?q=الشاي`)
  const status = page.getByRole('status')
  await expect(status).toHaveText(/results for “الشاي”/)
  await expect(status).toHaveAttribute('lang', 'en')
  await expect(page.locator('.hit-kind', { hasText: 'Fact-check' }).first()).toHaveAttribute(
    'lang',
    'en',
  )
  expect(await violations(page)).toEqual([])
})
