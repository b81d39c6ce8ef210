import type { CheckedText } from '../text.ts'
import { type Problem, defineRule } from '../rule.ts'

import { firstLine, headingsOf } from '../nodes.ts'

/** Headings start at the second level, below the title of the page, and do not skip levels. */
export const headingsNest = defineRule({
  name: 'headings-nest',
  holds: 'Headings start below the title of the page and do not skip levels.',
  severity: 'error',
  checkText: inText,
})

function inText({ record }: CheckedText): Problem[] {
  if (!record.tree) return []
  const problems: Problem[] = []
  let above = 1
  for (const { node, level, sign } of headingsOf(record.tree)) {
    const right = Math.min(Math.max(level, 2), above + 1)
    if (level !== right) {
      const { line, place } = firstLine(record, node)
      problems.push({
        place,
        message: `\`${line.replaceAll('`', '')}\` ${problem(level, above)}.`,
        hint: advice(level, above, sign),
        length: line.length,
      })
    }
    above = Math.max(level, 2)
  }
  return problems
}

function problem(level: number, above: number): string {
  if (level === 1) return 'is a first-level heading, but the title of the page already is one'
  return above === 1
    ? `is at level ${level}, but the first heading of a text has to be at level 2`
    : `jumps from level ${above} to level ${level}`
}

function advice(level: number, above: number, sign: (level: number) => string): string {
  if (level === 1)
    return `Start it with \`${sign(2)}\`, and the headings below it with \`${sign(3)}\`.`
  const right = `Start it with \`${sign(above + 1)}\``
  return above === 1
    ? `${right}.`
    : `${right}, one level below the previous heading, or add a heading between the two.`
}
