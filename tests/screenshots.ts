/**
 * `npm run screenshots`: takes the screenshots of the site for the README, in `docs/screenshots/`. Builds the site if there is none.
 *
 * With `--tests`, it takes the screenshots that the browser tests compare (`tests/browser/style.spec.ts`).
 */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import sirv from 'sirv'

import { outputDirectory } from '../src/integrations/output.ts'
import { findChromium } from './chromium.ts'
import { serve } from './serve.ts'

const project = join(import.meta.dirname, '..')
const folder = join(project, 'docs/screenshots')
const article = '/articles/stem-cell-therapy-pain-neuropathy/'

/** The subject of a screenshot: a page, and the element at its top unless it starts at the top of the page. */
const views: { name: string; path: string; from?: string; shows?: string }[] = [
  { name: 'home', path: '/' },
  { name: 'article', path: article },
  { name: 'article-evidence', path: article, from: '.evidence-frame' },
  { name: 'article-references', path: article, from: '.bibliography' },
  { name: 'claims', path: '/claims/' },
  { name: 'search', path: '/search/?q=neuropathy', shows: 'mark' },
]

/** Windows, and the scale of their screenshots. */
const screens = [
  { width: 390, height: 844, scale: 1 },
  { width: 820, height: 1000, scale: 0.65 },
  { width: 1440, height: 900, scale: 0.57 },
]

/** The maximum size of one screenshot and of all together, in bytes. GitHub shows many of them on one page. */
const most = { each: 40_000, together: 1_000_000 }

const { values } = parseArgs({ options: { tests: { type: 'boolean', default: false } } })
const outDir = outputDirectory()
process.exitCode = existsSync(join(outDir, 'index.html'))
  ? 0
  : run(['--disable-warning=DEP0040', 'src/cli/build.ts'])
if (process.exitCode === 0) {
  process.exitCode = values.tests ? takeForTests() : await takeForReadme()
}

async function takeForReadme(): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })

  const { address, stop } = await serve(sirv(outDir, { dev: true }))
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-lcd-text'],
  })
  let total = 0
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const { scale, ...viewport } of screens) {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
        const page = await context.newPage()
        for (const view of views) {
          await page.goto(address + view.path)
          if (view.shows) await page.locator(view.shows).first().waitFor()
          await page.evaluate(() => document.fonts.ready)
          const file = `${view.name}-${viewport.width}-${colorScheme}.webp`
          const picture = await asWebp(await take(page, view.from), scale * viewport.width)
          total += picture.length
          writeFileSync(join(folder, file), picture)
          console.log(`${file.padEnd(36)}${(picture.length / 1000).toFixed(1).padStart(6)} kB`)
        }
        await context.close()
      }
    }
  } finally {
    await browser.close()
    stop()
  }
  console.log(`${'together'.padEnd(36)}${(total / 1000).toFixed(1).padStart(6)} kB`)
  if (total <= most.together) return 0
  console.error(`Together they are more than ${most.together / 1000} kB: show less of the pages.`)
  return 1
}

/** Takes a screenshot of the window, with a little space above the first element. */
async function take(page: Page, from: string | undefined): Promise<Buffer> {
  if (from !== undefined) {
    await page
      .locator(from)
      .first()
      .evaluate((element) => {
        scrollTo(0, element.getBoundingClientRect().top + scrollY - 24)
      })
  }
  return page.screenshot({ animations: 'disabled', caret: 'hide' })
}

/** Returns the screenshot at the best quality that is small enough. Text in WebP does not need much. */
async function asWebp(screen: Buffer, width: number): Promise<Buffer> {
  const picture = sharp(screen).resize({ width: Math.round(width) })
  for (const quality of [40, 25, 10]) {
    const encoded = await picture.clone().webp({ quality, effort: 6, preset: 'text' }).toBuffer()
    if (encoded.length <= most.each) return encoded
  }
  throw new Error(`A picture does not fit into ${most.each} bytes: show less of the page.`)
}

function takeForTests(): number {
  return run(['node_modules/@playwright/test/cli.js', 'test', 'style.spec.ts'], {
    CHROMIUM_PATH: findChromium(),
    UPDATE_SCREENSHOTS: '1',
  })
}

/** Runs a program of the project on this Node, and returns its exit code. */
function run(args: string[], variables: NodeJS.ProcessEnv = {}): number {
  const { status } = spawnSync(process.execPath, args, {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...variables },
  })
  return status ?? 1
}
