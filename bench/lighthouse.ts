/**
 * Lighthouse's scores of the finished site, with its own settings for a phone on a slow network: three runs of a page of
 * each kind, and the median of each category. npm fetches Lighthouse when it is needed: with what it depends on, it is as
 * large as everything else that is installed beside Node.
 */

import { execFile, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { constants, brotliCompressSync } from 'node:zlib'

import sirv from 'sirv'

import { outputDirectory } from '../src/integrations/output.ts'
import { findChromium } from '../tests/chromium.ts'
import { serve } from '../tests/serve.ts'
import { median, tableLines } from './measure.ts'

/** A page of each kind. */
const pages = [
  '/',
  '/articles/stem-cell-therapy-pain-neuropathy/',
  '/articles/',
  '/claims/',
  '/claims/stem-cells-relieve-pain/',
  '/references/',
  '/references/bastos2020/',
  '/search/',
  '/search/?q=neuropathy',
]

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const runs = 3

/** The figures behind the category of performance. */
const metrics = [
  { name: 'FCP s', audit: 'first-contentful-paint', show: (value: number) => seconds(value) },
  { name: 'LCP s', audit: 'largest-contentful-paint', show: (value: number) => seconds(value) },
  { name: 'TBT ms', audit: 'total-blocking-time', show: (value: number) => value.toFixed(0) },
  { name: 'CLS', audit: 'cumulative-layout-shift', show: (value: number) => value.toFixed(3) },
  { name: 'kB', audit: 'total-byte-weight', show: (value: number) => (value / 1000).toFixed(0) },
] as const

/** Runs the benchmark and tells whether every median is 100. */
export async function benchLighthouse(): Promise<boolean> {
  const outDir = outputDirectory()
  if (!existsSync(path.join(outDir, 'index.html'))) {
    console.error(`Lighthouse: there is no site in ${outDir}. Run npm run build first.`)
    return false
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-lighthouse-'))
  const host = await serveCompressed(outDir, path.join(folder, 'site'))
  const browser = await startBrowser(path.join(folder, 'profile'))
  const missed: string[] = []
  try {
    console.log(`Lighthouse: ${pages.length} pages, the median of ${runs} runs\n`)
    const rows: string[][] = []
    for (const page of pages) {
      const results: Result[] = []
      for (let run = 0; run < runs; run += 1)
        results.push(await inspectPage(host.address + page, browser.port))
      const scores = categories.map((name) =>
        median(results.map((result) => 100 * (result.categories[name]?.score ?? 0))),
      )
      const figures = metrics.map(({ audit, show }) =>
        show(median(results.map((result) => result.audits[audit]?.numericValue ?? NaN))),
      )
      rows.push([page, ...scores.map((score) => score.toFixed(0)), ...figures])
      for (const [index, score] of scores.entries()) {
        const category = categories[index]
        if (score >= 100 || !category) continue
        missed.push(`${page}: ${category} ${score.toFixed(0)}`, ...complaints(results, category))
      }
    }
    console.log(tableLines(['page', ...categories, ...metrics.map(({ name }) => name)], rows))
    console.log(missed.length === 0 ? '\n  all 100: met\n' : `\n  MISSED\n\n${missed.join('\n')}\n`)
  } finally {
    browser.stop()
    host.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  return missed.length === 0
}

/** The parts of a report that are read (Lighthouse, docs/understanding-results.md). */
interface Result {
  runtimeError?: { message: string }
  categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
  >
  audits: Record<string, Audit | undefined>
}

interface Audit {
  title: string
  score: number | null
  numericValue?: number
  displayValue?: string
  details?: unknown
}

/** The version that is fetched. */
const version = '13.5.0'

/**
 * Asks Lighthouse about a page.
 *
 * @param address where the page is served
 * @param port the debugging port of the browser
 * @throws if Lighthouse cannot be fetched or cannot load the page
 */
async function inspectPage(address: string, port: number): Promise<Result> {
  const { stdout } = await promisify(execFile)(
    'npm',
    [
      'exec',
      '--yes',
      `--package=lighthouse@${version}`,
      '--',
      'lighthouse',
      address,
      `--port=${port}`,
      '--output=json',
      '--quiet',
      `--only-categories=${categories.join(',')}`,
    ],
    { maxBuffer: 64_000_000 },
  )
  const result = JSON.parse(stdout) as Result
  if (result.runtimeError) throw new Error(`${address}: ${result.runtimeError.message}`)
  return result
}

/** What keeps a category from 100 in any run: each audit once, with the places it names. */
function complaints(results: readonly Result[], category: (typeof categories)[number]): string[] {
  const found = new Map<string, string[]>()
  for (const { audits, categories: scored } of results) {
    for (const { id, weight } of scored[category]?.auditRefs ?? []) {
      const audit = audits[id]
      if (!audit || weight === 0 || audit.score === null || audit.score >= 1) continue
      found.set(id, [
        `    ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''} (${id})`,
        ...placesOf(audit.details).map((place) => `      ${place}`),
      ])
    }
  }
  return [...found.values()].flat()
}

/** The elements and addresses in the details of an audit, at most ten. */
function placesOf(details: unknown): string[] {
  const { items = [] } = (details ?? {}) as { items?: unknown }
  if (!Array.isArray(items)) return []
  return (items as { node?: { snippet?: string }; url?: string; description?: string }[])
    .map(({ node, url, description }) => node?.snippet ?? description ?? url ?? '')
    .filter((place) => place !== '')
    .slice(0, 10)
    .map((place) => place.replace(/\s+/g, ' ').slice(0, 160))
}

/**
 * Serves a copy of a site as a good host would: text in Brotli, what bears a digest in its name for a year, all else asked
 * for again with its ETag (`docs/deploying.md`).
 */
async function serveCompressed(site: string, copy: string) {
  cpSync(site, copy, { recursive: true })
  for (const name of globSync('**/*.{html,css,js,json,svg,xml,csv,txt,bib,ris}', { cwd: copy })) {
    const file = path.join(copy, name)
    const text = readFileSync(file)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }))
  }
  const handler = sirv(copy, {
    brotli: true,
    etag: true,
    setHeaders: (response, name) => {
      const lasts = /^\/_astro\/|\.pf_[a-z]+$/.test(name)
      response.setHeader(
        'cache-control',
        lasts ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      response.setHeader('x-content-type-options', 'nosniff')
      response.setHeader('referrer-policy', 'strict-origin-when-cross-origin')
    },
  })
  return serve(handler)
}

/** Starts a browser that Lighthouse can steer, with a profile of its own. */
async function startBrowser(profile: string): Promise<{ port: number; stop: () => void }> {
  const browser = spawn(
    findChromium(),
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    browser.on('error', reject)
    browser.on('close', () => reject(new Error(`The browser ended before it began: ${said}`)))
    browser.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said)
      if (listening) resolve(Number(listening[1]))
    })
  })
  return { port, stop: () => browser.kill() }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
