import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'
import type { MarkdownText } from '../markdown-texts.ts'

import { markdownTexts, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'

/**
 * Every row of a table has a cell for each column. Markdown adds empty cells at the end, so that what follows a forgotten
 * one is in the wrong column. A row of one cell is a heading within the table.
 */
export const tableRowIsFull: Check = (checked) => markdownTexts(checked).flatMap(inText)

function inText({ tree, source, pointAt }: MarkdownText): Finding[] {
  if (!source.includes('|')) return []
  return nodesOf(tree).flatMap((table): Finding[] => {
    if (table.type !== 'table') return []
    const [header, ...rows] = table.children
    const columns = header?.children.length ?? 0
    return rows.flatMap(({ children, position }): Finding[] => {
      const cells = children.length
      if (cells < 2 || cells >= columns) return []
      const start = position?.start.offset ?? 0
      const end = position?.end.offset ?? start
      return [
        {
          rule: 'table-row-is-full',
          ...pointAt(start, end),
          message: `The row \`${quote(source, start, end)}\` has ${cells} cells and its table has ${columns} columns.`,
          hint: 'Add the missing cells; leave a cell empty where there is no value: `| a | | c |`.',
        },
      ]
    })
  })
}
