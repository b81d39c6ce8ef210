/** Cards as other sites show them: a page on another origin finds the HTML of a claim as programs do, and pastes it. */

import { globSync } from 'node:fs'

import { extract } from '@extractus/oembed-extractor'
import { expect, test, type Browser, type Page } from '@playwright/test'

import { cardHeight, narrowestCard } from '../../src/metadata/card.ts'
import { serve } from '../serve.ts'
import { violations } from './accessibility.ts'

const ids = globSync('claims/*/card', { cwd: 'dist' }).map((path) => path.split('/')[1] ?? '')
const [first = ''] = ids

/** The address of the server of the tests. */
let server: string
/** The address of the publication as its pages have it, which the server of the tests does not have. */
let published: string
/** The HTML of each claim, with the address of the server. */
let pasted: Map<string, string>

test.beforeAll(async ({ baseURL }) => {
  server = baseURL ?? ''
  const home = await (await fetch(server)).text()
  published = new URL(/<link rel="canonical" href="([^"]+)"/.exec(home)?.[1] ?? '').origin
  const embeds = await Promise.all(
    ids.map(async (id) => {
      const response = await fetch(`${server}/claims/${id}/oembed.json`)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      return (await response.json()) as { html: string }
    }),
  )
  pasted = new Map(
    embeds.map(({ html }, index) => [ids[index] ?? '', html.replaceAll(published, server)]),
  )
})

/** Opens a page of another site. */
async function withForeignPage(
  browser: Browser,
  html: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { address, stop } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><html lang="en"><head><title>News</title><meta name="viewport" content="width=device-width"><style>body{margin:0}</style></head><body><main><h1>News</h1>${html}</main></body></html>`,
    )
  })
  const page = await browser.newPage()
  try {
    await page.goto(address)
    await look(page)
  } finally {
    await page.close()
    stop()
  }
}

/** Returns by how much a document is wider and higher than its frame. */
function hiddenPart({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): number[] {
  return [scrollWidth - clientWidth, scrollHeight - clientHeight]
}

for (const width of [narrowestCard, 600]) {
  test(`every card is shown whole on another site, ${width} pixels wide`, async ({ browser }) => {
    expect(ids.length).toBeGreaterThan(5)
    const html = [...pasted.values()].join('').replaceAll('loading="lazy"', '')
    await withForeignPage(browser, html, async (page) => {
      await page.setViewportSize({ width, height: 800 })
      for (const [index, id] of ids.entries()) {
        const frame = page.locator('iframe').nth(index).contentFrame()
        await expect(frame.getByRole('heading', { level: 1 })).not.toBeEmpty()
        await expect(frame.locator('.verdict-word')).not.toBeEmpty()
        expect.soft(await frame.locator('html').evaluate(hiddenPart), id).toEqual([0, 0])
      }
    })
  })
}

test('the frame is high enough for a long claim', async ({ page }) => {
  await page.goto(`/claims/${first}/card/`)
  const claims = [
    'Platelet-rich plasma injections protect the cartilage of the knee better than hyaluronic acid, a steroid, physiotherapy or nothing at all, whoever gives them and however often, and they do so for at least five years',
    'Nahrungserg\u00e4nzungsmittelversorgungsunternehmen beeintr\u00e4chtigen Gesundheitsversorgungsstrukturen unwiderruflich',
    '\u5bcc\u8840\u5c0f\u677f\u8840\u6d46\u6ce8\u5c04\u53ef\u4ee5\u4fdd\u62a4\u819d\u5173\u8282\u8f6f\u9aa8'.repeat(
      6,
    ),
  ]
  for (const claim of claims) {
    await page.getByRole('heading', { level: 1 }).evaluate((heading, text) => {
      heading.textContent = text
    }, claim)
    for (const width of [narrowestCard, 390, 600]) {
      await page.setViewportSize({ width, height: cardHeight(claim) })
      const hidden = await page.locator('html').evaluate(hiddenPart)
      expect.soft(hidden, `${width} px: ${claim}`).toEqual([0, 0])
    }
  }
})

test('no other page can be shown in a frame', async ({ browser }) => {
  const refused = ['/', `/claims/${first}/`, '/articles/', `/claims/${first}/oembed.json`]
  const html = [...refused, `/claims/${first}/card/`]
    .map((path) => `<iframe title="${path}" src="${server}${path}"></iframe>`)
    .join('')
  await withForeignPage(browser, html, async (page) => {
    await expect(page.locator('iframe').last().contentFrame().getByRole('heading')).not.toBeEmpty()
    // Chrome shows a page of its own instead, which has another address.
    const shown = page.frames().map((frame) => frame.url())
    expect(shown.filter((address) => address.startsWith(server))).toEqual([
      `${server}/claims/${first}/card/`,
    ])
  })
})

test('programs find the card from the address of the claim', async () => {
  const found = await extract(`${published}/claims/${first}/`, { maxwidth: 400 }, (url) =>
    fetch(url.replace(published, server)),
  )
  expect(found).toMatchObject({
    version: '1.0',
    type: 'rich',
    width: 600,
    method: 'auto-discovery',
  })
  expect(found).toHaveProperty('html', pasted.get(first)?.replaceAll(server, published))
})

test('the only link of a card opens the page of the claim', async ({ browser }) => {
  await withForeignPage(browser, pasted.get(first) ?? '', async (page) => {
    await page.context().route(`${published}/**`, (route) => route.fulfill({ body: 'The claim' }))
    const link = page.frameLocator('iframe').getByRole('link')
    await expect(link).toHaveAttribute('href', `${published}/claims/${first}/`)
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()])
    expect(opened.url()).toBe(`${published}/claims/${first}/`)
    await expect(page.getByRole('blockquote').getByRole('link')).toHaveAttribute(
      'href',
      `${server}/claims/${first}/`,
    )
  })
})

test('a page with a card is accessible, in both schemes', async ({ browser }) => {
  await withForeignPage(browser, pasted.get(first) ?? '', async (page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.frameLocator('iframe').getByRole('heading')).toBeVisible()
      expect.soft(await violations(page), colorScheme).toEqual([])
    }
  })
})

test('the HTML to paste can be read and copied on the page of the claim', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/claims/${first}/`)
  await page.getByText('HTML to paste').click()
  const code = page.locator('#embed-html')
  await expect(code).toContainText(`<iframe src="${published}/claims/${first}/card/"`)
  await page.getByRole('button', { name: 'Copy HTML' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent())
})
