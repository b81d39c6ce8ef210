import type { Inline } from '../policy.ts'
import type { Problem } from '../../rule.ts'
import type { BuiltSite } from '../site.ts'

import { at } from '../found.ts'
import { madeFrom } from '../site.ts'
import { defineRule } from '../../rule.ts'

/**
 * Nothing on a page is refused by the page's own Content-Security-Policy (CSP 3), and no page goes without one where the
 * front page has one.
 */
export const pageKeepsToItsPolicy = defineRule({
  name: 'page-keeps-to-its-policy',
  holds: 'No page of the built site has a script or style that its own policy refuses.',
  severity: 'error',
  inspect,
})

function inspect(site: BuiltSite): Problem[] {
  const front = site.files.find(({ name }) => name === 'index.html')
  return site.files.flatMap(({ name, page }): Problem[] => {
    if (!page?.isDocument) return []
    if (front?.page?.hasPolicy && !page.hasPolicy)
      return [
        {
          ...at(page.head),
          message: 'This page has no Content-Security-Policy, and the front page has one.',
          hint: `Give it the \`<meta http-equiv="content-security-policy">\` of the front page. ${madeFrom(site, name)}`,
        },
      ]
    return page.refused.map((inline) => ({
      ...at(inline),
      message: `${nameOf(inline)} is refused by the policy of this page, and has no effect.`,
      hint: `${remedies[inline.kind]} ${madeFrom(site, name)}`,
    }))
  })
}

const remedies = {
  script: 'Make a file of it, or take it away.',
  style: 'Move it to a style sheet, or take it away.',
  'style attribute': 'Say it with a class and a style sheet, or take it away.',
  'event handler': 'Take it away, or let a script that is a file listen instead.',
} as const satisfies Record<Inline['kind'], string>

function nameOf({ kind, attribute }: Inline): string {
  return attribute === undefined ? `This \`<${kind}>\`` : `The attribute \`${attribute}\``
}
