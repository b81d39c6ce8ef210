/** Turns the HTML of a text into Markdown. */

import type { Element, ElementContent, Nodes, Root as HastRoot } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import type {
  BlockContent,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Link,
  LinkReference,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'

import { fromParse5 } from 'hast-util-from-parse5'
import { toString } from 'hast-util-to-string'
import { parseFragment } from 'parse5'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import type { Formula } from '../../reading/mathematics.ts'
import { isFormulaFrame, isParagraphIn, texOf } from '../../shared/formula.ts'
import { decodeWith } from '../../shared/percent-encoding.ts'
import { unfold } from '../../markdown/fold.ts'
import { separateLines } from '../own-lines.ts'
import { holdsDrawings, removeControls } from '../page-only.ts'

/**
 * Turns the HTML of a text into Markdown.
 *
 * Citations become references to links (CommonMark 0.31, section 4.7) whose labels are the citation keys. Drawings are
 * replaced by their alternative text. What only works on a page is left out: links back from notes and sources, and the
 * switch that opens a table.
 *
 * @param html the content of a page
 * @param page the address of the page, to which addresses are resolved
 * @param pageOfSource returns the absolute address of the page about a source; `undefined` if there is no such source
 * @returns the content, with the footnotes and the definitions of links at its end
 */
export function markdownOf(
  html: string,
  page: string,
  pageOfSource: (key: string) => string | undefined,
): RootContent[] {
  const tree = fromParse5(parseFragment(html)) as HastRoot
  unfold(tree)
  // The shades of the scale say which verdict is meant.
  removeControls(tree, ['verdict-scale'])
  separateLines(tree, separator)
  tidy(tree, page)
  const cited = new Map<string, string>()
  const link: Handle = (state, node: Element): FootnoteReference | Link | LinkReference => {
    if ('dataFootnoteRef' in node.properties) return noteReference(node)
    const children = state.all(node) as PhrasingContent[]
    const key = keyOf(node)
    const source = key === undefined ? undefined : pageOfSource(key)
    if (key === undefined || source === undefined)
      return { type: 'link', url: textOf(node, 'href'), children }
    cited.set(key, source)
    return { type: 'linkReference', identifier: key, label: key, referenceType: 'full', children }
  }
  const { children } = unified()
    .use(rehypeRemark, { handlers: { ...handlers, a: link } })
    .runSync(tree)
  const definitions = [...cited]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, url]): Definition => ({ type: 'definition', identifier: key, label: key, url }))
  return [...children, ...definitions]
}

/** Elements that HTML does not have, for what Markdown has and HTML has not. */
const names = { note: 'assay-note', notes: 'assay-notes' } as const

function noteReference(node: Element): FootnoteReference {
  const label = toString(node).trim()
  return { type: 'footnoteReference', identifier: label, label }
}

const handlers: Record<string, Handle> = {
  math: (_, node: Element): Formula => {
    const dollars = node.properties['display'] === 'block' ? '$$' : '$'
    return { type: 'inlineMath', value: `${dollars}${texOf(node) ?? ''}${dollars}` }
  },
  [names.notes]: (state, node: Element) => state.all(node),
  [names.note]: (state, node: Element): FootnoteDefinition => {
    const label = String(node.properties['label'])
    const children = state.toFlow(state.all(node)) as BlockContent[]
    return { type: 'footnoteDefinition', identifier: label, label, children }
  },
  sup: (state, node: Element) => raised(node, superscripts, '^') ?? state.all(node),
  sub: (state, node: Element) => raised(node, subscripts, '_') ?? state.all(node),
}

/** The signs that Unicode has in small, raised and lowered: digits and those of formulas (block U+2070). */
const superscripts = signs('0123456789+-\u2212=()n', [
  ...['\u2070', '\u00b9', '\u00b2', '\u00b3', '\u2074', '\u2075', '\u2076', '\u2077', '\u2078'],
  ...['\u2079', '\u207a', '\u207b', '\u207b', '\u207c', '\u207d', '\u207e', '\u207f'],
])
const subscripts = signs('0123456789+-\u2212=()', [
  ...['\u2080', '\u2081', '\u2082', '\u2083', '\u2084', '\u2085', '\u2086', '\u2087', '\u2088'],
  ...['\u2089', '\u208a', '\u208b', '\u208b', '\u208c', '\u208d', '\u208e'],
])

function signs(plain: string, small: readonly string[]): ReadonlyMap<string, string> {
  return new Map(small.map((sign, at) => [plain.charAt(at), sign]))
}

/** Markdown has no raised and lowered text; without any sign of it, 10<sup>6</sup> would be another number. */
function raised(node: Element, small: ReadonlyMap<string, string>, mark: string): Text | undefined {
  const text = toString(node).trim()
  if (text === '' || node.children.some(({ type }) => type === 'element')) return undefined
  const inSmall = Array.from(text, (sign) => small.get(sign))
  const isWord = /^[\p{L}\p{M}\d]+$/u.test(text)
  const value = inSmall.every((sign) => sign !== undefined)
    ? inSmall.join('')
    : `${mark}${isWord ? text : `(${text})`}`
  return { type: 'text', value }
}

/** Removes what Markdown cannot contain, and brings the rest into its form. */
function tidy(tree: HastRoot, page: string): void {
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined || node.type === 'text') return undefined
    const replace = (...content: ElementContent[]): [typeof SKIP, number] => {
      parent.children.splice(index, 1, ...content)
      return [SKIP, index]
    }
    if (node.type !== 'element' || pageOnly.has(node.tagName)) return replace()
    if (holdsDrawings(node)) {
      const words = inWords(node)
      replace(...words)
      return [SKIP, index + words.length]
    }
    resolveAddress(node, page)
    rename(node)
    if (isFormulaFrame(node) && isParagraphIn(parent)) node.tagName = 'p'
    if (node.tagName === 'span') return replace(...node.children)
    if (node.tagName === 'caption') return replace()
    if (node.tagName === 'table') {
      const caption = captionOf(node)
      if (caption) {
        parent.children.splice(index, 0, element('p', [element('strong', caption.children)]))
        node.children = node.children.filter((child) => child !== caption)
        return index
      }
    }
    if (node.tagName === 'th' || node.tagName === 'td') alignCell(node)
    return undefined
  })
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === 'th' || node.tagName === 'td') flatten(node)
  })
}

/** Elements that show or do nothing outside their page. */
const pageOnly = new Set(['button', 'link', 'script', 'style', 'summary', 'svg', 'template'])

function inWords({ properties: { role, ariaLabel } }: Element): ElementContent[] {
  return role === 'img' && typeof ariaLabel === 'string'
    ? [element('p', [{ type: 'text', value: ariaLabel }])]
    : []
}

function resolveAddress({ properties }: Element, page: string): void {
  for (const name of ['href', 'src'] as const) {
    const value = properties[name]
    if (typeof value === 'string' && URL.canParse(value, page))
      properties[name] = new URL(value, page).href
  }
}

function rename(node: Element): void {
  const { properties } = node
  if (node.tagName === 'sup' && node.children.some(isNoteReference)) node.tagName = 'span'
  else if ('dataFootnotes' in properties) renameNotes(node)
  else if (node.tagName === 'aside') node.tagName = 'blockquote'
  else if (hasClass(properties, 'picture-title')) node.children = [element('strong', node.children)]
  else if (hasClass(properties, 'picture-table')) removeCaption(node)
}

function isNoteReference(node: ElementContent): boolean {
  return node.type === 'element' && 'dataFootnoteRef' in node.properties
}

function renameNotes(section: Element): void {
  section.tagName = names.notes
  section.children = section.children
    .filter((child) => child.type === 'element' && child.tagName === 'ol')
    .flatMap((list) => ('children' in list ? list.children : []))
    .filter((item) => item.type === 'element')
    .map((item, at) => ({ ...item, tagName: names.note, properties: { label: `${at + 1}` } }))
}

/** The table of a picture has the title of the picture. */
function removeCaption(section: Element): void {
  for (const child of section.children) {
    if (child.type !== 'element' || child.tagName !== 'table') continue
    child.children = child.children.filter((part) => part !== captionOf(child))
  }
}

function captionOf({ children }: Element): Element | undefined {
  return children.find((child) => child.type === 'element' && child.tagName === 'caption') as
    | Element
    | undefined
}

function space(): ElementContent {
  return { type: 'text', value: ' ' }
}

/** Separates what has lines of its own on the page. */
function separator(): ElementContent {
  return { type: 'text', value: ' \u00b7 ' }
}

function alignCell({ properties }: Element): void {
  const { dataAlign } = properties
  if (typeof dataAlign === 'string') properties['align'] = dataAlign
}

/** Blocks that a cell of a table cannot contain in Markdown. */
const blocks = new Set(['blockquote', 'dd', 'div', 'dl', 'dt', 'li', 'ol', 'p', 'pre', 'ul'])

/** Makes a cell one line. */
function flatten(cell: Element): void {
  visit(cell, 'element', (node: Element) => {
    const tex = texOf(node)
    // A line would start another cell; the command means the same.
    if (tex !== undefined) node.properties['alttext'] = tex.replace(/(?<!\\)\|/g, '\\vert ')
  })
  const lines = linesIn(cell.children).filter((line) => line.some(hasContent))
  cell.children = lines.flatMap((line, index) => {
    const before = lines[index - 1]
    if (!before) return line
    const endsSentence = /\p{Sentence_Terminal}\s*$/u.test(toString(element('p', before)))
    return [endsSentence ? space() : separator(), ...line]
  })
}

/** Returns the content of blocks, each on a line of its own. */
function linesIn(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'element' && child.tagName === 'br') lines.at(-1)?.push(space())
    else if (child.type === 'element' && blocks.has(child.tagName))
      lines.push(...linesIn(child.children), [])
    else lines.at(-1)?.push(child)
  }
  return lines
}

function hasContent(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type === 'element'
}

/** The key of a citation: its fragment is `ref-<key>`. */
function keyOf({ properties: { role, href } }: Element): string | undefined {
  if (role !== 'doc-biblioref') return undefined
  const [, fragment] = typeof href === 'string' ? (/#ref-(.+)$/.exec(href) ?? []) : []
  return fragment === undefined ? undefined : decodeWith(decodeURIComponent, fragment)
}

function textOf({ properties }: Element, name: string): string {
  const value = properties[name]
  return typeof value === 'string' ? value : ''
}

function hasClass({ className }: Element['properties'], name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
