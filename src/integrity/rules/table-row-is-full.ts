import type { Table } from 'mdast'

import type { MarkdownText } from '../markdown-texts.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { counted } from '../../shared/counted.ts'
import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { defineRule } from '../rule.ts'

/**
 * Every row of a table has a cell for each column. Markdown adds empty cells at the end, so that what follows a forgotten
 * one is in the wrong column. A row of one cell is a heading within the table, unless it is the last and not bold.
 */
export const tableRowIsFull = defineRule({
  name: 'table-row-is-full',
  holds: 'Every row of a table has a cell for each column.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap(inText)
}

function inText({ tree, source, pointAt }: MarkdownText): Problem[] {
  if (!source.includes('|')) return []
  return nodesOf(tree).flatMap((table): Problem[] => {
    if (table.type !== 'table') return []
    const [header, ...rows] = table.children
    const columns = header?.children.length ?? 0
    if (rows.length === 0) return [withoutRows(table, source, pointAt)]
    return rows.flatMap(({ children, position }, index): Problem[] => {
      const cells = children.length
      const isBold = children[0]?.children[0]?.type === 'strong'
      const isHeading = cells === 1 && (isBold || index < rows.length - 1)
      if (cells === 0 || isHeading || cells >= columns) return []
      const start = position?.start.offset ?? 0
      const end = position?.end.offset ?? start
      // A line that slipped into the table is another rule's to report.
      if (cells === 1 && !source.slice(start, end).includes('|')) return []
      return [
        {
          ...pointAt(start, end),
          message: `The row \`${quote(source, start, end)}\` has ${counted(cells, 'cell')} and its table has ${columns} columns.`,
          hint: 'Add the missing cells; leave a cell empty where there is no value: `| a | | c |`.',
        },
      ]
    })
  })
}

function withoutRows(
  { position }: Table,
  source: string,
  pointAt: MarkdownText['pointAt'],
): Problem {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? start
  return {
    ...pointAt(start, end),
    message: `The table \`${quote(source, start, end)}\` has a header and no rows.`,
    hint: 'Write its rows right below the line of dashes, without an empty line between.',
  }
}
