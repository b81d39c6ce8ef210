import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { markdownTexts } from '../markdown-texts.ts'
import { describeFault, markupFaults } from '../markup-faults.ts'

/**
 * No text shows characters that look like markup: that of other dialects of Markdown, or a sign that may have been meant to
 * open or close something. `markup-is-complete` reports what is certainly a mistake.
 */
export const textShowsNoMarkup: Check = (checked) =>
  markdownTexts(checked).flatMap(({ tree, source, pointAt }) =>
    markupFaults(tree, source)
      .filter(({ certain }) => !certain)
      .map((fault): Finding => ({
        rule: 'text-shows-no-markup',
        ...pointAt(fault.start, fault.end),
        message: describeFault(source, fault),
        hint: fault.hint,
      })),
  )
