import type { SiteCheck } from '../site.ts'

import { at } from '../found.ts'
import { madeFrom, pagesOf } from '../site.ts'

/** Every page has one first-level heading, and that has words. */
export const pageHasOneHeading: SiteCheck = (site) =>
  [...pagesOf(site)].flatMap(({ name, page }) => {
    const [first, ...more] = page.headings
    if (!first?.text) {
      return [
        {
          rule: 'page-has-one-heading' as const,
          ...at(first ?? page.head),
          message: first
            ? 'The first-level heading of this page has no words.'
            : 'This page has no first-level heading.',
          hint: `Give it one \`<h1>\` that says what it is about. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((heading) => ({
      rule: 'page-has-one-heading' as const,
      ...at(heading),
      message: `\`${heading.text}\` is another first-level heading of this page, beside \`${first.text}\`.`,
      hint: `Make it a second-level heading (\`##\` in a text). ${madeFrom(site, name)}`,
    }))
  })
