import type { CheckedText } from '../text.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { firstLine, headingsOf } from '../nodes.ts'
import { defineRule } from '../rule.ts'

/** The title of a page is its first level: headings start at the second, and go down one level at a time. */
export const headingsNest = defineRule({
  name: 'headings-nest',
  holds: 'Headings nest without gaps, below the title of the page.',
  severity: 'error',
  check,
})

function check({ articles, pages }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(inText)
}

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
  if (level === 1) return 'is a first-level heading, and the title of the page is that already'
  return above === 1
    ? `starts at level ${level}: the first heading of a text is at level 2`
    : `jumps from level ${above} to level ${level}`
}

function advice(level: number, above: number, sign: (level: number) => string): string {
  if (level === 1)
    return `Start it with \`${sign(2)}\`, and the headings below it with \`${sign(3)}\`.`
  const right = `Start it with \`${sign(above + 1)}\``
  return above === 1
    ? `${right}.`
    : `${right}, one level below the heading before it, or give it a heading between the two.`
}
