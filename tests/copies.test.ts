/** The copies of articles and claims in Markdown, read by a parser that did not write them. */

import type { Nodes, Root } from 'mdast'

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { publish, shared, textsOf, type Outcome } from './publish.ts'

function read(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown)
}

/** Returns what is wrong with a document. */
function faultsOf(markdown: string, { outDir }: Outcome, address: string): string[] {
  const tree = read(markdown)
  const faults: string[] = []
  const definitions = new Set<string>()
  visit(tree, ['definition', 'footnoteDefinition'], (node) => {
    if (!('identifier' in node)) return
    const name = `${node.type}:${node.identifier}`
    if (definitions.has(name)) faults.push(`two definitions of ${node.identifier}`)
    definitions.add(name)
  })
  let depth = 0
  let titles = 0
  visit(tree, (node: Nodes) => {
    if (node.type === 'html') faults.push(`HTML: ${node.value}`)
    if (node.type === 'heading') {
      if (node.depth > depth + 1) faults.push(`a heading of level ${node.depth} after ${depth}`)
      depth = node.depth
      if (depth === 1) titles += 1
    }
    if (node.type === 'linkReference' && !definitions.has(`definition:${node.identifier}`))
      faults.push(`no definition of ${node.identifier}`)
    if (
      node.type === 'footnoteReference' &&
      !definitions.has(`footnoteDefinition:${node.identifier}`)
    )
      faults.push(`no footnote ${node.identifier}`)
    if ('url' in node) faults.push(...faultOfAddress(node.url, outDir, address))
  })
  if (titles !== 1 || tree.children[0]?.type !== 'heading')
    faults.push('no single title at the top')
  if (/[{}]\s*\/\*|import |<[A-Z]\w+/.test(toString(tree))) faults.push('code')
  return faults
}

/** Returns whether an address is relative, or leads to no file of the site. */
function faultOfAddress(url: string, outDir: string, address: string): string[] {
  if (!/^(?:https?|mailto):/.test(url)) return [`relative: ${url}`]
  if (!url.startsWith(address)) return []
  const path = decodeURIComponent(new URL(url).pathname).slice(new URL(address).pathname.length)
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  return existsSync(join(outDir, file)) ? [] : [`leads to nothing: ${url}`]
}

function addressOf({ outDir }: Outcome): string {
  const home = readFileSync(join(outDir, 'index.html'), 'utf8')
  return /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1] ?? ''
}

describe.each([
  ['elements', () => shared('elements')],
  ['verdicts', () => shared('verdicts')],
  ['base-path', () => publish('base-path')],
  ['rtl', () => publish('rtl')],
] as const)('the publication %s', (_name, build) => {
  test('has a copy of every article and claim, which contains Markdown and nothing else', async () => {
    const built = await build()
    const address = addressOf(built)
    const copies = textsOf(built.outDir, '.md')
    const pages = [...textsOf(built.outDir, '.html').keys()].filter((name) =>
      /^(?:articles|claims)\/(?!page\/|.+\/(?:card|leaflet)\/).+\/index\.html$/.test(name),
    )
    expect([...copies.keys()]).toEqual(
      expect.arrayContaining(
        pages
          .filter(
            (name) =>
              !readFileSync(join(built.outDir, name), 'utf8').includes('http-equiv="refresh"'),
          )
          .map((name) => name.replace(/html$/, 'md')),
      ),
    )
    for (const [name, markdown] of copies)
      expect(faultsOf(markdown, built, address), name).toEqual([])
  })
})

describe('a withdrawn article', () => {
  test('is its notice, without a verdict and without its text', async () => {
    const { outDir } = await shared('elements')
    const copy = readFileSync(join(outDir, 'articles/withdrawn/index.md'), 'utf8')
    expect(copy).toMatch(
      /^# Does coffee cure colds\?\n\n\*\*Withdrawn, 9 May 2024\.\*\* We had confused/,
    )
    expect(copy).not.toMatch(/Verdict|What we said/)
  })
})

test('a claim has the media that make it and the address at which it was made', async () => {
  const { outDir } = await shared('verdicts')
  const tree = read(readFileSync(join(outDir, 'claims/tea-cures/index.md'), 'utf8'))
  const lines = toString(tree)
  expect(lines).toContain('Video: Edited or cropped: parts were rearranged or left out')
  expect(lines).toContain('The full film shows "sleep" & <rest>, not tea.')
  const urls: string[] = []
  visit(tree, 'link', ({ url }) => void urls.push(url))
  expect(urls).toEqual(
    expect.arrayContaining([
      'https://tea.example/film',
      'https://tea.example/film-in-full',
      'https://tea.example/offer',
    ]),
  )
})

test('llms-full.txt has every copy of a small publication', async () => {
  const { outDir } = await shared('elements')
  const full = readFileSync(join(outDir, 'llms-full.txt'), 'utf8')
  const copies = [...textsOf(outDir, '.md')].filter(([name]) => name.startsWith('articles/'))
  expect(copies.length).toBeGreaterThan(1)
  for (const [, copy] of copies) expect(full).toContain(copy.trim())
})
