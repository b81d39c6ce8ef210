import type { Problem, RuleContext } from '../rule.ts'

import { markdownTexts } from '../markdown-texts.ts'
import { describeFault, markupFaults } from '../markup/faults.ts'
import { defineRule } from '../rule.ts'

/**
 * No text shows characters that look like markup: that of other dialects of Markdown, or a sign that may have been meant to
 * open or close something. `markup-is-complete` reports what is certainly a mistake.
 */
export const textShowsNoMarkup = defineRule({
  name: 'text-shows-no-markup',
  holds: 'No text shows characters that look like markup.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return markdownTexts(checked).flatMap(({ tree, source, pointAt }) =>
    markupFaults(tree, source)
      .filter(({ certain }) => !certain)
      .map((fault): Problem => ({
        ...pointAt(fault.start, fault.end),
        message: describeFault(source, fault),
        hint: fault.hint,
      })),
  )
}
