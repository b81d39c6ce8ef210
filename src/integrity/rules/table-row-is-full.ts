import type { Table } from 'mdast'

import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'
import type { MarkdownText } from '../markdown-texts.ts'

import { counted } from '../../shared/counted.ts'
import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'

/**
 * Every row of a table has a cell for each column. Markdown adds empty cells at the end, so that what follows a forgotten
 * one is in the wrong column. A row of one cell is a heading within the table, unless it is the last and not bold.
 */
export const tableRowIsFull: Check = (checked) => markdownTexts(checked).flatMap(inText)

function inText({ tree, source, pointAt }: MarkdownText): Finding[] {
  if (!source.includes('|')) return []
  return nodesOf(tree).flatMap((table): Finding[] => {
    if (table.type !== 'table') return []
    const [header, ...rows] = table.children
    const columns = header?.children.length ?? 0
    if (rows.length === 0) return [withoutRows(table, source, pointAt)]
    return rows.flatMap(({ children, position }, index): Finding[] => {
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
          rule: 'table-row-is-full',
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
): Finding {
  const start = position?.start.offset ?? 0
  const end = position?.end.offset ?? start
  return {
    rule: 'table-row-is-full',
    ...pointAt(start, end),
    message: `The table \`${quote(source, start, end)}\` has a header and no rows.`,
    hint: 'Write its rows right below the line of dashes, without an empty line between.',
  }
}
