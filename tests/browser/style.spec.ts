/**
 * Compares the style guide, the front page and an article with stored screenshots.
 *
 * The screenshots are a third of the size of the screen and have few shades, so that the edges of letters, which differ
 * slightly between versions of Chromium, do not count. Elements that have moved or changed colour do.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { expect, type Page, type TestInfo } from '@playwright/test'
import sharp from 'sharp'

import { addStyles } from './appearance.ts'
import { test } from './sample-sites.ts'

/** The number of shades of red, green and blue in a screenshot. */
const shades = 16

const widths = [390, 820, 1440]
const schemes = ['light', 'dark'] as const

/** Pages of which only the first screen is compared. */
const beginnings = [
  ['front', '/'],
  ['article', '/articles/drinks/'],
] as const

/** Turns off what depends on the browser or the system: the balancing of lines, and the typeface of code. */
const neutral = `
  * { text-wrap-style: auto !important; hyphens: manual !important }
  :is(code, kbd, pre, samp) { font-family: var(--sans) !important }`

/** The smallest difference of colour that counts, from 0 to 1, and the number of pixels that can have one. */
const tolerance = { threshold: 0.15, maxDiffPixels: 30 }

test.skip(
  process.platform !== 'linux',
  'The pictures were taken on Linux; other systems draw letters and controls in other shapes.',
)

for (const width of widths) {
  for (const colorScheme of schemes) {
    test.describe(`at ${width} px in ${colorScheme} colours`, () => {
      test.use({ viewport: { width, height: 1000 }, colorScheme })

      test('every element and component looks the same as before', async ({
        page,
        sampleSites,
      }, info) => {
        await open(page, `${sampleSites.elements}/style/`)
        await forceStates(page)
        const parts = await partsOf(page)
        expect(parts.length).toBeGreaterThan(10)
        // Taking one screenshot of everything and cutting it up is much faster than one per part.
        const { data, info: raw } = await sharp(await page.screenshot({ fullPage: true }))
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true })
        const screens = await Promise.all(
          parts.map(async ({ name, ...area }): Promise<[string, Buffer]> => [
            `${name}-${width}-${colorScheme}.png`,
            await sharp(data, { raw }).extract(area).png({ compressionLevel: 1 }).toBuffer(),
          ]),
        )
        await compare(screens, page, info)
      })

      test('the first screens of the front page and an article look the same as before', async ({
        page,
        sampleSites,
      }, info) => {
        const screens: [string, Buffer][] = []
        for (const [name, path] of beginnings) {
          await open(page, sampleSites.elements + path)
          screens.push([`${name}-${width}-${colorScheme}.png`, await page.screenshot()])
        }
        await compare(screens, page, info)
      })
    })
  }
}

test('every stored screenshot is still used', async ({ page, sampleSites }, info) => {
  await page.goto(`${sampleSites.elements}/style/`)
  const parts = (await partsOf(page)).map(({ name }) => name)
  const names = [...parts, ...beginnings.map(([name]) => name)].flatMap((name) =>
    widths.flatMap((width) => schemes.map((scheme) => `${name}-${width}-${scheme}.png`)),
  )
  test.skip(info.config.updateSnapshots !== 'none', 'The pictures are being taken.')
  const kept = readdirSync(dirname(info.snapshotPath('chromium.txt')))
  expect(kept.sort()).toEqual([...names, 'chromium.txt'].sort())
})

async function open(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Effects of scrolling are off: see `forceStates`.
  await page.addInitScript(() => {
    IntersectionObserver.prototype.observe = () => undefined
  })
  await page.goto(address)
  await addStyles(page, neutral)
  await page.evaluate(() => document.fonts.ready)
}

/**
 * Returns the parts of the style guide and their positions.
 *
 * Each part is moved to a whole pixel. Otherwise, a change in one would change the edges of all parts after it.
 */
function partsOf(page: Page) {
  return page.locator('[data-part]').evaluateAll((parts: HTMLElement[]) =>
    parts.map((part) => {
      const before = part.getBoundingClientRect().top + scrollY
      part.style.paddingBlockStart = `${Math.ceil(before) - before}px`
      const { left, right, bottom } = part.getBoundingClientRect()
      const [x, y] = [Math.floor(left + scrollX), Math.ceil(before)]
      return {
        name: part.dataset['part'] ?? '',
        left: x,
        top: y,
        width: Math.ceil(right + scrollX) - x,
        height: Math.ceil(bottom + scrollY) - y,
      }
    }),
  )
}

/** Puts the examples of hovered and focused elements into that state, and marks a section in the contents. */
async function forceStates(page: Page): Promise<void> {
  await page
    .locator('.contents a')
    .nth(1)
    .evaluate((link) => link.setAttribute('aria-current', 'true'))
  const browser = await page.context().newCDPSession(page)
  await browser.send('DOM.enable')
  await browser.send('CSS.enable')
  const { root } = await browser.send('DOM.getDocument')
  const states = { hover: ['hover'], focus: ['focus', 'focus-visible'] }
  for (const [state, forcedPseudoClasses] of Object.entries(states)) {
    const { nodeIds } = await browser.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: `[data-state=${state}]`,
    })
    expect(nodeIds.length).toBeGreaterThan(0)
    for (const nodeId of nodeIds)
      await browser.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses })
  }
}

/**
 * Compares screenshots with the stored ones, or stores them.
 *
 * Another version of Chromium can break lines differently although the design has not changed. In that case, the test is
 * skipped with a message. The file `screen-…` in Playwright's report is the whole screenshot.
 */
async function compare(
  screens: readonly [name: string, screen: Buffer][],
  page: Page,
  info: TestInfo,
): Promise<void> {
  const version = majorVersion(page.context().browser()?.version())
  const noted = info.snapshotPath('chromium.txt')
  const known = existsSync(noted) ? majorVersion(readFileSync(noted, 'utf8')) : version
  const differing: string[] = []
  for (const [name, screen] of screens) {
    const kept = info.snapshotPath(name)
    const picture = await smallPicture(screen, existsSync(kept) ? readFileSync(kept) : undefined)
    try {
      expect(picture).toMatchSnapshot(name, tolerance)
    } catch (error) {
      writeFileSync(info.outputPath(`screen-${name}`), screen)
      differing.push(error instanceof Error ? error.message : name)
    }
  }
  if (info.config.updateSnapshots !== 'none') writeFileSync(noted, `Chromium ${version}\n`)
  const again = 'take new pictures: npm run screenshots -- --tests'
  test.skip(
    differing.length > 0 && version !== known,
    `${differing.length} pictures differ, and they were taken with Chromium ${known}; this is ${version}. If they look right in test-results/, ${again}`,
  )
  expect(
    differing.join('\n\n'),
    `What differs is in test-results/. If the design was changed on purpose, ${again}`,
  ).toBe('')
}

/** Returns the major version. */
function majorVersion(version = ''): string {
  return /\d+/.exec(version)?.[0] ?? 'of an unknown version'
}

/**
 * Reduces a screenshot, so that it can be stored in git.
 *
 * @param kept the stored screenshot; if the height differs by a rounding error, it is adjusted
 */
async function smallPicture(screen: Buffer, kept: Buffer | undefined): Promise<Buffer> {
  const { width, height } = await sharp(screen).metadata()
  const size = { width: Math.round(width / 3), height: Math.round(height / 3) }
  const wanted = kept && (await sharp(kept).metadata())
  if (wanted && Math.abs(wanted.height - size.height) === 1) size.height = wanted.height
  const { data, info } = await sharp(screen)
    .removeAlpha()
    .resize({ ...size, fit: 'cover', position: 'top' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const step = 255 / (shades - 1)
  const few = data.map((value) => Math.round(Math.round(value / step) * step))
  return sharp(few, { raw: info }).png({ palette: true, dither: 0, compressionLevel: 9 }).toBuffer()
}
