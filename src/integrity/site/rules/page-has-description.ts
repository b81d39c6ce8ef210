import type { SiteCheck } from '../site.ts'

import { at } from '../found.ts'
import { madeFrom, pagesOf } from '../site.ts'

/** Every page has one description; 404.html, which no search result shows, may do without. */
export const pageHasDescription: SiteCheck = (site) =>
  [...pagesOf(site)].flatMap(({ name, page }) => {
    const [first, ...more] = page.descriptions
    if (!first?.text) {
      if (name === '404.html' && !first) return []
      return [
        {
          rule: 'page-has-description' as const,
          ...at(first ?? page.head),
          message: first
            ? 'The description of this page has no words.'
            : 'This page has no description.',
          hint: `Give it a \`description\`. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((description) => ({
      rule: 'page-has-description' as const,
      ...at(description),
      message: `\`${description.text}\` is a second description of this page.`,
      hint: `Remove one of the two. ${madeFrom(site, name)}`,
    }))
  })
