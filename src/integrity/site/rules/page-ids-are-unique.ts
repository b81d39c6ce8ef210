import type { Problem } from '../../rule.ts'
import type { BuiltSite } from '../site.ts'

import { madeFrom } from '../site.ts'
import { defineRule } from '../../rule.ts'

/** No `id` stands twice on a page (DOM Standard, "Elements": an ID is unique in its tree), drawings included. */
export const pageIdsAreUnique = defineRule({
  name: 'page-ids-are-unique',
  holds: 'No identifier stands twice on a page of the built site.',
  severity: 'error',
  inspect,
})

function inspect(site: BuiltSite): Problem[] {
  return site.files.flatMap(({ name, page }) =>
    (page?.repeatedIds ?? []).map(({ text, first, ...spot }) => ({
      ...spot,
      message: `The identifier \`${text}\` stands on this page already, at ${first.place.line}:${first.place.column}.`,
      hint: `Give one of the two another \`id\`; as it is, links to \`#${text}\` lead to the first. ${madeFrom(site, name)}`,
    })),
  )
}
