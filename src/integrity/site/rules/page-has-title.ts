import { at } from '../found.ts'
import { madeFrom } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Every page, including redirects, has one title, which is not empty. */
export const pageHasTitle = defineRule({
  name: 'page-has-title',
  holds: 'Every page of the built site has a title.',
  severity: 'error',
  inspect({ name, page }, site) {
    if (!page?.isDocument) return []
    const [first, ...more] = page.titles
    if (!first?.text) {
      return [
        {
          ...at(first ?? page.head),
          message: first ? 'The title of this page is empty.' : 'This page has no title.',
          hint: `Add a \`title\`. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((title) => ({
      ...at(title),
      message: `\`${title.text}\` is a second title of this page, besides \`${first.text}\`.`,
      hint: `Remove one \`<title>\`. ${madeFrom(site, name)}`,
    }))
  },
})
