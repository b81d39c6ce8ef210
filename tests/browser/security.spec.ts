/** Nothing written in any field of a publication runs or sends a request to another host. */

import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, type Page, type Request } from '@playwright/test'
import { csvParseRows } from 'd3-dsv'
import { parseAtomFeed, parseRssFeed } from 'feedsmith'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import sirv from 'sirv'
import { visit } from 'unist-util-visit'

import { serve } from '../serve.ts'
import { run } from '../situation.ts'
import { canary, foreignHost, payloads, writeCorpus, type Corpus } from './security-corpus.ts'

const folder = join(import.meta.dirname, '../../node_modules/.cache/tests/security')
const site = join(folder, 'dist')
let corpus: Corpus

/** The number of pages that are open at the same time. */
const tabs = 4

// One build for all tests, which only read the site.
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  corpus = writeCorpus(folder)
  const { code, output } = await run('build', folder)
  expect(code, output).toBe(0)
})

test('most fields accept most payloads as text, and Markdown fields reject them', () => {
  expect(corpus.fields.size).toBeGreaterThan(200)
  expect(corpus.kept).toBeGreaterThan(corpus.fields.size * Object.keys(payloads).length * 0.5)
  for (const name of ['markdown-link', 'markdown-picture', 'handler', 'script'] as const) {
    for (const field of ['claims evidence.0.summary', 'claims evidence.0.limits'])
      expect(corpus.refused).toContain(`${field}: ${payloads[name] ?? ''}`)
  }
})

test('nothing runs on any page, and no other host is requested', async ({ browser }) => {
  const addresses = globSync('**/*.{html,svg}', { cwd: site }).sort()
  expect(addresses.length).toBeGreaterThan(300)
  // Blocks styles and pictures, which are not tested and take much of the time.
  const files = sirv(site, { dev: true })
  const looks = /\.(?:css|woff2|webp|png)$/
  const served = await serve((request, response) => {
    if (looks.test(request.url ?? '')) response.writeHead(204).end()
    else files(request, response)
  })
  // Removes the policy of the pages, so that only their contents protect them.
  const context = await browser.newContext({ bypassCSP: true })
  const found: string[] = []
  const lookingAt = new Map<Page, string>()
  const report = (page: Page | undefined, what: string) =>
    found.push(`${(page && lookingAt.get(page)) ?? 'a frame'}: ${what}`)
  await context.exposeBinding(canary, ({ page }) => report(page, 'the canary was called'))
  // Intercepting requests would take as long as the pages themselves. A host in `.example` never answers (RFC 2606).
  context.on('request', (request) => {
    if (URL.parse(request.url())?.origin !== served.address)
      report(pageOf(request), `asks ${request.url()}`)
  })
  context.on('dialog', (dialog) => {
    report(dialog.page() ?? undefined, `opens a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const open = async (page: Page, address: string) => {
    lookingAt.set(page, address)
    await page.goto(`${served.address}/${address.split('/').map(escaped).join('/')}`)
    if (address.endsWith('.svg')) return
    for (const protocol of await page.evaluate(touchAll))
      if (!['http:', 'https:', 'mailto:'].includes(protocol)) report(page, `leads to ${protocol}`)
  }

  // Makes sure that the test would notice a payload that runs.
  const first = await context.newPage()
  await open(first, '404.html')
  await first.setContent(
    `${payloads['script'] ?? ''}<img src="${payloads['protocol-relative'] ?? ''}">`,
  )
  await expect.poll(() => found.length).toBe(2)
  found.length = 0

  const queries = ['script', 'handler', 'svg', 'attribute'].map(
    (name) => `search/index.html?q=${encodeURIComponent(payloads[name] ?? '')}`,
  )
  const waiting = [...addresses, ...queries].values()
  const work = async () => {
    const page = await context.newPage()
    for (const address of waiting) await open(page, address)
  }
  await Promise.all(Array.from({ length: tabs }, work))
  await context.close()
  served.stop()
  expect(found).toEqual([])
})

/** Triggers everything that loads lazily, and returns the protocols of all addresses on the page. */
function touchAll(): string[] {
  for (const element of document.querySelectorAll('main *')) {
    if (element.closest('a[href], button, input, select, summary')) continue
    for (const type of ['mouseover', 'focus', 'toggle', 'click'])
      element.dispatchEvent(new Event(type))
  }
  return [...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap(
    (element) =>
      ['href', 'src', 'action', 'formaction'].flatMap((name) => {
        const value = element.getAttribute(name)
        return value === null ? [] : [new URL(value, document.baseURI).protocol]
      }),
  )
}

/** Returns the page of a request, which service workers do not have. */
function pageOf(request: Request): Page | undefined {
  return request.serviceWorker() ? undefined : request.frame().page()
}

test('feeds contain text as text, and harmless HTML', () => {
  const read = (name: string) => readFileSync(join(site, name), 'utf8')
  const rss = parseRssFeed(read('rss.xml'))
  const atom = parseAtomFeed(read('atom.xml'))
  const json = JSON.parse(read('feed.json')) as {
    items: { title: string; summary: string; content_html: string }[]
  }
  expect(rss.items?.map(({ title }) => title)).toEqual(
    expect.arrayContaining([payloads['closing-tags'], payloads['plain']]),
  )
  for (const [index, { title, summary, content_html }] of json.items.entries()) {
    const item = rss.items?.[index]
    const entry = atom.entries?.[index]
    expect(spaced(item?.title)).toBe(spaced(title))
    expect(spaced(entry?.title?.value)).toBe(spaced(title))
    expect(spaced(entry?.summary?.value)).toBe(spaced(summary))
    const description = fromHtml(item?.description ?? '', { fragment: true })
    expect(description.children.map(({ type }) => type)).toEqual(['text'])
    expect(spaced(toString(description))).toBe(spaced(summary))
    for (const html of [content_html, item?.content?.encoded, entry?.content?.value])
      expect(activeIn(html ?? '')).toEqual([])
  }
})

/** What is wrong in a file with each ending: what a program could not read, or would run. */
const formats: Readonly<Record<string, (text: string) => string[]>> = {
  json: (text) => notJson([text]),
  csv: (text) => {
    const rows = csvParseRows(text.replace(/^\uFEFF/, ''))
    const uneven = rows.filter((row) => row.length !== rows[0]?.length).map(String)
    const cells = rows.flat().filter((cell) => /^\s*[=+@]|^-(?!\d+$)|^[\t\r\n]/.test(cell))
    return [...uneven, ...cells, ...(rows.length === 0 ? ['no rows'] : [])]
  },
  ris: (text) => {
    const lines = text.split(/\r?\n/)
    const count = (tag: string) => lines.filter((line) => line.startsWith(`${tag}  -`)).length
    const isWhole = count('TY') === count('ER')
    const unknown = lines.filter((line) => !/^(?:[A-Z][A-Z\d] {2}-(?: .*)?)?$/.test(line))
    return [...unknown, ...(isWhole ? [] : ['an entry does not end'])]
  },
  bib: (text) => {
    const commands = text.match(/(?<!\\textbackslash\{?\}?)\\(?:input|write18)\b/g) ?? []
    return [...commands, ...(depthOf(text) === 0 ? [] : ['a brace is open'])]
  },
  html: (text) => {
    const data: string[] = []
    visit(fromHtml(text), 'element', (node) => {
      const isData = node.properties['type'] === 'application/ld+json'
      if (node.tagName === 'script' && isData) data.push(toString(node))
    })
    return notJson(data)
  },
}

for (const [ending, faultsOf] of Object.entries(formats)) {
  test(`what programs read in .${ending} files can be parsed, and has the payloads as text`, () => {
    const names = globSync(`**/*.${ending}`, { cwd: site }).filter((name) => !/pagefind/.test(name))
    expect(names.length).toBeGreaterThan(40)
    // One `expect` for all lines: each takes two milliseconds.
    const faults = names.flatMap((name) =>
      faultsOf(readFileSync(join(site, name), 'utf8')).map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })
}

/** Returns the texts that are not JSON. */
function notJson(texts: readonly string[]): string[] {
  return texts.filter((text) => {
    try {
      JSON.parse(text)
      return false
    } catch {
      return true
    }
  })
}

function escaped(part: string): string {
  return part.includes('?q=') ? part : encodeURIComponent(part)
}

/** Collapses white space, which XML does not preserve. */
function spaced(text: string | undefined): string | undefined {
  // Feeds leave out characters that XML does not allow.
  return text
    ?.replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Returns what would run or load in the HTML of a feed. */
function activeIn(html: string): string[] {
  const found: string[] = []
  visit(fromHtml(html, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (/^(?:script|style|iframe|object|embed|form|base|meta|link|svg|math)$/.test(tagName))
      found.push(tagName)
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name)) found.push(name)
      if (!/^(?:href|src|cite|action)$/.test(name)) continue
      const url = URL.parse(String(value), 'https://example.org/')
      if (!url || !/^(?:https?|mailto):$/.test(url.protocol)) found.push(`${name} ${String(value)}`)
      if (name === 'src' && url?.host === foreignHost) found.push(`loads ${String(value)}`)
    }
  })
  return found
}

/** Counts the braces that are open at the end of a BibTeX file. */
function depthOf(text: string): number {
  let depth = 0
  for (const [token] of text.matchAll(/\\.|[{}]/gs)) {
    if (token === '{') depth += 1
    if (token === '}') depth -= 1
  }
  return depth
}
