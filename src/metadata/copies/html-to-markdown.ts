/** Turns the HTML of a text, as it is in feeds, into Markdown. */

import type { Element, ElementContent, Root as HastRoot } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import type {
  BlockContent,
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  LinkReference,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'

import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { decodeWith } from '../../shared/percent-encoding.ts'

/** Blocks that a cell of a table cannot contain in Markdown. */
const blocks = new Set(['blockquote', 'br', 'dd', 'div', 'dl', 'dt', 'li', 'ol', 'p', 'pre', 'ul'])

/** Parts of a cell that are on lines of their own on a page. */
const ownLine = new Set(['study-design', 'cell-more'])

/**
 * Turns the HTML of a text into Markdown.
 *
 * Citations become references to links (CommonMark 0.31, section 4.7) whose labels are the citation keys. What only works on
 * a page is left out: links back from notes and sources, and the switch that opens a table.
 *
 * @param html HTML with absolute addresses (`standalone`)
 * @param pageOfSource returns the absolute address of the page about a source; `undefined` if there is no such source
 * @returns the content, with the footnotes and the definitions of links at its end
 */
export function markdownOf(
  html: string,
  pageOfSource: (key: string) => string | undefined,
): RootContent[] {
  const tree = fromHtml(html, { fragment: true })
  tidy(tree)
  const cited = new Map<string, string>()
  const citation: Handle = (state, node: Element) => {
    const key = keyOf(node)
    const url = key === undefined ? undefined : pageOfSource(key)
    if (key === undefined || url === undefined) return undefined
    cited.set(key, url)
    return {
      type: 'linkReference',
      identifier: key,
      label: key,
      referenceType: 'full',
      children: state.all(node) as PhrasingContent[],
    } satisfies LinkReference
  }
  const { children } = unified()
    .use(rehypeRemark, { handlers: { ...handlers, [names.citation]: citation } })
    .runSync(tree)
  const definitions = [...cited]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, url]): Definition => ({ type: 'definition', identifier: key, label: key, url }))
  return [...children, ...definitions]
}

/** Elements that HTML does not have, for what Markdown has and HTML has not. */
const names = {
  citation: 'assay-citation',
  note: 'assay-note',
  notes: 'assay-notes',
  noteReference: 'assay-note-reference',
} as const

const handlers: Record<string, Handle> = {
  [names.noteReference]: (_state, node: Element): FootnoteReference => {
    const label = toString(node).trim()
    return { type: 'footnoteReference', identifier: label, label }
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

/** Removes what only works on a page, and brings the rest into the form of Markdown. */
function tidy(tree: HastRoot): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (isPageOnly(node)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    rename(node)
    if (node.tagName === 'table') {
      const caption = tidyTable(node)
      if (caption && !isRepeated(caption)) {
        parent.children.splice(index, 0, element('p', [element('strong', caption.children)]))
        return [SKIP, index + 2]
      }
      return SKIP
    }
    return undefined
  })
}

function isPageOnly({ tagName, properties }: Element): boolean {
  return (
    tagName === 'summary' ||
    hasClass(properties, 'backlinks') ||
    'dataFootnoteBackref' in properties ||
    hasClass(properties, 'sr-only')
  )
}

/** The table of a picture has the title of the picture. */
function isRepeated(caption: Element): boolean {
  return 'dataRepeated' in caption.properties
}

function rename(node: Element): void {
  const { properties } = node
  if (node.tagName === 'a' && properties['role'] === 'doc-biblioref') node.tagName = names.citation
  else if ('dataFootnoteRef' in properties) node.tagName = names.noteReference
  else if (node.tagName === 'sup' && node.children.some(isNoteReference)) node.tagName = 'span'
  else if ('dataFootnotes' in properties) renameNotes(node)
  else if (node.tagName === 'aside') node.tagName = 'blockquote'
  else if (hasClass(properties, 'picture-title')) node.children = [element('strong', node.children)]
  else if (hasClass(properties, 'picture-table')) markRepeated(node)
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

function markRepeated(section: Element): void {
  visit(section, { tagName: 'caption' }, (caption: Element) => {
    caption.properties = { dataRepeated: '' }
  })
}

/** Makes each cell one line, aligns it as on the page, and returns the caption. */
function tidyTable(table: Element): Element | undefined {
  let caption: Element | undefined
  visit(table, 'element', (node: Element) => {
    if (node.tagName === 'caption') caption = node
    rename(node)
    if (node.tagName !== 'th' && node.tagName !== 'td') return
    const { dataAlign } = node.properties
    if (typeof dataAlign === 'string') node.properties['align'] = dataAlign
    flatten(node)
  })
  return caption
}

function flatten(cell: Element): void {
  visit(cell, 'element', (node: Element, index, parent) => {
    if (!parent || index === undefined || node === cell) return undefined
    if (isPageOnly(node)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    const before = blocks.has(node.tagName)
      ? ' '
      : [...ownLine].some((name) => hasClass(node.properties, name))
        ? ' · '
        : undefined
    if (before === undefined) return undefined
    node.tagName = 'span'
    node.properties = {}
    node.children = [
      { type: 'text', value: before },
      ...node.children,
      { type: 'text', value: ' ' },
    ]
    return undefined
  })
}

/** The key of a citation: its fragment is `ref-<key>`. */
function keyOf({ properties }: Element): string | undefined {
  const { href } = properties
  const [, fragment] = typeof href === 'string' ? (/#ref-(.+)$/.exec(href) ?? []) : []
  return fragment === undefined ? undefined : decodeWith(decodeURIComponent, fragment)
}

function hasClass({ className }: Element['properties'], name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}
