import { markupProblems } from '../markup/faults.ts'
import { defineRule } from '../rule.ts'

/**
 * No text shows characters that look like markup: syntax of other Markdown dialects, or a mark that was probably intended
 * to open or close something. `markup-is-complete` reports certain mistakes.
 */
export const textShowsNoMarkup = defineRule({
  name: 'text-shows-no-markup',
  holds: 'No text shows characters that look like markup.',
  severity: 'warning',
  checkMarkdown: (text) => markupProblems(text, false),
})
