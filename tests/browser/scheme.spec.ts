/** A reader chooses the colour scheme. */

import { expect, test, type Page } from '@playwright/test'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'
const choice = (page: Page) => page.getByRole('combobox', { name: 'Colours' })

/** The visible effects of the scheme: the lightness of the paper and the colour of the browser's frame. */
const look = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (!canvas) throw new Error('There is no canvas.')
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0] = canvas.getImageData(0, 0, 1, 1).data
    const frames = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
    const frame = frames.filter(({ media }) => matchMedia(media).matches)
    return {
      paper: red > 127 ? 'light' : 'dark',
      frame: frame.map(({ content }) => (content > '#7' ? 'light' : 'dark')).join(),
    }
  })
const light = { paper: 'light', frame: 'light' }
const dark = { paper: 'dark', frame: 'dark' }

test('without a choice, the system’s scheme applies', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await expect(choice(page)).toHaveValue('')
  expect(await look(page)).toEqual(dark)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await look(page)).toEqual(light)
})

test('a choice applies at once, after a reload, on other pages and after going back', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await choice(page).selectOption('Dark')
  expect(await look(page)).toEqual(dark)
  await page.reload()
  await expect(choice(page)).toHaveValue('dark')
  expect(await look(page)).toEqual(dark)
  await page.goto(article)
  await expect(choice(page)).toHaveValue('dark')
  expect(await look(page)).toEqual(dark)

  await choice(page).selectOption('Light')
  await page.goBack()
  await expect(choice(page)).toHaveValue('light')
  expect(await look(page)).toEqual(light)
})

test('the system’s scheme can be chosen again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  await choice(page).selectOption('Light')
  expect(await look(page)).toEqual(light)
  await choice(page).selectOption('System')
  expect(await look(page)).toEqual(dark)
  await page.reload()
  await expect(choice(page)).toHaveValue('')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await look(page)).toEqual(light)
})

test('other tabs are updated', async ({ page, context }) => {
  await page.goto('/')
  const other = await context.newPage()
  await other.goto('/about/')
  await choice(page).selectOption('Dark')
  await expect(choice(other)).toHaveValue('dark')
  expect(await look(other)).toEqual(dark)
})

test('the choice is applied before the first style sheet, so that nothing flashes', async ({
  page,
}) => {
  await page.addInitScript(() => {
    localStorage.setItem('scheme', 'dark')
    const order: string[] = []
    Object.assign(window, { order })
    new MutationObserver((mutations) => {
      for (const { type, addedNodes } of mutations) {
        if (type === 'attributes') order.push('scheme')
        for (const node of addedNodes)
          if (node instanceof HTMLElement && node.matches('[rel=stylesheet], body'))
            order.push(node.localName)
      }
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-scheme'] })
  })
  await page.goto(article)
  const order = await page.evaluate(() => (window as unknown as { order: string[] }).order)
  expect(order[0]).toBe('scheme')
  expect(order).toContain('link')
  expect(order.indexOf('link')).toBeLessThan(order.indexOf('body'))
})

test('if storage is blocked, pages work and a choice lasts as long as the page', async ({
  page,
}) => {
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Storage is blocked.', 'SecurityError')
      },
    })
  })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/search/?q=neuropathy')
  await expect(page.locator('mark').first()).toBeVisible()
  await choice(page).selectOption('Dark')
  expect(await look(page)).toEqual(dark)
  await page.reload()
  await expect(choice(page)).toHaveValue('')
  expect(await look(page)).toEqual(light)
  expect(errors).toEqual([])
})

test('an invalid stored value is ignored', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.addInitScript(() => {
    localStorage.setItem('scheme', 'sepia')
  })
  await page.goto('/')
  await expect(choice(page)).toHaveValue('')
  expect(await look(page)).toEqual(dark)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('there is no switch, and everything else is there', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('Colours')).toBeHidden()
    await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
  })
})
