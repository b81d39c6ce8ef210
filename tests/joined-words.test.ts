/** What a page shows as separate lines stays separate in feeds, in Markdown and for search. */

import type { Element, Nodes, Root, Text } from 'hast'

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { find, generate, parse, walk, type CssNode, type Rule } from 'css-tree'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { toString as textOfMarkdown } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { beforeAll, describe, expect, test } from 'vitest'

import { standalone } from '../src/feeds/absolute.ts'
import { searchedPart } from '../src/integrations/searched-part.ts'
import { markdownOf } from '../src/metadata/copies/html-to-markdown.ts'
import { writeMarkdown } from '../src/metadata/copies/nodes.ts'
import { shared } from './publish.ts'

/** Elements that are lines of their own without a style sheet. */
const block =
  /^(?:address|article|aside|blockquote|body|br|button|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h\d|header|hgroup|hr|html|label|legend|li|main|nav|ol|option|p|pre|search|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

/** Two texts that follow each other on different lines of the page. */
interface Pair {
  before: string
  after: string
}

/** Returns the classes that the style sheets of a site put on lines of their own on screens of every width. */
function ownLineClassesOf(outDir: string): Set<string> {
  const classes = new Set<string>()
  const sheets = globSync('_astro/*.css', { cwd: outDir })
  for (const sheet of sheets.filter((name) => !/print|popover|dialog/.test(name))) {
    const tree = parse(readFileSync(join(outDir, sheet), 'utf8'))
    walk(tree, {
      visit: 'Rule',
      enter(rule: Rule) {
        if (this.atrule && /^(?:media|container)$/.test(this.atrule.name)) return
        const own = rule.block.children.filter(
          (node: CssNode) =>
            node.type === 'Declaration' &&
            ((node.property === 'display' &&
              /^(?:block|flex|grid|list-item|table)$/.test(generate(node.value))) ||
              (node.property === 'content' && generate(node.value).includes('\\a'))),
        )
        if (own.isEmpty) return
        walk(rule.prelude, (node) => {
          if (node.type !== 'Selector') return
          const last = find(node, ({ type }) => type === 'Combinator') ? lastCompound(node) : node
          walk(last, (part) => {
            if (part.type === 'ClassSelector') classes.add(part.name)
          })
        })
      },
    })
  }
  return classes
}

/** Returns the part of a selector after its last combinator. */
function lastCompound(selector: CssNode): CssNode {
  const parts = generate(selector).split(/[\s>+~]+(?![^(]*\))/)
  return parse(parts.at(-1) ?? '', { context: 'selector' })
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}

/** Returns whether no program gets an element. Pagefind leaves navigation out. */
function isLeftOut({ tagName, properties }: Element): boolean {
  return /^(?:nav|script|style|svg|template)$/.test(tagName) || 'dataPagefindIgnore' in properties
}

/** Returns the texts on different lines that follow each other, in the order of the page. */
function pairsIn(tree: Root | Element, isOwnLine: (element: Element) => boolean): Pair[] {
  const pairs: Pair[] = []
  let before: string | undefined
  let isApart = false
  const step = (node: Nodes): void => {
    if (node.type === 'text') {
      if (node.value.trim() === '') return
      if (before !== undefined && isApart) pairs.push({ before, after: node.value })
      before = node.value
      isApart = false
    }
    if (!('children' in node)) return
    const isLine = node.type === 'element' && (block.test(node.tagName) || isOwnLine(node))
    if (node.type === 'element' && isLeftOut(node)) return
    isApart ||= isLine
    node.children.forEach((child) => {
      step(child)
    })
    isApart ||= isLine
  }
  step(tree)
  return pairs
}

/** Returns the end of one text and the start of the next, which must not follow each other directly. */
function joins({ before, after }: Pair): string[] {
  const end = /\S+(?:\s+\S+)?\s*$/.exec(before)?.[0].trim() ?? ''
  const start = /^\s*\S+(?:\s+\S+)?/.exec(after)?.[0].trim() ?? ''
  const normal = (text: string) => text.replace(/\s+/g, ' ')
  // After the end of a sentence, or a label, a space is enough.
  return /[.!?:;,\u2026]$/.test(end)
    ? [normal(end + start)]
    : [normal(end + start), normal(`${end} ${start}`)]
}

/** Returns the text of HTML with its lines apart. */
function linesOf(html: string): string {
  const lines: string[] = []
  const step = (node: Nodes): void => {
    const isLine = node.type === 'element' && block.test(node.tagName)
    if (isLine) lines.push('\n')
    if (node.type === 'text') lines.push(node.value.replace(/\s+/g, ' '))
    if ('children' in node) node.children.forEach(step)
    if (isLine) lines.push('\n')
  }
  step(fromHtml(html, { fragment: true }))
  return lines.join('')
}

/** Returns the texts of the blocks of a Markdown document. */
function blocksOf(markdown: string): string {
  const blocks: string[] = []
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node) => {
    if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading')
      blocks.push(textOfMarkdown(node).replace(/\s+/g, ' '))
  })
  return blocks.join('\n')
}

/** The parts of a page that feeds and copies have. */
const copied = new Set(['prose', 'evidence-frame', 'bibliography', 'picture', 'cite'])

describe('what a page shows as separate lines', () => {
  let styled: ReadonlySet<string> = new Set()
  const isOwnLine = (element: Element) => classesOf(element).some((name) => styled.has(name))
  const pages: { name: string; page: string; main: Element }[] = []
  const parts: typeof pages = []

  beforeAll(async () => {
    const { outDir } = await shared('elements')
    styled = ownLineClassesOf(outDir)
    for (const name of ['cell-more', 'run-remark', 'source-evidence', 'source-links'])
      expect(styled).toContain(name)
    const names = globSync(['style/index.html', '{articles,claims,references}/*/index.html'], {
      cwd: outDir,
    })
    for (const name of names) {
      const page = readFileSync(join(outDir, name), 'utf8')
      visit(fromHtml(page), 'element', (element: Element) => {
        if (element.tagName === 'main') pages.push({ name, page, main: element })
        if (!classesOf(element).some((each) => copied.has(each))) return
        parts.push({ name, page: toHtml(element), main: element })
      })
    }
    expect(pages.length).toBeGreaterThan(5)
    expect(parts.length).toBeGreaterThan(5)
  })

  const check = (of: typeof pages, textOf: (page: string) => string, keeps = joins) => {
    const joined = of.flatMap(({ name, page, main }) => {
      const text = textOf(page)
      const within = inlineText(main)
      return pairsIn(main, isOwnLine)
        .flatMap(keeps)
        .filter((join) => text.includes(join) && !within.includes(join))
        .map((join) => `${name}: ${join}`)
    })
    expect([...new Set(joined)]).toEqual([])
  }
  const address = 'https://example.org/a/'

  test('is separate in feeds', () => {
    const options = { seeDrawing: 'See it', separator: '; ', pictureOf: () => undefined }
    check(parts, (html) => linesOf(standalone(html, address, options)))
  })

  test('is separate in Markdown', () => {
    check(parts, (html) => blocksOf(writeMarkdown(markdownOf(html, address, () => undefined))))
  })

  test('is separate for search', () => {
    check(
      pages,
      (page) => (searchedPart(page) ?? '').replace(/<[^>]*>/g, '').replace(/\s+/g, ' '),
      // A space separates words.
      (pair) => joins(pair).slice(0, 1),
    )
  })
})

/** Returns each line of a page in which the same words may follow each other. */
function inlineText(main: Element): string {
  const texts: string[] = []
  visit(main, 'text', ({ value }: Text) => void texts.push(value.replace(/\s+/g, ' ')))
  return texts.join('\n')
}
