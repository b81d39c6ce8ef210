/** A reader follows a fact-check to its sources. */

import { readFileSync } from 'node:fs'

import { expect, test } from '@playwright/test'
import { parse } from 'yaml'

const article = {
  path: '/articles/stem-cell-therapy-pain-neuropathy/',
  title: 'Does stem cell therapy help pain or neuropathy?',
}

test('from the front page to the article and its verdict', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: article.title }).first().click()
  await expect(page).toHaveURL(article.path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(article.title)
  const verdict = page.getByRole('region', { name: 'Claim and verdict' })
  await expect(verdict).toContainText('Unproven')
  await expect(verdict).toContainText('Very low')
})

test('from a citation to its entry, and to the page of the source', async ({ page }) => {
  await page.goto(article.path)
  const citation = page.getByRole('article').locator('[role=doc-biblioref]').first()
  const entry = page.locator(':target')
  await citation.click()
  await expect(page).toHaveURL(/#ref-/)
  await expect(entry).toBeInViewport()
  await expect(entry).toHaveRole('listitem')

  await entry.getByRole('link', { name: /about this source/i }).click()
  await expect(page).toHaveURL(/\/references\/[^/#]+\/$/)
  const key = new URL(page.url()).pathname.split('/').at(-2)
  const source = parse(readFileSync(`content/references/${key}.yaml`, 'utf8')) as { title: string }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(source.title)
  await expect(page.getByRole('link', { name: article.title })).toBeVisible()
})

test('from an entry back to its citation', async ({ page }) => {
  await page.goto(article.path)
  await page.getByRole('article').locator('[role=doc-biblioref]').nth(5).click()
  const entry = page.locator(':target')
  await expect(entry).toBeInViewport()
  await entry.locator('[role=doc-backlink]').first().click()
  await expect(page).toHaveURL(/#cite-/)
  await expect(page.locator(':target')).toBeInViewport()
  await expect(page.locator(':target')).toHaveAttribute('role', 'doc-biblioref')
})

test('the article says who wrote it and when, the date of the evidence, and how to report an error', async ({
  page,
}) => {
  await page.goto(article.path)
  const text = page.getByRole('article')
  await expect(text.getByRole('link', { name: 'Assay desk' }).first()).toBeVisible()
  await expect(text).toContainText('22 November 2026')
  await expect(text).toContainText('27 January 2026')
  await expect(text).toContainText(/not medical advice/i)
  await expect(text.getByRole('link', { name: 'Report an error' })).toHaveAttribute(
    'href',
    /^mailto:corrections@assay\.example/,
  )
  await expect(text.getByRole('link', { name: 'CC BY 4.0' })).toBeVisible()
  await expect(text.getByRole('link', { name: /corrections policy/i })).toHaveAttribute(
    'href',
    '/corrections-policy/',
  )
  await expect(text.locator('[role=doc-bibliography]').getByRole('listitem')).not.toHaveCount(0)
  await expect(text).not.toContainText(/\[[^\]]*@\w/)
})
