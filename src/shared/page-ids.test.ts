/** Follows the imports of the pages that show an author's text, and looks at every identifier in them. */

import { readFileSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { isPageId, listPageIds, pageIds, recordPageIds } from './page-ids.ts'

const source = join(import.meta.dirname, '..')
const roots = [
  ...globSync('components/mdx/*.astro', { cwd: source }),
  'layouts/Article.astro',
  'layouts/Base.astro',
  'pages/[...page].astro',
].map((path) => join(source, path))

/** The components that a page is made of, at any depth. */
function closure(files: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  const waiting = [...files]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    const text = readFileSync(file, 'utf8')
    found.set(file, text)
    for (const [, path = ''] of text.matchAll(/from '(\.[^']*\.astro)'/g))
      waiting.push(join(dirname(file), path))
  }
  return found
}

/** The identifiers with a fixed name in components. */
function fixedIds(components: ReadonlyMap<string, string>): string[] {
  return [...components.values()].flatMap((text) =>
    Array.from(text.matchAll(/\sid="([\w-]+)"/g), ([, id = '']) => id),
  )
}

test('every identifier in the components of a text page is kept from headings', () => {
  const components = closure(roots)
  expect(components.size).toBeGreaterThan(20)
  const ids = fixedIds(components)
  expect(ids).toContain('main')
  expect(ids).toContain('cite-entry')
  expect(ids.filter((id) => !isPageId(id))).toEqual([])
})

test.each([
  ['claim', 'pages/claims/[...id].astro'],
  ['person', 'pages/people/[...id].astro'],
  ['rating', 'pages/ratings/[...id].astro'],
  ['reference', 'pages/references/[...key].astro'],
  ['topic', 'pages/topics/[...id].astro'],
] as const)('every identifier on the page of a %s is known, and no other', (kind, route) => {
  const ids = fixedIds(closure([join(source, route)])).filter((id) => !isPageId(id))
  expect([...new Set(ids)].sort()).toEqual(recordPageIds[kind].filter((id) => !isPageId(id)))
})

test.each([
  ['home', 'pages/index.astro'],
  ['articles', 'pages/articles/index.astro'],
  ['claims', 'pages/claims/index.astro'],
  ['claimants', 'pages/claimants/index.astro'],
  ['corrections', 'pages/corrections.astro'],
  ['feeds', 'pages/feeds.astro'],
  ['data', 'pages/data/index.astro'],
  ['search', 'pages/search.astro'],
  ['digests', 'pages/digest/index.astro'],
] as const)('every identifier on the page %s is known, and no other', (list, route) => {
  const components = closure([join(source, route)])
  const inCode = Array.from(
    [...components.values()].join('').matchAll(/\sid: '([\w-]+)'/g),
    ([, id = '']) => id,
  )
  const ids = [...fixedIds(components), ...inCode].filter((id) => !isPageId(id))
  expect([...new Set(ids)].sort()).toEqual(listPageIds[list])
})

test.each(['citation-1', 'cite-smith2020-1', 'ref-smith2020', 'response-ada', 'user-content-fn-1'])(
  '%s may be made with the page',
  (id) => {
    expect(isPageId(id)).toBe(true)
  },
)

test('each is named once, in order', () => {
  expect(pageIds).toEqual([...new Set(pageIds)].sort())
})
