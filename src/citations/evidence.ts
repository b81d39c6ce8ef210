import type { PublishedPublication } from '../publication/published.ts'
import type { Words } from '../messages/words.ts'
import type { Urls } from '../shared/urls.ts'

import { rehypeAddresses } from '../markdown/addresses.ts'
import { bibliographyId } from '../shared/page-ids.ts'
import { sourceDetails } from './details.ts'
import { citeFields, type CitedFields } from './markdown-fields.ts'
import { type CitedClaim, evidenceSlots, outcomeSlots } from './slots.ts'

/**
 * Formats the outcomes and the evidence of a claim outside any article in the style of the site, with a bibliography.
 *
 * @param words of the page
 * @throws if it cites a source that does not exist, which the check reports with its place
 */
export function citeEvidence(
  claim: CitedClaim,
  {
    items,
    sources,
    citationSettings,
  }: Pick<PublishedPublication, 'items' | 'sources' | 'citationSettings'>,
  { words, urls }: { words: Words; urls: Urls },
): Promise<CitedFields> {
  return citeFields([...outcomeSlots(claim), ...evidenceSlots(claim)], {
    ...citationSettings,
    items,
    words,
    heading: { text: words.say('references.bibliography'), id: bibliographyId },
    transform: rehypeAddresses({ authored: (address) => urls.authored(address) }),
    details: (key) => {
      const source = sources.get(key)
      const page = urls.path({ to: 'reference', id: key })
      return (
        source && sourceDetails(key, source.item, source.reference, { claims: [], page, words })
      )
    },
  })
}
