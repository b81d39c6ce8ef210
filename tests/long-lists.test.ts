/** Feeds that end and lists in pages: nothing is lost, and archives stay as they are. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, test } from 'vitest'

import {
  articleCount,
  changeCount,
  slug,
  sourceCount,
  writeArticle,
  writeLongPublication,
} from './long-publication.ts'
import { filesOf, freshFolder, layOut, run, type Outcome } from './publish.ts'

const site = 'https://minimal.example'
let built: Outcome
let archives: Map<string, string>
let extended: Map<string, string>

beforeAll(async () => {
  const folder = layOut('minimal', freshFolder())
  writeLongPublication(join(folder, 'content'))
  built = await run('build', folder)
  expect(built.code, built.output).toBe(0)
  archives = archivesIn(built.outDir)
})

/** Returns the files of all archives by path. */
function archivesIn(outDir: string): Map<string, string> {
  return new Map([...filesOf(outDir)].filter(([name]) => /(?:^|\/)archive\//.test(name)))
}

const read = (path: string) => readFileSync(join(built.outDir, path), 'utf8')

/** A document of a feed. */
interface Document {
  ids: (string | undefined)[]
  /** How many entries have a full text. */
  full: number
  self: string | undefined
  current: string | undefined
  older: string | undefined
}

const formats: Record<string, (text: string) => Document> = {
  'rss.xml': (text) => {
    const { items = [], atom } = parseRssFeed(text)
    return {
      ids: items.map(({ guid }) => guid?.value),
      full: items.filter(({ content }) => content?.encoded).length,
      ...linksOf(atom?.links),
    }
  },
  'atom.xml': (text) => {
    const { entries = [], links } = parseAtomFeed(text)
    return {
      ids: entries.map(({ id }) => id),
      full: entries.filter(({ content }) => content).length,
      ...linksOf(links),
    }
  },
  'feed.json': (text) => {
    const { items = [], feed_url: self, next_url: older } = parseJsonFeed(JSON.parse(text))
    return {
      ids: items.map(({ id }) => id),
      full: items.filter(({ content_html }) => content_html).length,
      self,
      current: undefined,
      older,
    }
  },
}

function linksOf(links: readonly { rel?: string; href?: string }[] = []) {
  const find = (name: string) => links.find(({ rel }) => rel === name)?.href
  return { self: find('self'), current: find('current'), older: find('prev-archive') }
}

/** Reads a feed from its current document to its oldest archive, as a feed reader does. */
function follow(path: string, parse: (text: string) => Document): Document[] {
  const document = parse(read(path))
  expect(document.self).toBe(`${site}/${path}`)
  return document.older === undefined
    ? [document]
    : [document, ...follow(document.older.replace(`${site}/`, ''), parse)]
}

describe.each(['', 'topics/testing/'])('the feed at /%s', (folder) => {
  describe.each(Object.entries(formats))('%s', (file, parse) => {
    test('has the newest articles in full, and an older one that was corrected since', () => {
      const [current] = follow(`${folder}${file}`, parse)
      // The newest is the article of the fixture.
      const newest = ['short', ...Array.from({ length: 29 }, (_, at) => slug(articleCount - at))]
      expect(current?.ids).toEqual([...newest, slug(1)].map((id) => `${site}/articles/${id}/`))
      expect(current?.full).toBe(31)
      expect(current?.current).toBeUndefined()
    })

    test('has every article once in its archives or among the newest', () => {
      const [current, ...older] = follow(`${folder}${file}`, parse)
      const archived = older.flatMap(({ ids }) => ids)
      expect(new Set(archived).size).toBe(archived.length)
      expect(older.map(({ ids }) => ids.length)).toEqual([30, 30, 30])
      expect(older.map(({ full }) => full)).toEqual([0, 0, 0])
      const all = new Set([...archived, ...(current?.ids ?? [])])
      for (let number = 1; number <= articleCount; number += 1)
        expect(all).toContain(`${site}/articles/${slug(number)}/`)
      // One more: the article of the fixture.
      expect(all.size).toBe(articleCount + 1)
    })
  })
})

test.each(Object.entries(formats))(
  'every change is in the feed of corrections: %s',
  (file, parse) => {
    const documents = follow(`corrections/${file}`, parse)
    expect(documents.map(({ ids }) => ids.length)).toEqual([30, 30, 30, 30])
    expect(new Set(documents.flatMap(({ ids }) => ids)).size).toBe(changeCount)
  },
)

test('archives name the document to subscribe to', () => {
  const names = [...archives.keys()]
  expect(names).toHaveLength(3 * 3 * 3)
  for (const name of names.filter((each) => each.endsWith('.xml'))) {
    const file = name.slice(name.lastIndexOf('/') + 1)
    expect(formats[file]?.(read(name)).current).toBe(
      `${site}/${name.replace(/archive\/\d+\//, '')}`,
    )
    expect(read(name)).toContain('<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>')
  }
})

/** A page of a list. */
interface ListedPage {
  path: string
  title: string
  canonical: string
  entries: string[]
  next: string | undefined
  position: string
}

function readPage(path: string, entry: string): ListedPage {
  const { document } = parseHTML(read(`${path}index.html`))
  const link = (rel: string) =>
    document.querySelector(`head > link[rel=${rel}]`)?.getAttribute('href')?.replace(`${site}/`, '')
  const next = link('next')
  const [inText] = document.querySelectorAll('.pagination a[rel=next]')
  expect(inText?.getAttribute('href')).toBe(next === undefined ? undefined : `/${next}`)
  return {
    path,
    title: document.title,
    canonical: link('canonical') ?? '',
    entries: [...document.querySelectorAll(entry)].map(({ textContent }) => textContent.trim()),
    next,
    position: document.querySelector('.pagination p')?.textContent.trim() ?? '',
  }
}

function followPages(path: string, entry: string): ListedPage[] {
  const page = readPage(path, entry)
  return page.next === undefined ? [page] : [page, ...followPages(page.next, entry)]
}

test.each([
  ['articles/', 'main .row-title', articleCount + 1],
  ['claims/', 'main .row-title', articleCount],
  // Two more: the sources of the fixture.
  ['references/', 'main .source-name', sourceCount + 2],
  ['corrections/', 'main .history > li', changeCount],
  ['topics/testing/', 'main .row-title', articleCount + 1],
  ['people/desk/', 'main .row-title', articleCount + 1],
])('every entry of /%s is on one of its pages', (path, entry, count) => {
  const pages = followPages(path, entry)
  expect(pages.map((page) => page.path)).toEqual([path, `${path}page/2/`])
  expect(pages.map(({ position }) => position)).toEqual(['Page 1 of 2', 'Page 2 of 2'])
  expect(pages.map(({ canonical }) => canonical)).toEqual(pages.map((page) => page.path))
  expect(pages[1]?.title).toBe(pages[0]?.title.replace(' – ', ', page 2 – '))
  expect(pages.flatMap(({ entries }) => entries)).toHaveLength(count)
  const sitemap = read('sitemap-0.xml')
  for (const page of pages) expect(sitemap).toContain(`<loc>${site}/${page.path}</loc>`)
})

test('a list with few entries has one page', () => {
  const pages = followPages('ratings/false/', 'main .row-title')
  expect(pages).toHaveLength(1)
  expect(pages[0]?.entries).toHaveLength(10)
  expect(pages[0]?.position).toBe('')
  expect(existsSync(join(built.outDir, 'ratings/false/page'))).toBe(false)
})

test('years lead to the page where they begin', () => {
  const { document } = parseHTML(read('references/index.html'))
  const ids = new Map(
    ['/references/', '/references/page/2/'].map((path) => {
      const page = parseHTML(read(`${path.slice(1)}index.html`)).document
      return [path, [...page.querySelectorAll('h2')].map((heading) => heading.id)]
    }),
  )
  for (const link of document.querySelectorAll('.filter-links a')) {
    const [path = '', id = ''] = link.getAttribute('href')?.split('#') ?? []
    expect(ids.get(path), link.outerHTML).toContain(id)
  }
})

test('the front page does not list everything', () => {
  const { document } = parseHTML(read('index.html'))
  expect(document.querySelectorAll('main .row-title').length).toBeLessThan(10)
})

describe('after a new article', () => {
  beforeAll(async () => {
    const folder = join(built.contentDir, '..')
    writeArticle(built.contentDir, articleCount + 1)
    const { code, output, outDir } = await run('build', folder)
    expect(code, output).toBe(0)
    extended = archivesIn(outDir)
  })

  test('archives have the same bytes', () => {
    expect([...extended.keys()]).toEqual([...archives.keys()])
    for (const [name, bytes] of archives) expect(extended.get(name), name).toBe(bytes)
  })
})
