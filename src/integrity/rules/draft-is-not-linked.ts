import { type Problem, defineRule } from '../rule.ts'

import { addressesOf, type Unpublished } from '../addresses.ts'
import { internalLinks } from '../links.ts'
import { unpublishedRecords } from '../unpublished.ts'

/** Published content does not link to unpublished content. Drafts can link to each other. */
export const draftIsNotLinked = defineRule({
  name: 'draft-is-not-linked',
  holds: 'Published content does not link to unpublished content.',
  severity: 'error',
  check(checked) {
    const unpublished = unpublishedRecords(checked)
    const links = internalLinks(checked).filter(({ record }) => !unpublished.has(record))
    if (links.length === 0) return []
    const addresses = addressesOf(checked)
    return links.flatMap(({ path, written, where }): Problem[] => {
      const what = addresses.get(path)?.unpublished
      return what === undefined ? [] : [{ ...where(), ...problemOf(written, what) }]
    })
  },
})

function problemOf(written: string, what: Unpublished): Pick<Problem, 'message' | 'hint'> {
  if (what === 'draft') {
    return {
      message: `\`${written}\` links to an unpublished draft.`,
      hint: 'Remove the link, or publish the other article by removing its `draft: true`.',
    }
  }
  return {
    message: `\`${written}\` links to an unpublished ${what}: no published text uses it.`,
    hint: `Remove the link, or use this ${what} in a published article.`,
  }
}
