import type { Problem, RuleContext } from '../rule.ts'

import { addressesOf, type Unpublished } from '../addresses.ts'
import { internalLinks } from '../links.ts'
import { defineRule } from '../rule.ts'
import { unpublishedRecords } from '../unpublished.ts'

/** What readers get does not link to what they do not get. Between drafts, links are right. */
export const draftIsNotLinked = defineRule({
  name: 'draft-is-not-linked',
  holds: 'Nothing that is published links to what readers do not get.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const unpublished = unpublishedRecords(checked)
  const links = internalLinks(checked).filter(({ record }) => !unpublished.has(record))
  if (links.length === 0) return []
  const addresses = addressesOf(checked)
  return links.flatMap(({ path, written, where }): Problem[] => {
    const what = addresses.get(path)?.unpublished
    return what === undefined ? [] : [{ ...where(), ...problemOf(written, what) }]
  })
}

function problemOf(written: string, what: Unpublished): Pick<Problem, 'message' | 'hint'> {
  if (what === 'draft') {
    return {
      message: `\`${written}\` leads to a draft, which readers do not get.`,
      hint: 'Take the link out until that article is published, or publish it: remove `draft: true` there.',
    }
  }
  return {
    message: `\`${written}\` links to a ${what} that readers do not get: no published text uses it.`,
    hint: `Remove the link, or use this ${what} in a published article.`,
  }
}
