import type { SiteCheck } from '../site.ts'

import { at } from '../found.ts'
import { madeFrom } from '../site.ts'

/** Every page, one that sends its readers on included, has one title with words in it. */
export const pageHasTitle: SiteCheck = (site) =>
  site.files.flatMap(({ name, page }) => {
    if (!page?.isDocument) return []
    const [first, ...more] = page.titles
    if (!first?.text) {
      return [
        {
          rule: 'page-has-title' as const,
          ...at(first ?? page.head),
          message: first ? 'The title of this page has no words.' : 'This page has no title.',
          hint: `Give it a \`title\`. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((title) => ({
      rule: 'page-has-title' as const,
      ...at(title),
      message: `\`${title.text}\` is a second title of this page, which is \`${first.text}\` already.`,
      hint: `Remove one \`<title>\`. ${madeFrom(site, name)}`,
    }))
  })
