import { type Problem, defineRule } from '../rule.ts'

import { problemOfUnpublished, targetOf } from '../link-faults.ts'
import { internalLinks } from '../links.ts'
import { type DayOfPublication, daysOfPublication } from '../unpublished.ts'

/**
 * Published content does not link to unpublished content. Drafts can link to each other. An article under embargo may link
 * to what is published on its day.
 */
export const draftIsNotLinked = defineRule({
  name: 'draft-is-not-linked',
  holds: 'Published content does not link to unpublished content.',
  severity: 'error',
  check: (checked) => daysOfPublication(checked).flatMap(brokenLinks),
})

/** Reports the links of what is published on a day for the first time. */
function brokenLinks({ checked, appears }: DayOfPublication): Problem[] {
  return internalLinks(checked)
    .filter(({ record }) => appears(record))
    .flatMap((link): Problem[] => {
      const address = targetOf(link, checked)
      return address?.unpublished === undefined ? [] : [problemOfUnpublished(link, address)]
    })
}
