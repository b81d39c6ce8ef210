/** One number of a claim changes everything that shows it: the table, the drawings, the words and the data. */

import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import { csvParse } from 'd3-dsv'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import { freshFolder, layOut, run, textsOf } from './publish.ts'

const claim = 'content/claims/tea-helps.yaml'
const pages = ['claims/tea-helps', 'articles/tea']

let before: string
let after: string
beforeAll(async () => {
  const folder = layOut('outcomes')
  // The second build finds the site of the first one, as that of an author does.
  const site = await built(folder)
  before = join(freshFolder(), 'site')
  cpSync(site, before, { recursive: true })
  const file = join(folder, claim)
  const changed = readFileSync(file, 'utf8')
    .replace('estimate: -0.37, interval: [-0.81, 0.07]', 'estimate: -0.48, interval: [-0.81, 0.07]')
    .replace('risks: { comparator: 120 }', 'risks: { comparator: 240 }')
  writeFileSync(file, changed)
  after = await built(folder)
})

async function built(folder: string): Promise<string> {
  const outcome = await run('build', folder)
  expect(outcome.code, outcome.output).toBe(0)
  return outcome.outDir
}

function page(site: string, path: string) {
  return parseHTML(readFileSync(join(site, path, 'index.html'), 'utf8')).document
}

function table(site: string, path: string) {
  return [...page(site, path).querySelectorAll('.outcomes-table tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) =>
      cell.textContent.replaceAll(/\s+/g, ' ').trim(),
    ),
  )
}

describe.each(pages)('%s', (path) => {
  test('the table', () => {
    expect(table(before, path)[0]?.[2]).toBe(
      'average 4.83 pointsdifference from the other group: 0.37 points lower (95% CI 0.81 lower to 0.07 higher)smallest difference that matters: 1 point',
    )
    expect(table(after, path)[0]?.[2]).toBe(
      'average 4.83 pointsdifference from the other group: 0.48 points lower (95% CI 0.81 lower to 0.07 higher)smallest difference that matters: 1 point',
    )
    expect(table(before, path)[4]?.slice(1, 3)).toEqual([
      '120 of 1,000 people',
      '180 of 1,000 people (132 to 246)',
    ])
    expect(table(after, path)[4]?.slice(1, 3)).toEqual([
      '240 of 1,000 people',
      '360 of 1,000 people (264 to 492)',
    ])
  })

  test('the forest plot, its words and its table', () => {
    const forest = (site: string) => {
      const figure = page(site, path).querySelector('figure:has(.mark-interval)')
      return {
        diamond: figure?.querySelector('.drawing-wide .mark-pooled')?.getAttribute('d'),
        values: figure?.querySelector('.drawing-wide .mark-value')?.textContent,
        words: figure?.querySelector('[role=img]')?.getAttribute('aria-label'),
        rows: figure?.querySelector('tbody tr:last-child')?.textContent,
      }
    }
    expect(forest(before).diamond).not.toBe(forest(after).diamond)
    for (const [site, estimate] of [
      [before, '\u22120.37'],
      [after, '\u22120.48'],
    ] as const) {
      const { values, words, rows } = forest(site)
      for (const text of [values, words, rows]) expect(text).toContain(estimate)
    }
  })

  test('the bars of risks', () => {
    const bars = (site: string) =>
      [...page(site, path).querySelectorAll('figure')]
        .find((figure) => figure.textContent.includes('Sleepless nights: of 1,000 people'))
        ?.querySelector('[role=img]')
        ?.getAttribute('aria-label')
    expect(bars(before)).toContain('180')
    expect(bars(after)).toContain('360')
  })
})

test('the CSV', () => {
  const rows = (site: string) =>
    csvParse(readFileSync(join(site, 'claims/tea-helps/outcomes.csv'), 'utf8').slice(1))
  expect(rows(before)[0]).toMatchObject({ outcome: 'Pain', estimate: '-0.37', studies: '2' })
  expect(rows(after)[0]).toMatchObject({ outcome: 'Pain', estimate: '-0.48', studies: '2' })
  expect(rows(before).filter(({ study }) => study !== '')).toHaveLength(4)
})

test('the page of the claim links to its outcomes and evidence as CSV', () => {
  const files = [...page(after, 'claims/tea-helps').querySelectorAll('a[type="text/csv"]')].map(
    (link) => link.getAttribute('href'),
  )
  expect(files).toEqual([
    expect.stringMatching(/\/claims\/tea-helps\/outcomes\.csv$/),
    expect.stringMatching(/\/claims\/tea-helps\/evidence\.csv$/),
  ])
  for (const file of ['outcomes.csv', 'evidence.csv'])
    expect(existsSync(join(after, 'claims/tea-helps', file))).toBe(true)
})

test('the open data', () => {
  const effects = (site: string) =>
    csvParse(readFileSync(join(site, 'data/outcomes.csv'), 'utf8').slice(1))
      .filter(({ study }) => study === '')
      .map(({ estimate }) => estimate)
  expect(effects(before)).toEqual(['-0.37', '', '-1.2', '0.1', '1.5', '0.9', '0.86', '0.07'])
  expect(effects(after)).toEqual(['-0.48', '', '-1.2', '0.1', '1.5', '0.9', '0.86', '0.07'])
})

test('the JSON-LD of the page of the claim and of the claim data, and the copy in Markdown', () => {
  for (const [site, estimate] of [
    [before, -0.37],
    [after, -0.48],
  ] as const) {
    const onPage = [
      ...page(site, 'claims/tea-helps').querySelectorAll('script[type="application/ld+json"]'),
    ].map(({ textContent }) => textContent)
    const feed = readFileSync(join(site, 'data/claims.json'), 'utf8')
    for (const text of [...onPage.filter((text) => text.includes('"Claim"')), feed])
      expect(text.replaceAll(' ', '')).toContain(`"value":${estimate}`)
    const size = String(Math.abs(estimate))
    for (const path of ['claims/tea-helps', 'articles/tea'])
      expect(readFileSync(join(site, path, 'index.md'), 'utf8')).toContain(`${size} points lower`)
  }
})

test('the feed', () => {
  expect(readFileSync(join(after, 'feed.json'), 'utf8')).toContain('0.48 points lower')
})

test('the search has the names and sentences of outcomes, each word by itself', () => {
  const indexed = globSync('pagefind/fragment/*.pf_fragment', { cwd: after })
    .map((name) => gunzipSync(readFileSync(join(after, name))).toString())
    .find((text) => text.includes('"url":"/claims/tea-helps/"'))
  expect(indexed).toContain(
    'Sleepless nights Fewer is better 240 of 1,000 people. 360 of 1,000 people (264 to 492). Risk ratio 1.5',
  )
  expect(indexed).toContain('Of 1,000 people, 60 more probably sleep badly.')
  expect(indexed).not.toMatch(/not reported|not stated|Download|points0/)
})

test('nowhere is the number as it was', () => {
  for (const [name, text] of [
    ...textsOf(after, '.html'),
    ...textsOf(after, '.csv'),
    ...textsOf(after, '.json'),
    ...textsOf(after, '.xml'),
    ...textsOf(after, '.md'),
  ])
    expect(text, name).not.toMatch(/0\.37\b/)
})
