import { expect, test } from 'vitest'

import type { KeptFiles } from '../cache/kept-files.ts'
import type { IndexedPage } from './indexed-page.ts'

import { openKeptPages } from './kept-pages.ts'

const names = Array.from({ length: 200 }, (_, number) => `claims/${number}/index.html`)
const digestsOf = (name: string) => ({ page: `page of ${name}`, part: `part of ${name}` })
const pageOf = (name: string) => ({ language: name }) as unknown as IndexedPage

function inMemory(): KeptFiles & { files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>()
  return {
    files,
    get: (key) => files.get(key),
    set: (key, bytes) => void files.set(key, Buffer.from(bytes)),
    prune: () => undefined,
  }
}

/** Keeps pages as a build does that indexes them. */
function filesWith(some: readonly string[]): KeptFiles {
  const files = inMemory()
  const pages = openKeptPages(files, '1')
  for (const name of some) pages.set(name, digestsOf(name), pageOf(name))
  pages.save()
  return files
}

test('pages that parts of the site kept are known, and kept here too', () => {
  const others = [filesWith(names.slice(0, 100)), filesWith(names.slice(100, 150))]
  const files = inMemory()
  const pages = openKeptPages(files, '1', { others })
  const known = names.filter((name) => pages.get(name, { page: digestsOf(name).page }))
  expect(known).toEqual(names.slice(0, 150))
  pages.save()
  const next = openKeptPages(files, '1')
  expect(names.filter((name) => next.get(name, digestsOf(name)))).toEqual(known)
})

test('of two pages that are kept, the one with the same digest is used', () => {
  const name = 'claims/0/index.html'
  const older = inMemory()
  const pages = openKeptPages(older, '1')
  pages.set(name, { page: 'older', part: 'older' }, pageOf('older'))
  pages.save()
  const opened = openKeptPages(older, '1', { others: [filesWith([name])] })
  expect(opened.get(name, digestsOf(name))).toEqual(pageOf(name))
  expect(opened.get(name, { page: 'older' })).toEqual(pageOf('older'))
  expect(opened.get(name, { page: 'newest', part: 'newest' })).toBeUndefined()
})

test('a copy has exactly the pages that were asked for or set', () => {
  const copy = inMemory()
  const pages = openKeptPages(filesWith(names), '1', { copy })
  for (const name of names.slice(0, 50)) pages.get(name, digestsOf(name))
  pages.save()
  const copied = openKeptPages(copy, '1')
  expect(names.filter((name) => copied.get(name, digestsOf(name)))).toEqual(names.slice(0, 50))
})
