import { at } from '../found.ts'
import { madeFrom, wholePage } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Every page has one first-level heading, which is not empty. */
export const pageHasOneHeading = defineRule({
  name: 'page-has-one-heading',
  holds: 'Every page of the built site has one first-level heading.',
  severity: 'error',
  inspect(file, site) {
    const { name } = file
    const page = wholePage(file)
    if (!page) return []
    const [first, ...more] = page.headings
    if (!first?.text) {
      return [
        {
          ...at(first ?? page.head),
          message: first
            ? 'The first-level heading of this page is empty.'
            : 'This page has no first-level heading.',
          hint: `Add an \`<h1>\` that says what the page is about. ${madeFrom(site, name)}`,
        },
      ]
    }
    return more.map((heading) => ({
      ...at(heading),
      message: `\`${heading.text}\` is another first-level heading of this page, besides \`${first.text}\`.`,
      hint: `Make it a second-level heading (\`##\` in a text). ${madeFrom(site, name)}`,
    }))
  },
})
