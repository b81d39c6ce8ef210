/** What holds for every page of the built site. */

import { globSync } from 'node:fs'

import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

const addresses = globSync('**/*.html', { cwd: 'dist' })
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
  .sort()

/** Pages by the part of the site they belong to, so that the parts are visited side by side. */
const parts = Object.entries(
  Object.groupBy(addresses, (address) => address.split('/')[1] || 'front page'),
) as [string, string[]][]

/** One page of each kind. */
const kinds: Record<string, string> = {
  'the front page': '/',
  'an article': '/articles/stem-cell-therapy-pain-neuropathy/',
  'a claim': '/claims/stem-cells-relieve-pain/',
  'a reference': '/references/bastos2020/',
  'a search record': '/references/pubmed2022search/',
  'a list': '/references/',
  'a topic': '/topics/neuropathy/',
  'a person': '/people/assay-desk/',
  'a rating': '/ratings/unproven/',
  'a text about us': '/methodology/',
  'the search': '/search/?q=neuropathy',
  'the feeds': '/feeds/',
  'the corrections': '/corrections/',
  'a page that is not there': '/nothing/here/',
}

for (const [part, paths] of parts) {
  test(`${part}: ${paths.length} pages are quiet, keep to themselves and fit small screens`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(30_000 + paths.length * 2_000)
    const complaints = listen(page, baseURL ?? '')
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
      for (const width of [1440, 820, 390, 320]) {
        await page.setViewportSize({ width, height: 800 })
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect.soft(overflow, `${path} is wider than ${width} px`).toBeLessThanOrEqual(0)
      }
    }
    expect(complaints).toEqual([])
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [kind, path] of Object.entries(kinds)) {
    test(`${kind} is accessible in ${colorScheme} colours`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(path)
      if (path.startsWith('/search/')) await expect(page.locator('mark').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id} (${help}): ${html}`),
      )
      expect(found).toEqual([])
    })
  }
}

test('a page that is not there says so, and is not there for machines either', async ({ page }) => {
  const response = await page.goto('/nothing/here/')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here')
})

test('every page announces the feed', async ({ page, request }) => {
  await page.goto(kinds['an article'] ?? '')
  const link = page.locator('link[rel=alternate][type="application/rss+xml"]')
  const feed = await request.get((await link.getAttribute('href')) ?? '')
  expect(feed.status()).toBe(200)
  expect(await feed.text()).toContain('Does stem cell therapy help pain or neuropathy?')
})

test('the keyboard reaches the text past the navigation', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: /skip to/i })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

/** Collects what a page should not do: complain, fail to load something, or ask another host. */
function listen(page: Page, baseURL: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    complaints.push(`${page.url()}: ${request.url()} ${request.failure()?.errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      complaints.push(`${page.url()}: ${response.url()} ${response.status()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== baseURL && !['data:', 'blob:'].includes(protocol))
      complaints.push(`${page.url()} asks ${request.url()}`)
  })
  return complaints
}
