/** Compares our results for the documented cases of rehype-citation with those of the plugin; see README.md. */

import type { Element, Nodes, Root } from 'hast'

import { readFileSync } from 'node:fs'
import path from 'node:path'
import rehypeCitation from 'rehype-citation'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'

import type { CslItem } from '../../src/references/csl.ts'

import { cslSettings } from '../../src/citations/citeproc/engines.ts'
import { renderWithAssay } from '../pandoc/assay.ts'
import { readListed, unexplained, type Difference } from '../pandoc/differences.ts'
import { plain } from '../pandoc/texts.ts'
import { remarkGfmAsWritten } from '../../src/reading/gfm.ts'

interface Case {
  name: string
  markdown: string
  nocite?: string[]
  styles?: string[]
}

/** The visible text of a page. */
interface Page {
  body: string
  entries: string[]
}

const here = (file: string) => path.join(import.meta.dirname, file)
const library = JSON.parse(readFileSync(here('references.json'), 'utf8')) as CslItem[]
const items = new Map(library.map((item) => [item.id, item]))
const added = new Map([['note', readFileSync(here('note.csl'), 'utf8')]])
const listed = readListed(here('differences.yaml'))
const blocks = new Set(['h2', 'li', 'p', 'section', 'td', 'th'])
const everyStyle = ['apa', 'vancouver', 'chicago', 'mla', 'harvard1']
const cases = (parse(readFileSync(here('cases.yaml'), 'utf8')) as Case[]).flatMap((each) =>
  (each.styles ?? everyStyle).map((style) => ({ ...each, style, at: `${each.name}.${style}` })),
)

test.each(cases)('$at reads as in the stock plugin, or a reason is listed', async (each) => {
  const theirs = readPage(await renderWithStock(each.markdown, each.style, each.nocite))
  const { markdown, nocite = [], style, name } = each
  const text = { name, markdown, nocite, language: 'en-US', items }
  const ours = await renderWithAssay(text, style, added).then(readPage, refused)
  const found: Difference[] = [
    { in: each.at, at: 'text', theirs: theirs.body, ours: ours.body },
    {
      in: each.at,
      at: 'entries',
      theirs: theirs.entries.join('\n'),
      ours: (ours.entries ?? theirs.entries).join('\n'),
    },
  ].filter((one) => one.theirs !== one.ours)
  const expected = listed.filter((one) => one.in === each.at)
  expect(unexplained(found, expected)).toBe('')
})

// The plugin adds a style file for each text to the styles of the process, in which the tests of other files run too.
afterAll(() => {
  for (const name of Object.keys(cslSettings.templates.data))
    if (name.startsWith('customCSL-')) Reflect.deleteProperty(cslSettings.templates.data, name)
})

test('every listed difference belongs to an existing case', () => {
  const names = new Set(cases.map(({ at }) => at))
  expect(listed.filter((one) => !names.has(one.in))).toEqual([])
})

function renderWithStock(markdown: string, style: string, nocite?: string[]): Promise<Root> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfmAsWritten)
    .use(remarkRehype)
    .use(rehypeCitation, {
      bibliography: 'references.json',
      path: import.meta.dirname,
      csl: added.has(style) ? `${style}.csl` : style,
      ...(nocite ? { noCite: nocite } : {}),
    })
  return processor.run(processor.parse(markdown))
}

/** Returns the error in place of a page, for a text that Assay rejects. */
function refused(error: unknown): { body: string; entries: undefined } {
  return { body: String(error), entries: undefined }
}

/** Reads a page of either kind: the text with notes, and the entries without numbers. */
function readPage(page: Root): Page {
  const entries: string[] = []
  visit(page, 'element', (element) => {
    if (!isBibliography(element)) return undefined
    visit(element, 'element', (entry) => {
      if (entry.tagName === 'li' || hasClass(entry, 'csl-entry')) entries.push(textOf(entry))
    })
    return 'skip'
  })
  return { body: textOf(page, true), entries }
}

function textOf(node: Nodes, withoutBibliography = false): string {
  const walk = (each: Nodes): string => {
    if (each.type === 'text') return each.value
    if (each.type === 'element' && isLeftOut(each)) return ''
    if (withoutBibliography && each.type === 'element' && isBibliography(each)) return ''
    const text = 'children' in each ? each.children.map(walk).join('') : ''
    return each.type === 'element' && blocks.has(each.tagName) ? ` ${text} ` : text
  }
  return plain(walk(node))
}

function isBibliography(element: Element): boolean {
  return element.properties['id'] === 'refs' || hasClass(element, 'bibliography')
}

/** Matches backlinks and the numbers of entries. */
function isLeftOut(element: Element): boolean {
  return (
    hasClass(element, 'backlinks') ||
    hasClass(element, 'data-footnote-backref') ||
    hasClass(element, 'csl-left-margin')
  )
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return [className].flat().includes(name)
}
