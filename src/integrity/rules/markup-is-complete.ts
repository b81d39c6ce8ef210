import type { Problem } from '../rule.ts'

import { markdownTexts } from '../markdown-texts.ts'
import { describeFault, markupFaults } from '../markup/faults.ts'
import { defineRule } from '../rule.ts'

/**
 * Markup is closed and has the syntax of Markdown: headings, links, bold text, code. Other markup would be printed as
 * typed.
 */
export const markupIsComplete = defineRule({
  name: 'markup-is-complete',
  holds: 'Markup is closed and has the syntax of Markdown.',
  severity: 'error',
  check: (checked) =>
    markdownTexts(checked).flatMap(({ tree, source, pointAt }) =>
      markupFaults(tree, source)
        .filter(({ certain }) => certain)
        .map((fault): Problem => ({
          ...pointAt(fault.start, fault.end),
          message: describeFault(source, fault),
          hint: fault.hint,
        })),
    ),
})
