/** Splits paragraphs into the lines in which they are written. */

import type { Paragraph, PhrasingContent } from 'mdast'

/** Returns the lines of a paragraph, without the ends of lines. */
export function linesOf({ children }: Paragraph): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type !== 'text') {
      lines.at(-1)?.push(child)
      continue
    }
    for (const [index, value] of child.value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (value !== '') lines.at(-1)?.push({ ...child, value })
    }
  }
  return lines
}

/** Joins lines to the content of a paragraph. */
export function joinLines(lines: readonly (readonly PhrasingContent[])[]): PhrasingContent[] {
  return lines.flatMap((line, index): PhrasingContent[] =>
    index === 0 ? [...line] : [{ type: 'text', value: '\n' }, ...line],
  )
}
