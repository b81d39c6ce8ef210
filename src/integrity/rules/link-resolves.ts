import { internalLinks } from '../links.ts'
import { type Problem, defineRule } from '../rule.ts'

import { problemOfLink, targetOf } from '../link-faults.ts'
import { isNoteAlone } from '../placeholders.ts'
import { unpublishedRecords } from '../unpublished.ts'

/**
 * Every link within the publication leads to an existing page or file, and its fragment to an element there.
 * `draft-is-not-linked` reports links to unpublished content.
 */
export const linkResolves = defineRule({
  name: 'link-resolves',
  holds: 'Every internal link leads to an existing page, and its fragment to an element there.',
  severity: 'error',
  check(checked) {
    const links = internalLinks(checked)
    if (links.length === 0) return []
    const unpublished = unpublishedRecords(checked)
    return links.flatMap((link): Problem[] => {
      // Other rules report an empty address, and a note such as TODO instead of one.
      if (link.written === '' || isNoteAlone(link.written)) return []
      if (targetOf(link, checked)?.unpublished && !unpublished.has(link.record)) return []
      const problem = problemOfLink(link, checked)
      return problem ? [problem] : []
    })
  },
})
