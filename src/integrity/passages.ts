/** The text of Markdown without its markup, for rules about characters that Markdown prints as typed. */

import type { Nodes, Parents, Root, Table, TableRow } from 'mdast'

import { decodeString } from 'micromark-util-decode-string'

import { isCitation } from '../citations/citation-node.ts'
import { escaped, opaque } from '../citations/grammar.ts'
import { fillsSlot } from '../markdown/words.ts'
import { walkTree } from '../shared/tree.ts'
import { cached } from '../shared/cached.ts'

/** Replaces each character of an address. */
export const address = '\uE000'

/** The words of a paragraph, a heading or a table cell. */
export interface Passage {
  kind: 'paragraph' | 'heading' | 'cell'
  /** Offset of `text` in the source. */
  start: number
  /**
   * As long as its source. Each character of markup, code or a citation is replaced by `opaque`, of an escape or a
   * character reference by `escaped`, of an address by `address`. Line breaks stay, and the `>` of a quotation is a space.
   */
  text: string
}

const kindOf: Partial<Record<Nodes['type'], Passage['kind']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  tableCell: 'cell',
}

/**
 * Returns the passages of a text in order, without those that elements insert from records.
 *
 * @param tree the tree of the text, with citation nodes
 * @param source the text from which the tree was parsed
 */
export const passagesOf = cached((tree: Root, source: string): readonly Passage[] => {
  const passages: Passage[] = []
  const broken = new Set<Nodes>()
  walkTree<Nodes>(tree, (node) => {
    if (fillsSlot(node) || broken.has(node)) return false
    if (node.type === 'table') for (const row of brokenRows(node)) broken.add(row)
    const kind = kindOf[node.type]
    if (!kind || !('children' in node)) return undefined
    const { start, end } = node.position ?? {}
    if (start?.offset !== undefined && end?.offset !== undefined) {
      const text = plainText(node, source, start.offset, end.offset)
      passages.push({ kind, start: start.offset, text })
    }
    return false
  })
  return passages
})

/**
 * Returns rows with more cells than their table: a vertical bar inside code or markup split them. `table-keeps-its-cells`
 * reports them.
 */
function brokenRows({ children }: Table): TableRow[] {
  const columns = children[0]?.children.length ?? 0
  return children.filter((row) => row.children.length > columns)
}

/** A part of the source that is not plain text, and the character that replaces it. */
interface Cover {
  start: number
  end: number
  by: string
}

/** Only text that matches this is searched for escapes and addresses, which saves time. */
const mayBeMarkup = /[\\&>|]|:\/\/|www\./

function plainText(block: Parents, source: string, start: number, end: number): string {
  const covers = block.children.flatMap((child) => coversOf(child, source))
  covers.sort((one, other) => one.start - other.start)
  let text = ''
  for (const cover of covers) {
    const from = Math.max(cover.start, start + text.length)
    if (from >= cover.end) continue
    text += source.slice(start + text.length, from)
    text += source.slice(from, Math.min(cover.end, end)).replace(/[^\n]/g, cover.by)
  }
  text += source.slice(start + text.length, end)
  if (!mayBeMarkup.test(text)) return text
  const fill = (by: string) => (words: string) => by.repeat(words.length)
  return text
    .replace(/\\[!-/:-@[-`{-~]/g, fill(escaped))
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,31});/gi, (words) =>
      decodeString(words) === words ? words : escaped.repeat(words.length),
    )
    .replace(/(?:https?:\/\/|www\.)[^\s<>[\]()]+/gi, fill(address))
    .replace(/\n[ \t]*(?:>[ \t]?)+/g, (words) => words.replaceAll('>', ' '))
    .replace(block.type === 'tableCell' ? /^\||\|$/g : /(?!)/g, ' ')
}

const markerLength: Partial<Record<Nodes['type'], number>> = { emphasis: 1, strong: 2, delete: 2 }

/** Elements that show characters as typed. */
const typed = new Set(['code', 'kbd', 'pre', 'samp', 'var'])

function coversOf(node: Nodes, source: string): Cover[] {
  if (isCitation(node)) {
    // In other dialects, `^[See @key.]` is a footnote. The brackets stay, so that it can be reported as one.
    const inside = source[node.offset - 1] === '^' && source[node.offset] === '[' ? 1 : 0
    return [{ start: node.offset + inside, end: node.end - inside, by: opaque }]
  }
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  // GFM gives no position to links that it creates from words in a text, so these count as text.
  if (node.type === 'text' || start === undefined || end === undefined) return []
  const whole = { start, end, by: opaque }
  const length = markerLength[node.type]
  if (length !== undefined && 'children' in node) {
    return [
      { ...whole, end: start + length },
      ...node.children.flatMap((child) => coversOf(child, source)),
      { ...whole, start: end - length },
    ]
  }
  if (node.type === 'link' && source[start] !== '[') return [{ ...whole, by: address }]
  const holdsText =
    node.type === 'link' ||
    node.type === 'linkReference' ||
    (node.type === 'mdxJsxTextElement' && !typed.has(node.name ?? ''))
  if (!holdsText) return [whole]
  const placed = node.children.flatMap(({ position }) => position ?? [])
  const inside = placed[0]?.start.offset
  const after = placed.at(-1)?.end.offset
  if (inside === undefined || after === undefined) return [whole]
  return [
    { ...whole, end: inside },
    ...node.children.flatMap((child) => coversOf(child, source)),
    { ...whole, start: after },
  ]
}
