import type { Table } from 'mdast'

import { type MarkdownText, quote } from '../markdown-texts.ts'
import { type Problem, defineRule } from '../rule.ts'

import { counted } from '../../shared/counted.ts'
import { nodesOf } from '../nodes.ts'

/**
 * Every row of a table has a cell for each column. Markdown adds missing cells at the end, so the cells after a forgotten
 * one move to the wrong column. A row of one cell is a heading inside the table, unless it is the last and not bold.
 */
export const tableRowIsFull = defineRule({
  name: 'table-row-is-full',
  holds: 'Every row of a table has a cell for each column.',
  severity: 'warning',
  checkMarkdown: inText,
})

function inText({ tree, source, pointAt }: MarkdownText): Problem[] {
  if (!source.includes('|')) return []
  return nodesOf(tree).flatMap((table): Problem[] => {
    if (table.type !== 'table') return []
    const [header, ...rows] = table.children
    const columns = header?.children.length ?? 0
    if (rows.length === 0) return [withoutRows(table, source, pointAt)]
    return rows.flatMap(({ children, position }, index): Problem | [] => {
      const cells = children.length
      const isBold = children[0]?.children[0]?.type === 'strong'
      const isHeading = cells === 1 && (isBold || index < rows.length - 1)
      if (cells === 0 || isHeading || cells >= columns) return []
      const start = position?.start.offset ?? 0
      const end = position?.end.offset ?? start
      // `table-keeps-its-cells` reports a line of text that became a row.
      if (cells === 1 && !source.slice(start, end).includes('|')) return []
      return {
        ...pointAt(start, end),
        message: `The row \`${quote(source, start, end)}\` has ${counted(cells, 'cell')}, but its table has ${columns} columns.`,
        hint: 'Add the missing cells. Leave a cell empty if it has no value: `| a | | c |`.',
      }
    })
  })
}

function withoutRows(
  { position, children: [header] }: Table,
  source: string,
  pointAt: MarkdownText['pointAt'],
): Problem {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? start
  const headerEnd = header?.position?.end.offset ?? end
  return {
    ...pointAt(start, end),
    message: `The table \`${quote(source, start, headerEnd)}\` has a header but no rows.`,
    hint: 'Write its rows directly below the line of dashes, without an empty line.',
  }
}
