import type { Inline } from '../policy.ts'
import { defineRule } from '../../rule.ts'

import { at } from '../found.ts'
import { madeFrom } from '../built-site.ts'

/**
 * The Content-Security-Policy of a page (CSP 3) blocks nothing on it, and if the home page has a policy, every page has
 * one.
 */
export const pageKeepsToItsPolicy = defineRule({
  name: 'page-keeps-to-its-policy',
  holds: 'No page of the built site has a script or style that its own policy blocks.',
  severity: 'error',
  inspect({ name, page }, site) {
    if (!page?.isDocument) return []
    if (site.hasPolicy && !page.hasPolicy)
      return [
        {
          ...at(page.head),
          message: 'This page has no Content-Security-Policy, but the home page has one.',
          hint: `Add the \`<meta http-equiv="content-security-policy">\` of the home page. ${madeFrom(site, name)}`,
        },
      ]
    return page.refused.map((inline) => ({
      ...at(inline),
      message: `${nameOf(inline)} is blocked by the policy of this page, so it has no effect.`,
      hint: `${remedies[inline.kind]} ${madeFrom(site, name)}`,
    }))
  },
  mayBreak: ({ hasPolicy }, site) => hasPolicy === false && site.hasPolicy,
})

const remedies = {
  script: 'Move it to a file, or remove it.',
  style: 'Move it to a style sheet, or remove it.',
  'style attribute': 'Use a class and a style sheet instead, or remove it.',
  'event handler': 'Handle the event in a script file instead, or remove it.',
} as const satisfies Record<Inline['kind'], string>

function nameOf({ kind, attribute }: Inline): string {
  return attribute === undefined ? `This \`<${kind}>\`` : `The attribute \`${attribute}\``
}
