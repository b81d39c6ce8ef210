import { madeFrom, pagesFirst } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** Readers see no citation as typed. */
export const pageShowsNoCitationSource = defineRule({
  name: 'page-shows-no-citation-source',
  holds: 'No page of the built site shows a citation as typed.',
  severity: 'error',
  inspect(site) {
    const onPages = new Set<string>()
    return pagesFirst(site).flatMap(({ name, page, citations }) =>
      citations.flatMap(({ text, ...spot }) => {
        if (page) onPages.add(text)
        else if (onPages.has(text)) return []
        return {
          ...spot,
          message: `Readers see the citation \`${text}\` as typed.`,
          hint: `Move it to a text or a Markdown field, because titles cannot have citations, or put it between backticks. ${madeFrom(site, name)}`,
        }
      }),
    )
  },
})
