/** An author writes while `npm run dev` runs, with bundled code and with code that is compiled when it is used. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test, type Page } from '@playwright/test'

import { violations } from './accessibility.ts'

const project = path.dirname(path.dirname(import.meta.dirname))
const port = 4383

// A page of this server can load itself again while the next test takes it over, which Playwright reports as an error.
test.use({ reuseContext: false })
// The tests change the same folder, so they run one after another.
test.describe.configure({ mode: 'serial' })

let folder: string
let server: ChildProcess
let output = ''

/** Resolves once a page that is loaded from now on is told of changes. */
async function connection(page: Page): Promise<void> {
  await page.waitForEvent('console', (message) => message.text().includes('[vite] connected'))
}

/** Opens a page of the server, and waits until it is told of changes. */
async function open(page: Page, address: string): Promise<void> {
  const connected = connection(page)
  await page.goto(`http://127.0.0.1:${port}${address}`)
  await connected
}

for (const isBundled of [true, false]) {
  test.describe(isBundled ? 'with bundled code' : 'with code that is compiled', () => {
    test.beforeAll(async () => {
      test.setTimeout(10 * 60_000)
      output = ''
      folder = mkdtempSync(path.join(tmpdir(), 'assay-dev-'))
      const content = path.join(folder, 'content')
      cpSync(path.join(project, 'tests/fixtures/minimal/content'), content, { recursive: true })
      const env = {
        ...process.env,
        CONTENT_DIR: content,
        OUT_DIR: path.join(folder, 'dist'),
        ASTRO_DEV_BACKGROUND: '0',
        NO_COLOR: '1',
        // With the style guide, the code is not that of a build.
        STYLE_GUIDE: isBundled ? '' : '1',
      }
      const options = ['--disable-warning=DEP0040']
      if (isBundled) {
        const build = spawnSync(process.execPath, [...options, 'src/cli/build.ts'], {
          cwd: project,
          env,
        })
        expect(build.status).toBe(0)
      }
      server = spawn(process.execPath, [...options, 'src/cli/dev.ts', '--port', String(port)], {
        cwd: project,
        env,
      })
      const listen = (text: Buffer) => {
        output += String(text)
      }
      server.stdout?.on('data', listen)
      server.stderr?.on('data', listen)
      await expect.poll(() => output, { timeout: 5 * 60_000 }).toContain('ready')
    })

    test.afterAll(() => {
      server.kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    })

    test('a mistake is shown in the terminal and over the page until it is fixed', async ({
      page,
    }) => {
      await open(page, '/articles/short/')
      const overlay = page.locator('vite-error-overlay')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is this short?')
      await expect(overlay).toHaveCount(0)

      // The contents of a record must not run in the overlay either.
      const topic = path.join(folder, 'content', 'topics/testing.yaml')
      writeFileSync(topic, 'nmae: <img src=x onerror="document.title=1"> https://x"onclick=y\n')
      // Astro's overlay shows what is between backticks as code. An open page has Vite's, and a page that is loaded again Astro's.
      await expect(overlay).toContainText(/`?nmae`? is not a field of a topic/)
      await expect(overlay).toContainText('The publication has 1 error in 1 file.')
      await expect(
        overlay.locator('#stack'),
        'no card for a stack trace that is not there',
      ).toBeHidden()
      await expect(overlay).toContainText('topics/testing.yaml:1:1')
      await expect(overlay.locator('img')).toHaveCount(0)
      expect(output).toContain('`nmae` is not a field of a topic; did you mean `name`?')

      await open(page, '/articles/short/')
      await expect(overlay, 'over a page that is opened later').toHaveCount(1)

      writeFileSync(topic, 'name: Testing\n')
      await expect(overlay).toHaveCount(0)
      await expect.poll(() => output).toContain('All problems fixed.')
    })

    test('a bar shows what is wrong with the page, for mouse and keyboard, and keeps its state', async ({
      page,
    }) => {
      await open(page, '/articles/short/')
      const bar = page.locator('assay-desk')
      const toggle = bar.getByRole('button', { expanded: false })
      await expect(toggle).toHaveText(/^No problems here · \d+ words · 1 min$/)
      await expect(bar.getByRole('region')).toBeHidden()

      const article = path.join(folder, 'content', 'articles/short.mdx')
      const text = readFileSync(article, 'utf8')
      writeFileSync(article, text.replace('authors: [desk]', 'authors: [desk]\ncsl: <b>x</b>'))
      await expect(toggle).toHaveText(/1 error/)
      // Escape closes the overlay, which is shown once the page is told of the error.
      await expect(page.locator('vite-error-overlay')).toHaveCount(1)
      await page.keyboard.press('Escape')
      await toggle.focus()
      await page.keyboard.press('Enter')
      const panel = bar.getByRole('region', { name: 'About this page' })
      await expect(panel).toBeVisible()
      await expect(panel).toContainText('<b>x</b>')
      await expect(panel.locator('b')).toHaveCount(0)

      const opened = page.waitForRequest(/__open-in-editor/)
      await page.route(/__open-in-editor/, (route) => route.fulfill({ body: '' }))
      await panel.getByRole('button', { name: /articles\/short\.mdx:6:6/ }).press('Enter')
      expect(new URL((await opened).url()).searchParams.get('file')).toBe(`${article}:6:6`)

      const connected = connection(page)
      writeFileSync(article, text)
      await connected
      const openToggle = bar.getByRole('button', { expanded: true })
      await expect(openToggle, 'it is open after the page was loaded again').toHaveText(
        /No problems here/,
      )
      await expect(panel).toContainText('Source: ')
      expect(await violations(page)).toEqual([])

      await panel.getByRole('button').first().focus()
      await page.keyboard.press('Escape')
      await expect(panel).toBeHidden()
      await expect(toggle).toBeFocused()
      await page.reload()
      await expect(toggle).toHaveText(/No problems here/)
    })

    test('an open page is updated when a file changes', async ({ page }) => {
      await open(page, '/articles/short/')
      const heading = page.getByRole('heading', { level: 1 })
      await expect(heading).toHaveText('Is this short?')

      const article = path.join(folder, 'content', 'articles/short.mdx')
      const text = readFileSync(article, 'utf8')
      const connected = connection(page)
      writeFileSync(article, text.replace('Is this short?', 'Is this still short?'))
      await expect(heading).toHaveText('Is this still short?')
      await connected

      const site = path.join(folder, 'content', 'site.yaml')
      writeFileSync(site, `${readFileSync(site, 'utf8')}language: de\n`)
      await expect(page.locator('html')).toHaveAttribute('lang', 'de')
      await expect(heading).toHaveText('Is this still short?')
    })
  })
}
