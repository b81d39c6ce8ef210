import type { Check } from '../check.ts'
import type { Finding } from '../issue.ts'

import { addressesOf } from '../addresses.ts'
import { internalLinks } from '../links.ts'

/** What readers get does not link to what they do not get. Between drafts, links are right. */
export const draftIsNotLinked: Check = (checked) => {
  const links = internalLinks(checked).filter(({ fromDraft }) => !fromDraft)
  if (links.length === 0) return []
  const addresses = addressesOf(checked)
  return links
    .filter(({ path }) => addresses.get(path)?.draft)
    .map(({ written, where }): Finding => ({
      rule: 'draft-is-not-linked',
      ...where(),
      message: `\`${written}\` leads to a draft, which readers do not get.`,
      hint: 'Take the link out until that article is published, or publish it: remove `draft: true` there.',
    }))
}
