import type { Table, TableRow } from 'mdast'

import type { MarkdownText } from '../markdown-texts.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { passagesOf, type Passage } from '../passages.ts'
import { defineRule } from '../rule.ts'

/**
 * Every table is read as one, and none of its cells is dropped. A row with more cells than the header loses the rest, a line
 * right after a table is a row of it, and without a line of dashes that fits the header there is no table (GitHub Flavored
 * Markdown 0.29, 4.10 "Tables").
 */
export const tableKeepsItsCells = defineRule({
  name: 'table-keeps-its-cells',
  holds: 'Every table is read as a table, and every cell of it is printed.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap((text) => {
    const { tree, source } = text
    if (!/[|\t]/.test(source)) return []
    return [
      ...nodesOf(tree).flatMap((node) => (node.type === 'table' ? inTable(node, text) : [])),
      ...passagesOf(tree, source).flatMap((passage, index, all) =>
        continuesHeader(passage, all[index - 1]) ? [] : unreadTable(passage, text),
      ),
    ]
  })
}

function inTable({ children }: Table, text: MarkdownText): Problem[] {
  const [header, ...rows] = children
  if (!header) return []
  const columns = header.children.length
  return rows.flatMap((row) => surplusCells(row, columns, text) ?? slippedLine(row, columns, text))
}

/** The cells of a row that its table has no column for. Empty ones are no loss. */
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
      message: `This row has ${children.length} cells and its table has ${columns} ${columns === 1 ? 'column' : 'columns'}: \`${lost}\` is not printed.`,
      hint: 'Add a column to the header and the line of dashes, or type `\\|` for a vertical bar that is part of a cell, in code and citations too.',
    },
  ]
}

/** A line of text that became a row because no blank line divides it from the table. */
function slippedLine(
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
      hint: 'Put a blank line between the table and the text after it.',
    },
  ]
}

/** A line of dashes, or what somebody may have typed for one: `|---|---|`, `|—|—|`, `---+---`, `|===|`. */
const dashes = /^[ \t]*[|+]?(?:[ \t:]*[-–—=_]+[-–—=_ \t:]*[|+])*[ \t:]*(?:[-–—=_]+[-–—=_ \t:]*)?$/

interface Line {
  start: number
  text: string
}

/** Tells whether a passage starts with the line of dashes of the one before it: of the two, that one is reported. */
function continuesHeader({ kind, text }: Passage, before: Passage | undefined): boolean {
  if (kind !== 'paragraph' || before?.kind !== 'paragraph') return false
  return (
    /^\s*\|[ \t:|-]+\|[ \t]*$/.test(text.split('\n')[0] ?? '') && /^\s*\|.*\|\s*$/.test(before.text)
  )
}

/** Lines of a paragraph that were to be a table. */
function unreadTable({ kind, start, text }: Passage, { source, pointAt }: MarkdownText): Problem[] {
  if (kind !== 'paragraph' || !/[|\t]/.test(text)) return []
  const lines = linesOf(text, start)
  const grid = lines.find((line) => /^\+(?:[-=:]+\+)+$/.test(line.text))
  const tabs = lines.filter((line) => line.text.includes('\t'))
  const [odd] = grid ? [grid] : tabs
  if (odd && (grid || (tabs.length > 1 && tabs.length === lines.length))) {
    return [
      {
        ...pointAt(odd.start, odd.start + odd.text.length),
        message: `This table is printed as text, since its ${grid ? 'lines are drawn with `+`' : 'cells are divided by tabs'}.`,
        hint: 'Put a vertical bar between two cells, and a line of dashes below the header: `| --- | --- |`.',
      },
    ]
  }
  const at = lines.findIndex((line) => /[|+]/.test(line.text) && isDashes(line.text))
  const header = lines[at - 1]
  const found = lines[at]
  if (found && header?.text.includes('|')) {
    const [given, wanted] = [cellsOf(found.text), cellsOf(header.text)]
    const isPlain = /^[\s|:-]+$/.test(found.text)
    return [
      {
        ...pointAt(header.start, header.start + header.text.length),
        message:
          isPlain && given !== wanted
            ? `This table is printed as text: its header has ${wanted} cells and its line of dashes ${given}.`
            : `This table is printed as text: \`${found.text.trim()}\` is not a line of dashes.`,
        hint: `Write below the header: \`|${' --- |'.repeat(wanted)}\`.`,
      },
    ]
  }
  const rows = lines.filter((line) => /^[ \t]*\|.*\|[ \t]*$/.test(line.text))
  const first = rows[0]
  const bars = rows.map((row) => row.text.split('|').length - 1)
  // Bars around a single word are often mathematics: |r|.
  if (!first || rows.length < lines.length || Math.max(...bars) < (rows.length > 1 ? 2 : 3))
    return []
  const end = first.start + first.text.length
  return [
    {
      ...pointAt(first.start, end),
      message: `\`${quote(source, first.start, end)}\` is printed as text with vertical bars, since no table starts here.`,
      hint: `Remove the blank line before it if it belongs to a table, or write a line of dashes below its header: \`|${' --- |'.repeat(cellsOf(first.text))}\`.`,
    },
  ]
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
