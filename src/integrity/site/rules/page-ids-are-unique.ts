import { madeFrom } from '../built-site.ts'
import { defineRule } from '../../rule.ts'

/** No `id` is used twice on a page, including its drawings (DOM Standard, "Elements": an ID is unique in its tree). */
export const pageIdsAreUnique = defineRule({
  name: 'page-ids-are-unique',
  holds: 'No identifier is used twice on a page of the built site.',
  severity: 'error',
  inspect: ({ name, page }, site) =>
    (page?.repeatedIds ?? []).map(({ text, first, ...spot }) => ({
      ...spot,
      message: `The identifier \`${text}\` is already used on this page, at ${first.place.line}:${first.place.column}.`,
      hint: `Change one of them, because links to \`#${text}\` lead only to the first. ${madeFrom(site, name)}`,
    })),
})
