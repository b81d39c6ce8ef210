/** Every link of the site works, including fragments, and no page has a duplicate `id`. */

import type { Element } from 'hast'

import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

const dist = process.env['OUT_DIR'] ?? 'dist'
const site = 'https://assay.example'

interface SitePage {
  /** Its address, relative to the root of the site. */
  path: string
  ids: string[]
  links: string[]
}

const pages = globSync('**/*.html', { cwd: dist }).sort().map(readPage)
const idsByFile = new Map(pages.map(({ path, ids }) => [fileOf(path), new Set(ids)]))

test('no page has a duplicate id', () => {
  const twice = pages.flatMap(({ path, ids }) =>
    ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path} #${id}`),
  )
  expect(twice).toEqual([])
})

test('no link within the site is broken', () => {
  const links = pages.flatMap(({ path, links }) => links.map((link) => ({ path, link })))
  const dead = links.filter(({ path, link }) => !leadsSomewhere(link, path))
  expect(links.length).toBeGreaterThan(pages.length)
  expect(dead).toEqual([])
})

function readPage(file: string): SitePage {
  const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`
  const ids: string[] = []
  const links: string[] = []
  visit(fromHtml(readFileSync(join(dist, file), 'utf8')), 'element', (element: Element) => {
    const { id, href, src, action } = element.properties
    if (typeof id === 'string') ids.push(id)
    for (const address of [href, src, action]) if (typeof address === 'string') links.push(address)
  })
  return { path, ids, links }
}

function leadsSomewhere(link: string, from: string): boolean {
  const { origin, pathname, hash, protocol } = new URL(link, site + from)
  if (origin !== site || !protocol.startsWith('http')) return true
  const file = fileOf(decodeURIComponent(pathname))
  if (!existsSync(file) || !statSync(file).isFile()) return false
  const fragment = decodeURIComponent(hash.slice(1))
  return fragment === '' || (idsByFile.get(file)?.has(fragment) ?? false)
}

function fileOf(path: string): string {
  return join(dist, path.endsWith('/') ? `${path}index.html` : path)
}
