import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { noKeptFiles, openKeptFiles } from '../cache/kept-files.ts'
import { fileWriter } from '../rendering/file-writer.ts'
import { type KeptSite, digestOfBytes, writeKeptSite } from '../rendering/kept-site.ts'
import { openKeptPages } from './kept-pages.ts'
import { filesIn } from './output.ts'
import { type MadeIndex, SearchIndex } from './search-index.ts'

/** The text of each page, by the name of its file. */
type Pages = Record<string, string>

interface Built {
  folder: string
  kept: KeptSite
  made: MadeIndex
}

/** Where a build keeps what search sees of pages, and what it reports. */
interface Cache {
  folder: string
  reports: string[]
  version?: string
}

const pages: Pages = {
  'index.html': '<main>A list of pages</main>',
  'about/index.html': textOf('About us'),
  'new/index.html': textOf('Something new'),
  'old/index.html': textOf('Something old'),
  'older/index.html': textOf('Something older'),
  'moved/index.html': '<p>Moved</p>',
  'empty/index.html': '<main data-pagefind-body></main>',
}

function textOf(text: string, ignored = ''): string {
  return `<main data-pagefind-body><h1>Title</h1><p>${text}</p><p class="byline">${ignored}</p></main>`
}

function newCache(): Cache {
  return { folder: mkdtempSync(join(tmpdir(), 'indexed-pages-')), reports: [] }
}

/** Builds a site of pages. Those that are the same as in the last site count as taken from it. */
async function build(texts: Pages, cache?: Cache, last?: Built): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'search-index-'))
  const keptFiles = cache
    ? openKeptFiles(cache.folder, (sentence) => cache.reports.push(sentence))
    : noKeptFiles
  const keptPages = openKeptPages(keptFiles, cache?.version ?? '1')
  const index = new SearchIndex({
    site: folder,
    writer: fileWriter(folder),
    kept: keptPages,
    earlier: last ? [last] : [],
  })
  const kept: KeptSite = { base: '', parts: [], digests: [], files: {} }
  try {
    for (const [name, body] of Object.entries(texts)) {
      const bytes = Buffer.from(`<!doctype html><html lang="en"><body>${body}</body></html>`)
      const file = { bytes: digestOfBytes(bytes), stamp: '' }
      kept.files[name] = file
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
      index.addFile(name, file, last?.kept.files[name]?.bytes === file.bytes ? undefined : bytes)
    }
    const made = await index.finish()
    for (const [name, bytes] of made.files) kept.files[name] = { bytes, stamp: '' }
    writeKeptSite(join(folder, '../', `${digestOfBytes(Buffer.from(folder))}.json`), folder, kept)
    return { folder, kept, made }
  } finally {
    await index.close()
  }
}

/** The files of an index, by name. */
function indexOf({ folder }: Pick<Built, 'folder'>): Map<string, string> {
  const names = filesIn(join(folder, 'pagefind'))
  return new Map(
    names.map((name) => [name, digestOfBytes(readFileSync(join(folder, 'pagefind', name)))]),
  )
}

describe('the search index of a site', () => {
  test('has the pages for search, and all files that it lists', async () => {
    const site = await build(pages)
    const index = indexOf(site)
    expect([...index.keys()].filter((name) => name.startsWith('fragment/'))).toHaveLength(4)
    expect(new Map(site.made.files)).toEqual(
      new Map([...index].map(([name, digest]) => [`pagefind/${name}`, digest])),
    )
    expect(site.made).toMatchObject({ made: 5, reused: 0 })
  })

  test('is there for a site without pages', async () => {
    const names = [...indexOf(await build({})).keys()]
    expect(names).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json']))
  })

  const cited = '<section data-pagefind-ignore><h2>Cited in</h2></section>'
  const { 'old/index.html': old, ...withoutOld } = pages
  const changes: [string, Pages, number][] = [
    ['nothing', pages, 0],
    ['a page that is not searched', { ...pages, 'index.html': '<main>Another list</main>' }, 0],
    ['a text', { ...pages, 'old/index.html': textOf('Something else') }, 1],
    ['a byline', { ...pages, 'old/index.html': textOf('Something old', 'X') }, 1],
    [
      'a section that search leaves out',
      { ...pages, 'old/index.html': (old ?? '').replace('</main>', `${cited}</main>`) },
      0,
    ],
    ['a new page', { ...pages, 'a/index.html': textOf('First of all') }, 1],
    ['a page that is gone', withoutOld, 0],
    ['a page that moves', { ...withoutOld, 'moved/index.html': old ?? '' }, 1],
    ['a page that search does not leave out any more', { ...pages, 'index.html': textOf('A') }, 1],
    ['a page that search leaves out now', { ...pages, 'old/index.html': '<p>Moved</p>' }, 0],
    ['all pages', {}, 0],
  ]
  test.for(changes)('is the same from scratch, after a change of %s', async ([, after, made]) => {
    const cache = newCache()
    const last = await build(pages, cache)
    const fromScratch = indexOf(await build(after))
    const warm = await build(after, cache, last)
    expect(indexOf(warm)).toEqual(fromScratch)
    expect(warm.made.made).toBe(made)
    // And when the change is taken back.
    expect(indexOf(await build(pages, cache, warm))).toEqual(indexOf(last))
    expect(indexOf(await build(after, cache))).toEqual(fromScratch)
    expect(cache.reports).toEqual([])
  })

  test('is made again where what was kept is damaged, which is reported', async () => {
    const cache = newCache()
    const last = await build(pages, cache)
    const names = readdirSync(cache.folder)
    for (const name of names) writeFileSync(join(cache.folder, name), 'broken')
    const again = await build(pages, cache, last)
    expect(indexOf(again)).toEqual(indexOf(last))
    expect(again.made).toMatchObject({ made: 5, reused: 0 })
    expect(cache.reports).toHaveLength(names.length)
    expect(cache.reports[0]).toMatch(/is damaged, so it is made again\.$/)
    expect((await build(pages, cache, last)).made).toMatchObject({ made: 0, reused: 4 })
  })

  test('is made again by other code', async () => {
    const cache = newCache()
    const last = await build(pages, cache)
    expect((await build(pages, { ...cache, version: '2' }, last)).made).toMatchObject({ made: 5 })
  })

  test('takes no file of the last site that was changed', async () => {
    const cache = newCache()
    const last = await build(pages, cache)
    const copy = mkdtempSync(join(tmpdir(), 'search-index-'))
    cpSync(last.folder, copy, { recursive: true })
    for (const name of filesIn(join(copy, 'pagefind')))
      writeFileSync(join(copy, 'pagefind', name), 'broken')
    expect(indexOf(await build(pages, cache, { ...last, folder: copy }))).toEqual(indexOf(last))
  })

  test('keeps as much after many edits as after one', async () => {
    const cache = newCache()
    await build(pages, cache)
    const names = readdirSync(cache.folder)
    for (const text of ['one', 'two', 'three'])
      await build({ ...pages, 'old/index.html': textOf(text) }, cache)
    expect(readdirSync(cache.folder)).toHaveLength(names.length)
  })
})
