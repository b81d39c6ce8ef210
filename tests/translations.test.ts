/** A site with articles in several languages: pages, lists, feeds and metadata of each. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { beforeAll, expect, test } from 'vitest'

import { shared } from './publish.ts'

let site: string
beforeAll(async () => {
  const built = await shared('translated')
  expect(built.code, built.output).toBe(0)
  site = built.outDir
})

const read = (path: string) => readFileSync(join(site, path), 'utf8')
const pageOf = (path: string) => parseHTML(read(`${path}index.html`)).document
const textOf = (element: Element | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim()

test('an article has the words, quotation marks and citation terms of its language', () => {
  const page = pageOf('articles/kurz/')
  expect(page.documentElement.lang).toBe('de')
  expect(textOf(page.querySelector('.skip-link'))).toBe('Zum Inhalt springen')
  expect(textOf(page.querySelector('.byline'))).toContain('7. Mai 2024')
  expect(textOf(page.querySelector('.prose'))).toContain('„etwas“')
  expect(textOf(page.querySelector('#bibliography, #references')?.parentElement)).not.toMatch(
    /\bcited\b|Available from/,
  )
  expect(page.querySelector('meta[property="og:locale"]')?.getAttribute('content') ?? 'de').toMatch(
    /^de/,
  )
  const [data] = [...page.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => script.textContent)
    .filter((text) => text.includes('"Article"') || text.includes('NewsArticle'))
  expect(data).toContain('"inLanguage":"de"')
})

test('an article written from right to left has its direction, and others have none', () => {
  const { documentElement } = pageOf('articles/qasir/')
  expect([documentElement.lang, documentElement.dir]).toEqual(['ar', 'rtl'])
  // Assay has no Arabic words, so each of its own is marked as English.
  const skip = pageOf('articles/qasir/').querySelector('.skip-link')
  expect([textOf(skip), skip?.getAttribute('lang')]).toEqual(['Skip to main content', 'en'])
  expect(pageOf('articles/short/').documentElement.hasAttribute('dir')).toBe(false)
})

test.each(['short', 'kurz', 'qasir'])('%s links to all languages', (slug) => {
  const page = pageOf(`articles/${slug}/`)
  const alternates = [...page.querySelectorAll('head link[hreflang]')].map((link) => [
    link.getAttribute('hreflang'),
    link.getAttribute('href'),
  ])
  expect(alternates.toSorted()).toEqual([
    ['ar', 'https://translated.example/checks/articles/qasir/'],
    ['de', 'https://translated.example/checks/articles/kurz/'],
    ['en-GB', 'https://translated.example/checks/articles/short/'],
  ])
  const links = [...page.querySelectorAll('.byline a[rel="alternate"]')].map((link) => [
    textOf(link),
    link.getAttribute('lang'),
    link.getAttribute('dir'),
  ])
  const isArabic = slug === 'qasir'
  const all = {
    short: ['British English', 'en-GB', isArabic ? 'ltr' : null],
    kurz: ['Deutsch', 'de', isArabic ? 'ltr' : null],
    qasir: ['العربية', 'ar', 'rtl'],
  }
  expect(links.toSorted()).toEqual(
    Object.entries(all)
      .filter(([other]) => other !== slug)
      .map(([, link]) => link)
      .toSorted(),
  )
})

test('lists mark titles and descriptions in another language', () => {
  const rows = [...pageOf('articles/').querySelectorAll('.row')].map((row) => [
    row.querySelector('.row-title a')?.getAttribute('lang'),
    row.querySelector('.row-description')?.getAttribute('dir'),
  ])
  expect(rows).toEqual([
    ['ar', 'rtl'],
    ['de', null],
    [null, null],
  ])
})

test('a claim is in the language of the articles that check it', () => {
  const { documentElement } = pageOf('claims/qasir/')
  expect([documentElement.lang, documentElement.dir]).toEqual(['ar', 'rtl'])
  const card = pageOf('claims/qasir/card/').documentElement
  expect([card.lang, card.dir]).toEqual(['ar', 'rtl'])
  const row = pageOf('claims/').querySelector('.row')
  for (const part of ['.row-title a', '.row-description']) {
    const element = row?.querySelector(part)
    expect([element?.getAttribute('lang'), element?.getAttribute('dir')]).toEqual(['ar', 'rtl'])
  }
  const data = JSON.parse(read('data/claims.json')) as { dataFeedElement: { item: object }[] }
  expect(data.dataFeedElement.map(({ item }) => item)).toEqual([
    expect.objectContaining({ '@type': 'ClaimReview', inLanguage: 'ar' }),
  ])
})

test('each language has a list and feeds', () => {
  const page = pageOf('languages/de/')
  expect(page.documentElement.lang).toBe('de')
  expect([...page.querySelectorAll('.row-title')].map(textOf)).toEqual(['Ist das kurz?'])
  const atom = parseAtomFeed(read('languages/de/atom.xml'))
  expect(atom.xml?.lang).toBe('de')
  expect(atom.entries?.map(({ title }) => title?.value)).toEqual(['Ist das kurz?'])
  expect(parseRssFeed(read('languages/ar/rss.xml')).language).toBe('ar')
})

test('feeds and citation files have the words of the article', () => {
  const { items = [] } = parseJsonFeed(read('feed.json'))
  const german = items.find(({ title }) => title === 'Ist das kurz?')?.content_html ?? ''
  expect(german).toContain('„etwas“')
  expect(textOf([...parseHTML(german).document.querySelectorAll('h2')].at(-1))).toBe('Quellen')
  // English words on Arabic pages are marked until the page is complete; feeds have no marks.
  expect(read('feed.json')).not.toMatch(/[\ue000\ue001]/)
  expect(read('languages/ar/rss.xml')).not.toMatch(/[\ue000\ue001]/)
  const [cited] = JSON.parse(read('articles/kurz/cite.json')) as { language: string }[]
  expect(cited?.language).toBe('de')
})

test('the feed of all articles says which language each is in', () => {
  const atom = parseAtomFeed(read('atom.xml'))
  expect(atom.entries?.map(({ xml }) => xml?.lang)).toEqual(['ar', 'de', undefined])
  const json = parseJsonFeed(read('feed.json'))
  expect(json.items?.map(({ language }) => language)).toEqual(['ar', 'de', 'en-GB'])
  const rss = parseRssFeed(read('rss.xml'))
  expect(rss.items?.map(({ dc }) => dc?.languages)).toEqual([['ar'], ['de'], undefined])
})
