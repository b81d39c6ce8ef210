import { type Problem, defineRule } from '../rule.ts'

import { type Address, addressesOf } from '../addresses.ts'
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
  const links = internalLinks(checked).filter(({ record }) => appears(record))
  if (links.length === 0) return []
  const addresses = addressesOf(checked)
  return links.flatMap(({ path, written, where }): Problem[] => {
    const address = addresses.get(path)
    return address?.unpublished === undefined
      ? []
      : [{ ...where(), ...problemOf(written, address) }]
  })
}

function problemOf(
  written: string,
  { unpublished: what, publishAt }: Address,
): Pick<Problem, 'message' | 'hint'> {
  if (what === 'draft') {
    return {
      message: `\`${written}\` links to an unpublished draft.`,
      hint: 'Remove the link, or publish the other article by removing its `draft: true`.',
    }
  }
  if (what === 'embargoed article') {
    return {
      message: `\`${written}\` links to an article that is under embargo until \`${publishAt ?? ''}\`.`,
      hint: 'Remove the link, and add it when the other article is published.',
    }
  }
  return {
    message: `\`${written}\` links to an unpublished ${what ?? ''}: no published text uses it.`,
    hint: `Remove the link, or use this ${what ?? ''} in a published article.`,
  }
}
