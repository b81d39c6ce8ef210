/** Full builds of small publications: what readers, feed readers and the search get. */

import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  filesOf,
  fixtures,
  freshFolder,
  layOut,
  project,
  publish,
  run,
  shared,
  textsOf,
  type Outcome,
} from './publish.ts'

/** The complete output of a successful build. */
const progress =
  /^✓ Check — \d+ files, no problems \(\d+\.\d s\)\n✓ Texts — \d+ texts?(?:, \d+ unchanged)? \(\d+\.\d s\)\n✓ Sources — \d+ entries \(\d+\.\d s\)\n✓ Bundle — (?:new code|unchanged) \(\d+\.\d s\)\n✓ Pages — \d+ files \(\d+\.\d s\)\n✓ Pictures — \d+ pictures?(?:, \d+ unchanged)? \(\d+\.\d s\)\n✓ Index — \d+ pages \(\d+\.\d s\)\n✓ Inspect — \d+ pages, no problems \(\d+\.\d s\)\n✓ Publish — dist \(\d+\.\d s\)\nBuilt in \d+\.\d s: \d+ files made\.\n$/

describe('the smallest publication', () => {
  let built: Outcome
  beforeAll(async () => {
    built = await shared('minimal')
  })

  test('builds without unexpected output', () => {
    expect(built.output).toMatch(progress)
    expect(built.code).toBe(0)
  })

  test('links each citation to its entry, and each entry to the page of its source', () => {
    const { document } = page(built, 'articles/short')
    const links = [...document.querySelectorAll('.prose p a[href^="#"]')]
    expect(links.map(({ textContent }) => textContent)).toEqual(['1', '2'])
    const entries = links.map((link) =>
      document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? '')),
    )
    expect(entries.map((entry) => entry?.textContent)).toEqual([
      expect.stringContaining('A study of something'),
      expect.stringContaining('A page about nothing'),
    ])
    expect(
      entries.map((entry) => entry?.querySelector('a[href^="/references/"]')?.getAttribute('href')),
    ).toEqual(['/references/smith2020/', '/references/jones2021/'])
    expect(document.querySelector('.prose')?.textContent).toContain(
      'such as @someone is no citation',
    )
  })

  test('has a page for every source, under its own title', () => {
    expect(heading(built, 'references/smith2020')).toBe('A study of something')
    expect(heading(built, 'references/jones2021')).toBe('A page about nothing')
  })

  test('has no claims', () => {
    const { document } = page(built, '')
    expect(document.querySelectorAll('nav a[href="/claims/"]')).toHaveLength(0)
    if (existsSync(join(built.outDir, 'claims')))
      expect(page(built, 'claims').document.querySelector('main')?.textContent).toMatch(/no claim/i)
  })

  test('has a search index of its pages', () => {
    const index = JSON.parse(
      readFileSync(join(built.outDir, 'pagefind/pagefind-entry.json'), 'utf8'),
    ) as { languages: Record<string, { page_count: number }> }
    // The article, its two sources, its topic and its author.
    expect(index.languages['en']?.page_count).toBe(5)
  })

  test('shows no unformatted citation and has no broken link', () => {
    expectSound(built)
  })
})

describe('sources of all formats, a style and a draft', () => {
  let built: Outcome
  beforeAll(async () => {
    // Variables that Astro would read as its own, and that some shells set.
    const variables = { DEV: '1', NODE_ENV: 'development' }
    built = await publish('all-formats', { variables, ownProcess: true })
  })

  test('are built', () => {
    expect(built.output).toContain('✓ Publish — dist')
    expect(built.code).toBe(0)
    expectSound(built)
  })

  test('YAML, JSON, BibTeX and searches are one library', () => {
    expect(entries(built, 'articles/merged')).toEqual([
      expect.stringMatching(/^Smith A\. A study of something\./),
      expect.stringMatching(/^Jsonson J\. A book from a JSON file\./),
      expect.stringMatching(/^A book under a key with a slash\./),
      expect.stringMatching(/^Bibson B\. An article from a BibTeX file\. Journal of Files\. 2018/),
      expect.stringMatching(/^Register of Tests\..*2024 Mar 4/),
    ])
    expect(heading(built, 'references/json2019')).toBe('A book from a JSON file')
    expect(heading(built, 'references/bib2018')).toBe('An article from a BibTeX file')
    expect(heading(built, 'references/10.1000/xyz.1')).toBe('A book under a key with a slash')
    expect(
      page(built, 'references/trials-search').document.querySelector('main')?.textContent,
    ).toMatch(/15 results[^]*4 March 2024|March 4, 2024[^]*15/)
  })

  test('the style of an article applies only to that article', () => {
    const { document } = page(built, 'articles/styled')
    expect(document.querySelector('.prose p')?.textContent).toBe(
      'As Smith (2020) says, a style can be chosen (Jsonson, 2019, p. 3).',
    )
    expect(entries(built, 'articles/styled')).toEqual([
      expect.stringMatching(/^Jsonson, J\. \(2019\)\. A book from a JSON file\./),
      expect.stringMatching(/^Smith, A\. \(2020\)\. A study of something\./),
    ])
    expect(page(built, 'articles/short').document.querySelector('.prose p')?.textContent).toContain(
      'studied (1)',
    )
  })

  test('the draft appears nowhere', () => {
    for (const [name, content] of filesOf(built.outDir)) {
      expect(name).not.toContain('unfinished')
      expect(content, name).not.toMatch(/Is this a draft|Only editors|unfinished/)
    }
    const cited = page(built, 'references/bib2018').document.querySelector('main')?.textContent
    expect(cited).toContain('Is everything merged?')
  })

  test('the feed contains the full articles, with absolute addresses', () => {
    const feed = parseRssFeed(readFileSync(join(built.outDir, 'rss.xml'), 'utf8'))
    expect(feed.title).toBe('Minimal')
    expect(feed.items?.map(({ title }) => title).sort()).toEqual([
      'Is everything merged?',
      'Is this in another style?',
      'Is this short?',
    ])
    for (const item of feed.items ?? []) {
      expect(item.link).toMatch(/^https:\/\/minimal\.example\/articles\/[a-z]+\/$/)
      expect(item.guid?.value).toBe(item.link)
      expect(new Date(item.pubDate as unknown as string).toISOString()).toBe(
        '2024-05-06T00:00:00.000Z',
      )
      const html = item.content?.encoded ?? ''
      const { document } = parseHTML(`<body>${html}</body>`)
      const references = [...document.querySelectorAll('h2')].find(
        (heading) => heading.textContent === 'References',
      )
      expect(references?.nextElementSibling?.querySelector('li')?.textContent).toMatch(/20\d\d/)
      expect(addresses(document).filter((address) => !URL.canParse(address))).toEqual([])
      expect(html).not.toMatch(/<script|<style|data-pagefind|\sstyle=/)
    }
    const short = feed.items?.find(({ title }) => title === 'Is this short?')
    expect(short?.content?.encoded).toContain('Something was studied')
    expect(short?.content?.encoded).toContain('"https://minimal.example/articles/"')
  })
})

describe('a publication in a folder of another site', () => {
  let built: Outcome
  beforeAll(async () => {
    const folder = layOut('base-path')
    built = await run('build', folder, {
      variables: {
        CONTENT_DIR: relative(project, join(folder, 'content')),
        OUT_DIR: relative(project, join(folder, 'dist')),
      },
    })
  })

  test('builds from and to relative paths outside the project', () => {
    expect(built.output).toContain('✓ Publish — dist')
    expect(built.code).toBe(0)
    expectSound(built)
  })

  test('keeps every address below its path', () => {
    for (const [name, html] of textsOf(built.outDir, '.html')) {
      const own = addresses(parseHTML(html).document).filter((address) => address.startsWith('/'))
      // Cards and digests are shown elsewhere, so their links are whole addresses.
      if (!/\/card\/index\.html$|^digest\/[^/]+\//.test(name))
        expect(own.length, name).toBeGreaterThan(5)
      expect(
        own.filter((address) => !address.startsWith('/checks/')),
        name,
      ).toEqual([])
      expect(html, name).not.toMatch(/example\.org\/(?!checks\/)/)
    }
    for (const [name, css] of textsOf(built.outDir, '.css'))
      expect(css, name).not.toMatch(/url\(["']?\/(?!checks\/)/)
    expect(readFileSync(join(built.outDir, 'rss.xml'), 'utf8')).not.toMatch(
      /example\.org\/(?!checks\/)/,
    )
  })

  test('adds the path to addresses that authors write', () => {
    expect(addresses(page(built, 'about').document)).toEqual(
      expect.arrayContaining(['/checks/articles/', '/checks/claims/']),
    )
    expect(addresses(page(built, 'articles/claim').document)).toContain('/checks/articles/short/')
  })

  test('shows verdict and claim', () => {
    const article = page(built, 'articles/claim').document.querySelector('article')?.textContent
    expect(article).toContain('All is well')
    expect(article).toContain('Tried and true')
    expect(heading(built, 'claims/all-is-well')).toBe('All is well')
    expect(heading(built, 'ratings/true')).toContain('Tried and true')
  })
})

describe('an article between two rules', () => {
  let built: Outcome
  const evidence = join(freshFolder(), 'evidence')
  beforeAll(async () => {
    const folder = layOut('two-front-matters')
    cpSync(join(fixtures, 'two-front-matters/evil.js'), join(folder, 'evil.js'))
    built = await run('build', folder, { variables: { EVIDENCE: evidence } })
  })
  afterAll(() => {
    expect(existsSync(evidence)).toBe(false)
  })

  test('is text, not an instruction to import a file', () => {
    expect(built.output).toContain('✓ Publish — dist')
    expect(built.code).toBe(0)
    expect(existsSync(evidence)).toBe(false)
    const prose = page(built, 'articles/short').document.querySelector('.prose')
    expect(prose?.textContent).toContain('layout: ../../evil.js')
    expect(prose?.textContent).toContain('Between two rules')
  })
})

/** A page of a built site. */
function page({ outDir }: Outcome, path: string) {
  return parseHTML(readFileSync(join(outDir, path, 'index.html'), 'utf8'))
}

function heading(built: Outcome, path: string): string | undefined {
  return page(built, path).document.querySelector('h1')?.textContent.trim()
}

/** The entries of an article's bibliography, as text. */
function entries(built: Outcome, path: string): string[] {
  const items = page(built, path).document.querySelectorAll('[role=doc-bibliography] li')
  return [...items].map(({ textContent }) => textContent)
}

/** Every address on a page. */
function addresses(document: Document): string[] {
  return [...document.querySelectorAll('[href], [src], [action]')].flatMap((element) =>
    ['href', 'src', 'action'].flatMap((name) => element.getAttribute(name) ?? []),
  )
}

/** Expects that a site has no leftovers of the sources and no broken links. */
/** Expects what the inspection of a build does not check: no empty files, and no missing values in templates. */
function expectSound({ outDir }: Outcome): void {
  const empty = [...filesOf(outDir)].flatMap(([name, bytes]) => (bytes === '' ? [name] : []))
  // GitHub Pages only looks whether this file is there.
  expect(empty).toEqual(['.nojekyll'])
  const pages = textsOf(outDir, '.html')
  expect(pages.size).toBeGreaterThan(8)
  for (const [name, content] of [...pages, ...textsOf(outDir, '.xml')])
    expect(content, name).not.toMatch(/NO_PRINTED_FORM|\bundefined\b|\bNaN\b/)
}
