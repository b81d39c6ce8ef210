import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { markdownTexts } from '../markdown-texts.ts'
import { describeFault, markupFaults } from '../markup-faults.ts'

/**
 * Markup that is opened is closed, and written as Markdown reads it: headings, links, bold text, code. What is not is
 * printed as it is typed.
 */
export const markupIsComplete: Check = (checked) =>
  markdownTexts(checked).flatMap(({ tree, source, pointAt }) =>
    markupFaults(tree, source)
      .filter(({ certain }) => certain)
      .map((fault): Finding => ({
        rule: 'markup-is-complete',
        ...pointAt(fault.start, fault.end),
        message: describeFault(source, fault),
        hint: fault.hint,
      })),
  )
