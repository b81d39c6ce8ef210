/**
 * What a search costs a reader, beside Pagefind's own default interface on the same index: the bytes from opening the search to
 * the first results, and the time from the last key to results that do not change any more. Both run in the same Chromium, in
 * turns, on a site that is served with compression.
 */

import { existsSync, readFileSync, statSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync, constants } from 'node:zlib'

import { chromium, type Browser, type Page } from '@playwright/test'
import { close, createIndex } from 'pagefind'

import { findChromium } from '../tests/chromium.ts'
import { serve } from '../tests/serve.ts'
import { prepareAssay } from './builders.ts'
import type { Corpus } from './corpus.ts'
import { median, tableLines, targetLines, type Target } from './measure.ts'
import { measureCommand } from './processes.ts'

const cache = path.join(import.meta.dirname, '../node_modules/.cache/assay-bench/search')

/** How many references a corpus has for each article. */
const referencesPerArticle = 2

/** How many seconds a build may take: one of 10,000 articles takes 20 minutes. */
const limit = 3 * 3600

/** How long nothing must change for results to count as final, in milliseconds. */
const settled = 1200

/** What is compared: where its field is, and where results appear. */
const interfaces = {
  Assay: { page: '/search/', field: 'input[name=q]', results: '[data-search-results]' },
  Pagefind: {
    page: '/bench-pagefind.html',
    field: '.pagefind-ui__search-input',
    results: '.pagefind-ui__drawer',
  },
} as const
type Interface = keyof typeof interfaces

/** What one search took. */
interface Searched {
  /** Bytes of scripts, and of what they load, as transferred. */
  bytes: number
  /** Milliseconds from the last key to the last change of the results. */
  time: number
}

export async function benchSearch(options: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: options,
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      rounds: { type: 'string', default: '15' },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const rounds = Number(values.rounds)
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const targets: Target[] = []
  const bytesAt = new Map<number, number>()
  const rows: string[][] = []
  try {
    for (const size of sizes) {
      const { builder, corpus } = await prepareAssay(path.join(cache, String(size)), {
        articles: size,
        references: size * referencesPerArticle,
      })
      for (const command of builder.build) await measureCommand(command, limit)
      const { own, pagefind } = await compare(browser, builder.site, queriesOf(corpus, rounds))
      bytesAt.set(size, own.bytes)
      for (const [name, { bytes, time }] of [
        ['Assay', own],
        ['Pagefind’s own', pagefind],
      ] as const)
        rows.push([`${size}: ${name}`, (bytes / 1000).toFixed(1), time.toFixed(0)])
      targets.push(
        { what: `${size}: bytes, of Pagefind’s own`, value: own.bytes / pagefind.bytes, most: 1 },
        { what: `${size}: time, of Pagefind’s own`, value: own.time / pagefind.time, most: 1 },
      )
    }
  } finally {
    await browser.close()
    await close()
  }
  const [small, large] = [bytesAt.get(1000), bytesAt.get(10_000)]
  if (small !== undefined && large !== undefined)
    targets.push({ what: 'bytes at 10,000, of those at 1,000', value: large / small, most: 1.6 })
  console.log(`Search: the median of ${rounds} searches, each with an empty cache\n`)
  console.log(tableLines(['articles', 'kB', 'ms'], rows))
  console.log(`\n${targetLines(targets)}`)
  return targets.every(({ value, most }) => value <= most)
}

/** Returns what to search for: what different articles are about, in two words. */
function queriesOf({ articles }: Corpus, count: number): string[] {
  const step = Math.max(1, Math.floor(articles.length / count))
  return Array.from({ length: count }, (_, at) => {
    const title = articles[at * step]?.title ?? ''
    const words = title.match(/\p{L}{5,}/gu) ?? []
    return words.slice(0, 2).join(' ')
  })
}

async function compare(
  browser: Browser,
  site: string,
  queries: readonly string[],
): Promise<{ own: Searched; pagefind: Searched }> {
  const sent: Host['sent'] = new Map()
  const { address, stop } = await serve(compressing(site, await pagefindInterface(), sent))
  const found: Record<Interface, Searched[]> = { Assay: [], Pagefind: [] }
  try {
    for (const query of queries)
      for (const name of Object.keys(interfaces) as Interface[])
        found[name].push(await search(browser, { address, sent }, { name, query }))
  } finally {
    stop()
  }
  const middle = (all: readonly Searched[]): Searched => ({
    bytes: median(all.map(({ bytes }) => bytes)),
    time: median(all.map(({ time }) => time)),
  })
  return { own: middle(found.Assay), pagefind: middle(found.Pagefind) }
}

/** Makes the files of Pagefind's own interface, and a page with it. */
async function pagefindInterface(): Promise<Map<string, Uint8Array>> {
  const { index, errors } = await createIndex()
  if (!index) throw new Error(errors.join('\n'))
  await index.addCustomRecord({ url: '/', content: 'a', language: 'en' })
  const { files } = await index.getFiles()
  await index.deleteIndex()
  const own = files.filter(({ path: name }) => /^pagefind(?:-ui|-worker)?\.(?:js|css)$/.test(name))
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<link rel="stylesheet" href="/pagefind/pagefind-ui.css"><script src="/pagefind/pagefind-ui.js"></script>
<main id="search"></main><script>new PagefindUI({ element: '#search', showSubResults: true })</script></html>`
  return new Map<string, Uint8Array>([
    [interfaces.Pagefind.page, Buffer.from(page)],
    ...own.map(({ path: name, content }): [string, Uint8Array] => [`/pagefind/${name}`, content]),
  ])
}

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** A server of a site. */
interface Host {
  address: string
  /** The bytes of the answers so far, by path. Workers' requests are among them, unlike in what a page reports. */
  sent: Map<string, number>
}

/** What is part of a search: scripts, and what they load. Pages, style sheets and fonts are not. */
const isOfSearch = /\.(?:js|json|txt|pagefind|pf_\w+)$/

/** Serves a site, with texts in Brotli, at the level of hosts that compress while they answer. */
function compressing(
  site: string,
  added: ReadonlyMap<string, Uint8Array>,
  sent: Map<string, number>,
): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid')
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = path.join(site, path.normalize(decodeURIComponent(name)))
    const isFile = existsSync(file) && statSync(file).isFile()
    const content = added.get(name) ?? (isFile ? readFileSync(file) : undefined)
    if (!content) {
      response.writeHead(404).end()
      return
    }
    const type = mediaTypes[path.extname(name)]
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    const body = type === undefined ? content : brotliCompressSync(content, { params })
    sent.set(name, (sent.get(name) ?? 0) + body.length)
    response
      .writeHead(200, {
        'content-type': type ?? 'application/octet-stream',
        ...(type !== undefined && { 'content-encoding': 'br' }),
      })
      .end(body)
  }
}

/** Opens an interface with an empty cache and types a query. */
async function search(
  browser: Browser,
  host: Host,
  { name, query }: { name: Interface; query: string },
): Promise<Searched> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    host.sent.clear()
    const { page: where, field, results } = interfaces[name]
    await page.goto(host.address + where)
    await page.locator(field).waitFor()
    await page.evaluate(watch, { field, results })
    await page.locator(field).pressSequentially(query, { delay: 40 })
    const time = await timeOf(page)
    const bytes = [...host.sent].map(([name, length]) => (isOfSearch.test(name) ? length : 0))
    if (process.env['DEBUG'])
      console.log(
        name,
        query,
        [...host.sent].sort((a, b) => b[1] - a[1]),
      )
    return { bytes: bytes.reduce((sum, length) => sum + length, 0), time }
  } finally {
    await context.close()
  }
}

interface Watched extends Window {
  lastKey?: number
  lastChange?: number
}

/** Runs in the page: records when the last key was typed, and when the results changed last. */
function watch({ field, results }: { field: string; results: string }): void {
  const watched: Watched = window
  document.querySelector(field)?.addEventListener('input', () => {
    watched.lastKey = performance.now()
  })
  new MutationObserver((changes) => {
    const list = document.querySelector(results)
    if (list?.querySelector('a, mark') && changes.some(({ target }) => list.contains(target)))
      watched.lastChange = performance.now()
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
}

async function timeOf(page: Page): Promise<number> {
  await page.waitForFunction(
    (settled) => {
      const { lastKey, lastChange }: Watched = window
      return (
        lastKey !== undefined &&
        lastChange !== undefined &&
        lastChange > lastKey &&
        performance.now() - lastChange > settled
      )
    },
    settled,
    { timeout: 60_000, polling: 50 },
  )
  return page.evaluate(() => {
    const { lastKey = NaN, lastChange = NaN }: Watched = window
    return lastChange - lastKey
  })
}
