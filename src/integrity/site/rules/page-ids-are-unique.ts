import type { SiteCheck } from '../site.ts'

import { madeFrom } from '../site.ts'

/** No `id` stands twice on a page (DOM Standard, "Elements": an ID is unique in its tree), drawings included. */
export const pageIdsAreUnique: SiteCheck = (site) =>
  site.files.flatMap(({ name, page }) =>
    (page?.repeatedIds ?? []).map(({ text, first, ...spot }) => ({
      rule: 'page-ids-are-unique' as const,
      ...spot,
      message: `The identifier \`${text}\` stands on this page already, at ${first.place.line}:${first.place.column}.`,
      hint: `Give one of the two another \`id\`; as it is, links to \`#${text}\` lead to the first. ${madeFrom(site, name)}`,
    })),
  )
