import type { Table, TableRow } from 'mdast'

import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { nodesOf } from '../nodes.ts'
import { passagesOf, type Passage } from '../passages.ts'

/**
 * Every table is recognised, and none of its cells is dropped. A row with more cells than the header loses the rest, a
 * line directly after a table becomes a row, and a table needs a line of dashes with as many cells as the header (GitHub
 * Flavored Markdown 0.29, 4.10 "Tables").
 */
export const tableKeepsItsCells = defineRule({
  name: 'table-keeps-its-cells',
  holds: 'Every table is recognised, and every cell of it is printed.',
  severity: 'error',
  checkMarkdown(text) {
    const { tree, source } = text
    if (!/[|\t]/.test(source)) return []
    return [
      ...nodesOf(tree).flatMap((node) => (node.type === 'table' ? inTable(node, text) : [])),
      ...passagesOf(tree, source).flatMap((passage, index, all) =>
        continuesHeader(passage, all[index - 1]) ? [] : unrecognizedTable(passage, text),
      ),
    ]
  },
})

function inTable({ children }: Table, text: MarkdownText): Problem[] {
  const [header, ...rows] = children
  if (!header) return []
  const columns = header.children.length
  return rows.flatMap((row) => surplusCells(row, columns, text) ?? absorbedLine(row, columns, text))
}

/** Reports cells of a row for which its table has no column, unless they are empty. */
function surplusCells(
  { children }: TableRow,
  columns: number,
  { source, pointAt }: MarkdownText,
): Problem[] | undefined {
  const surplus = children.slice(columns).flatMap(({ position }) => {
    const start = position?.start.offset
    const end = position?.end.offset
    return start === undefined || end === undefined ? [] : [[start, end] as const]
  })
  const first = surplus.find(([start, end]) => /[^\s|]/.test(source.slice(start, end)))
  const last = surplus.at(-1)
  if (!first || !last) return undefined
  const start = first[0] + (/^[\s|]*/.exec(source.slice(...first))?.[0].length ?? 0)
  const end = last[1]
  const lost = quote(source.slice(start, end).replace(/[\s|]+$/, ''), 0, Infinity)
  return [
    {
      ...pointAt(start, end),
      message: `This row has ${children.length} cells, but its table has ${columns} ${columns === 1 ? 'column' : 'columns'}: \`${lost}\` is not printed.`,
      hint: 'Add a column to the header and the line of dashes, or type `\\|` for a vertical bar inside a cell, even in code and citations.',
    },
  ]
}

/** Reports a line of text that became a row because no empty line separates it from the table. */
function absorbedLine(
  { children, position }: TableRow,
  columns: number,
  { source, pointAt }: MarkdownText,
): Problem[] {
  const start = position?.start.offset
  const end = position?.end.offset
  if (children.length !== 1 || columns < 2 || start === undefined || end === undefined) return []
  const line = source.slice(start, end)
  if (line.includes('|') || line.trim() === '') return []
  return [
    {
      ...pointAt(start, end),
      message: `\`${quote(source, start, end)}\` is printed as a row of the table above it.`,
      hint: 'Put an empty line between the table and the text after it.',
    },
  ]
}

/** A line of dashes, or an attempt at one: `|---|---|`, `|—|—|`, `---+---`, `|===|`. */
const dashes = /^[ \t]*[|+]?(?:[ \t:]*[-–—=_]+[-–—=_ \t:]*[|+])*[ \t:]*(?:[-–—=_]+[-–—=_ \t:]*)?$/

interface Line {
  start: number
  text: string
}

/** Returns whether a passage starts with the line of dashes of the passage before it, which is reported instead. */
function continuesHeader({ kind, text }: Passage, before: Passage | undefined): boolean {
  if (kind !== 'paragraph' || before?.kind !== 'paragraph') return false
  return (
    /^\s*\|[ \t:|-]+\|[ \t]*$/.test(text.split('\n')[0] ?? '') && /^\s*\|.*\|\s*$/.test(before.text)
  )
}

/** Reports a paragraph that was intended as a table. */
function unrecognizedTable(
  { kind, start, text }: Passage,
  { source, pointAt }: MarkdownText,
): Problem | [] {
  if (kind !== 'paragraph' || !/[|\t]/.test(text)) return []
  const lines = linesOf(text, start)
  const grid = lines.find((line) => /^\+(?:[-=:]+\+)+$/.test(line.text))
  const tabs = lines.filter((line) => line.text.includes('\t'))
  const [odd] = grid ? [grid] : tabs
  if (odd && (grid || (tabs.length > 1 && tabs.length === lines.length))) {
    return {
      ...pointAt(odd.start, odd.start + odd.text.length),
      message: `This table is printed as text, because its ${grid ? 'lines are drawn with `+`' : 'cells are separated by tabs'}.`,
      hint: 'Put vertical bars between cells, and a line of dashes below the header: `| --- | --- |`.',
    }
  }
  const at = lines.findIndex((line) => /[|+]/.test(line.text) && isDashes(line.text))
  const header = lines[at - 1]
  const found = lines[at]
  if (found && header?.text.includes('|')) {
    const [given, wanted] = [cellsOf(found.text), cellsOf(header.text)]
    const isPlain = /^[\s|:-]+$/.test(found.text)
    return {
      ...pointAt(header.start, header.start + header.text.length),
      message:
        isPlain && given !== wanted
          ? `This table is printed as text: its header has ${wanted} cells, but its line of dashes has ${given}.`
          : `This table is printed as text: \`${found.text.trim()}\` is not a line of dashes.`,
      hint: `Write this line below the header: \`|${' --- |'.repeat(wanted)}\`.`,
    }
  }
  const rows = lines.filter((line) => /^[ \t]*\|.*\|[ \t]*$/.test(line.text))
  const first = rows[0]
  const bars = rows.map((row) => row.text.split('|').length - 1)
  // Vertical bars around a single word are often mathematics: |r|.
  if (!first || rows.length < lines.length || Math.max(...bars) < (rows.length > 1 ? 2 : 3))
    return []
  const end = first.start + first.text.length
  return {
    ...pointAt(first.start, end),
    message: `\`${quote(source, first.start, end)}\` is printed as text with vertical bars, because it is not part of a table.`,
    hint: `Remove the empty line before it if it belongs to a table, or write a line of dashes below its header: \`|${' --- |'.repeat(cellsOf(first.text))}\`.`,
  }
}

function isDashes(line: string): boolean {
  return /[-–—=_]/.test(line) && dashes.test(line)
}

function linesOf(text: string, start: number): Line[] {
  let at = start
  return text.split('\n').map((line) => {
    const found = { start: at + (line.length - line.trimStart().length), text: line.trim() }
    at += line.length + 1
    return found
  })
}

function cellsOf(line: string): number {
  return line.replace(/^\s*[|+]|[|+]\s*$/g, '').split(/[|+]/).length
}
