/**
 * A new author's way to a first fact-check, with the commands that `docs/authoring.md` names: sources by identifier and from
 * a bibliography, a claim, an article that cites five of them, a mistake and its fix, and the page in a browser.
 */

import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { chromium } from '@playwright/test'
import sirv from 'sirv'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { crossrefRecord, trialRecord } from '../src/library/cases/records.ts'
import { type StandIn, startStandIn } from '../src/library/cases/stand-in.ts'
import { findChromium } from './chromium.ts'
import { layOut, project } from './publish.ts'
import { serve } from './serve.ts'
import { authorsEnvironment } from './situation.ts'

/** The most commands that an author should need. */
const most = 8

const title = 'Do made-up cells help knees?'

let services: StandIn
beforeAll(async () => {
  const works: Record<string, unknown> = {
    '10.5555%2Fmade.up.1': crossrefRecord(),
    '10.5555%2Fmade.up.2': crossrefRecord({
      DOI: '10.5555/made.up.2',
      URL: 'https://doi.org/10.5555/made.up.2',
      title: ['A second made-up trial'],
      author: [{ given: 'Carla', family: 'Muster', sequence: 'first', affiliation: [] }],
      issued: { 'date-parts': [[2022, 5]] },
    }),
  }
  services = await startStandIn(({ pathname }) => {
    const doi = pathname.replace('/crossref/works/', '')
    if (Object.hasOwn(works, doi)) return { json: works[doi] }
    if (pathname === '/trials/studies/NCT99999999') return { json: trialRecord('NCT99999999') }
    return undefined
  })
})
afterAll(() => services.stop())

/** A bibliography as a reference manager exports it. */
function bibliography(entries: number): string {
  return Array.from(
    { length: entries },
    (_, at) => `@article{entry${at},
  author = {Author${at}, Anna and Other, Boris},
  title = {Made-up result ${at}},
  journal = {Journal of Made-up Results},
  year = {${1990 + (at % 30)}},
  doi = {10.5555/entry.${at}}
}
`,
  ).join('\n')
}

test('a new author publishes a first fact-check with few commands', async () => {
  const folder = layOut('verdicts')
  const article = join(folder, 'content/articles/made-up-cells.mdx')
  let commands = 0
  const run = async (script: string, ...args: string[]) => {
    commands += 1
    return author(folder, script, args)
  }
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  writeFileSync(join(folder, 'library.bib'), bibliography(500))

  const added = await run('cite', 'add', '10.5555/made.up.1', '10.5555/made.up.2', 'NCT99999999')
  expect(added, added.output).toMatchObject({ code: 0 })
  const keys = [...added.output.matchAll(/\[@([^\]]+)\]/g)].map(([, key = '']) => key)
  expect(keys).toHaveLength(3)

  const imported = await run('cite', 'import', 'library.bib')
  expect(imported, imported.output).toMatchObject({ code: 0 })
  expect(imported.output).toContain('500')

  const evidence = [...keys.slice(0, 2), 'entry1'].map((key) => `--evidence=${key}:opposes`)
  const claim = await run(
    'new',
    'claim',
    'Made-up cells help knees',
    '--rating=wrong',
    '--certainty=moderate',
    '--rationale=Three made-up trials found no effect.',
    ...evidence,
  )
  expect(claim, claim.output).toMatchObject({ code: 0 })

  const created = await run(
    'new',
    'article',
    title,
    '--id=made-up-cells',
    '--description=Three made-up trials found no effect.',
    '--authors=desk',
    '--topics=testing',
    '--claims=made-up-cells-help-knees',
  )
  expect(created, created.output).toMatchObject({ code: 0 })

  // The author writes the text, with a typing error in the last key.
  const [first = '', second = '', third = ''] = keys
  const [, frontMatter = ''] = /^(---\n[^]*?\n---\n)/.exec(readFileSync(article, 'utf8')) ?? []
  const text = (last: string) => `${frontMatter}
## What the trials found

Two trials found nothing [@${first}; @${second}], and neither did a third [@entry1, p. 4].
A fourth is running [@${third}]. @${last} explains why.
`
  writeFileSync(article, text('entrry2'))
  const refused = await run('publish', 'made-up-cells')
  expect(refused.code).toBe(1)
  expect(refused.output).toContain('entrry2')
  expect(refused.output).toContain('`entry2`')
  expect(readFileSync(article, 'utf8')).toBe(text('entrry2'))

  writeFileSync(article, text('entry2'))
  const published = await run('publish', 'made-up-cells')
  expect(published, published.output).toMatchObject({ code: 0 })
  expect(readFileSync(article, 'utf8')).not.toContain('draft: true')
  expect(published.output).toContain('git add')

  const built = await run('build')
  expect(built, built.output).toMatchObject({ code: 0 })
  expect(commands).toBeLessThan(most)
  await readsRight(join(folder, 'dist'), [first, second, 'entry1', third, 'entry2'])
})

/** Runs a command of the project as an author does, without a terminal. */
async function author(
  folder: string,
  script: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, `src/cli/${script}.ts`), ...args],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...authorsEnvironment(),
        ...services.environment,
        CONTENT_DIR: 'content',
        OUT_DIR: 'dist',
      },
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { code, output }
}

/** Opens the article in a browser: its verdict, and each citation leads to its own source. */
async function readsRight(site: string, keys: readonly string[]): Promise<void> {
  const server = await serve(sirv(site, { dev: true }))
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${server.address}/articles/made-up-cells/`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(title)
    expect(await page.locator('.verdict-box').first().textContent()).toContain('Plainly wrong')
    for (const key of keys) {
      const link = page.locator(`.citation a[href="#ref-${key}"]`).first()
      await link.click()
      const entry = page.locator(`[id="ref-${key}"]`)
      expect(await entry.count(), key).toBe(1)
      expect(await entry.isVisible(), key).toBe(true)
    }
    await page.goto(`${server.address}/references/${keys[0]}/`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Made-up stem')
  } finally {
    await browser.close()
    server.stop()
  }
}
