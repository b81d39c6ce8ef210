import { markupProblems } from '../markup/faults.ts'
import { defineRule } from '../rule.ts'

/**
 * Markup is closed and has the syntax of Markdown: headings, links, bold text, code. Other markup would be printed as
 * typed.
 */
export const markupIsComplete = defineRule({
  name: 'markup-is-complete',
  holds: 'Markup is closed and has the syntax of Markdown.',
  severity: 'error',
  checkMarkdown: (text) => markupProblems(text, true),
})
