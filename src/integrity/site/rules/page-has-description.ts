import { at } from '../found.ts'
import { madeFrom, wholePage } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Every page has one description. 404.html and others that are not in search results do not need one. */
export const pageHasDescription = defineRule({
  name: 'page-has-description',
  holds: 'Every page of the built site has a description.',
  severity: 'error',
  inspect(file, site) {
    const { name } = file
    const page = wholePage(file)
    if (!page) return []
    const [first, ...more] = page.descriptions
    if (!first?.text) {
      if ((name === '404.html' || page.isUnlisted) && !first) return []
      return [
        {
          ...at(first ?? page.head),
          message: first
            ? 'The description of this page is empty.'
            : 'This page has no description.',
          hint: `Add a \`description\`. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((description) => ({
      ...at(description),
      message: `\`${description.text}\` is a second description of this page.`,
      hint: `Remove one of them. ${madeFrom(site, name)}`,
    }))
  },
})
