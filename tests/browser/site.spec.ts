/**
 * Tests every page of the built site. What takes seconds per page (axe, and every width) is tested on the pages that show
 * every kind of element of the site, at least one per template, and contrast also on the pages with the colours of
 * another verdict; see `audited-pages.ts`.
 */

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, type Page } from '@playwright/test'

import { lackOfContrast, violations } from './accessibility.ts'
import { overflow, textContrasts } from './appearance.ts'
import { choosePages } from './audited-pages.ts'
import { listenTo } from './complaints.ts'

const files = globSync('**/*.html', { cwd: 'dist' }).sort()
const pages = new Map(
  files.map((file) => [
    `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    readFileSync(join('dist', file), 'utf8'),
  ]),
)

const article = '/articles/stem-cell-therapy-pain-neuropathy/'

/** The pages on which the slow tests run, and those on which only colours are tested as well. */
const audited = new Set(choosePages(pages, 'structure'))
const coloured = new Set(choosePages(pages, 'colours'))

/** The other pages by part of the site, in small groups, which are visited in parallel. */
const parts = Object.entries(
  Object.groupBy(
    [...pages.keys()].filter((address) => !audited.has(address)),
    (address) => address.split('/')[1] ?? '',
  ),
).flatMap(([part, paths = []]) =>
  Array.from({ length: Math.ceil(paths.length / 15) }, (_, index) => ({
    part: index === 0 ? part : `${part} (${index + 1})`,
    paths: paths.slice(index * 15, (index + 1) * 15),
  })),
)

for (const { part, paths } of parts) {
  test(`${part}: ${paths.length} pages have no errors, load only their own, keep to their policy, fit the smallest screen and have contrast in the colours that are only there`, async ({
    page,
    baseURL,
  }) => {
    const complaints = await listenTo(page, baseURL ?? '')
    await page.setViewportSize({ width: 320, height: 800 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    for (const path of paths) {
      await page.goto(path)
      await expectOwnPolicy(page, path)
      expect.soft(await overflow(page), `${path} is wider than 320 px`).toBeLessThanOrEqual(0)
      if (coloured.has(path)) await expectContrast(page, path)
    }
    expect(complaints).toEqual([])
  })
}

for (const path of audited) {
  test(`${path} has no errors, loads only its own, keeps to its policy, is accessible in both schemes and fits every screen`, async ({
    page,
    baseURL,
  }) => {
    const complaints = await listenTo(page, baseURL ?? '')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(path)
    await expectOwnPolicy(page, path)
    expect.soft(await violations(page), 'in light colours').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await lackOfContrast(page), 'in dark colours').toEqual([])
    for (const width of [2560, 820, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect.soft(await overflow(page), `is wider than ${width} px`).toBeLessThanOrEqual(0)
    }
    await expectContrast(page, path)
    expect(complaints).toEqual([])
  })
}

test('a missing page says so, with the status 404', async ({ page }) => {
  const response = await page.goto('/nothing/here/')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
})

test('every page links to the feed', async ({ page, request }) => {
  await page.goto(article)
  const link = page.locator('link[rel=alternate][type="application/rss+xml"]')
  const feed = await request.get((await link.getAttribute('href')) ?? '')
  expect(feed.status()).toBe(200)
  expect(await feed.text()).toContain('Does stem cell therapy help pain or neuropathy?')
})

test('the keyboard can skip the navigation', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: /skip to/i })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

/** Everything that scripts do on pages. */
const scripts: Record<string, (page: Page) => Promise<void>> = {
  searching: async (page) => {
    await page.goto('/search/?q=neuropathy')
    await expect(page.locator('mark').first()).toBeVisible()
  },
  'a popover': async (page) => {
    await page.goto(article)
    await page.locator('#cite-mautner2023-1').hover()
    await expect(page.getByRole('group', { name: 'Sources cited here' })).toBeVisible()
  },
  'copying a citation': async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/articles/exosome-products/')
    await page.getByRole('heading', { name: 'Cite this fact-check' }).hover()
    await page.getByRole('button', { name: 'Copy citation' }).click()
    await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  },
  'filtering a list': async (page) => {
    await page.goto('/references/')
    await page.getByRole('combobox', { name: 'Year' }).selectOption('2021')
    await expect(page).toHaveURL('/references/?year=2021')
  },
  'sorting the evidence': async (page) => {
    await page.goto('/claims/stem-cells-relieve-pain/')
    await page.getByRole('columnheader', { name: 'People', exact: true }).hover()
    await page
      .getByRole('columnheader', { name: 'People', exact: true })
      .getByRole('button')
      .click()
    await expect(page.locator('th[aria-sort]')).toHaveCount(1)
  },
  'choosing a scheme': async (page) => {
    await page.goto('/')
    await page.getByLabel('Colours').selectOption('Dark')
    await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark')
  },
}

for (const [what, happens] of Object.entries(scripts)) {
  test(`${what} violates no policy, and the page stays accessible in both schemes`, async ({
    page,
    baseURL,
  }) => {
    const complaints = await listenTo(page, baseURL ?? '')
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await happens(page)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await lackOfContrast(page)).toEqual([])
    expect(complaints).toEqual([])
  })
}

test('what the policy forbids is blocked and reported', async ({ page, baseURL }) => {
  await page.route('/about/', async (route) => {
    const response = await route.fetch()
    const intruders = `<h2 style="color: red" onclick="1">a</h2><style>h1 { color: red }</style>
      <script>document.title = 'b'</script><img src="data:,c" alt="c"><base href="https://d.example/">`
    const body = (await response.text()).replace('<h1', `${intruders}<h1`)
    await route.fulfill({ response, body })
  })
  const complaints = await listenTo(page, baseURL ?? '')
  await page.goto('/about/')
  await expect(page.locator('h1')).not.toHaveCSS('color', 'rgb(255, 0, 0)')
  await expect(page.locator('h2').first()).not.toHaveCSS('color', 'rgb(255, 0, 0)')
  await expect(page).not.toHaveTitle('b')
  // A browser may look at a handler only when it would run.
  await page.locator('h2').first().dispatchEvent('click')
  for (const directive of [
    'style-src-attr',
    'style-src-elem',
    'script-src-attr',
    'script-src-elem',
    'img-src',
    'base-uri',
  ])
    await expect.poll(() => complaints.join('\n')).toContain(`/about/: ${directive} refuses`)
})

test('the colours follow the emulated scheme without a reload', async ({ page }) => {
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).not.toBe(light)
})

/** The policy of every page (docs/deploying.md). */
const allowed = {
  'default-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'self'",
  'font-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval' 'sha256'",
  'style-src': "'self' 'sha256'",
}

/** The policy of digests, whose styles are in attributes, as email programs need them. */
const allowedInEmail = {
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** The policy of cards, which have one style element and the logo. */
const allowedOnCards = {
  'default-src': "'none'",
  'style-src': "'sha256'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** Expects a page to have one title, and the policy of its kind, with `'sha256'` for any number of digests. */
async function expectOwnPolicy(page: Page, path: string): Promise<void> {
  const { policy, titles } = await page.evaluate(() => ({
    policy: document
      .querySelector(
        'head > meta[charset]:first-child + meta[http-equiv="content-security-policy"]',
      )
      ?.getAttribute('content'),
    titles: [...document.querySelectorAll('h1')].filter((title) => title.checkVisibility()).length,
  }))
  expect(titles, path).toBe(1)
  const directives = (policy ?? '').split(';').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    const known = sources.map((source) => source.replace(/^'sha256-.+'$/, "'sha256'"))
    return [name, [...new Set(known)].join(' ')] as const
  })
  const isForEmail = /^\/digest\/./.test(path)
  expect
    .soft(Object.fromEntries(directives), path)
    .toEqual(isForEmail ? allowedInEmail : path.endsWith('/card/') ? allowedOnCards : allowed)
}

/** Expects all texts to have the contrast that small text needs, in both schemes (WCAG 2.2, 1.4.3). */
async function expectContrast(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const pale = (await textContrasts(page)).filter(({ contrast }) => contrast < 4.5)
    expect.soft(pale, `${path} in ${colorScheme} colours`).toEqual([])
  }
}
