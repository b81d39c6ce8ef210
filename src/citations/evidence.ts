import type { Claim } from '../claims/schema.ts'
import type { PublishedPublication } from '../publication/published.ts'
import type { Site } from '../site.ts'
import type { Urls } from '../shared/urls.ts'

import { rehypeAddresses } from '../markdown/addresses.ts'
import { bibliographyId } from '../shared/page-ids.ts'
import { sourceDetails } from './details.ts'
import { citeFields, type CitedFields } from './markdown-fields.ts'
import { evidenceSlots } from './slots.ts'

/**
 * Formats the evidence of a claim outside any article in the style of the site, with a bibliography.
 *
 * @throws if it cites a source that does not exist, which the check reports with its place
 */
export function citeEvidence(
  claim: Pick<Claim, 'evidence'>,
  {
    items,
    sources,
    citationSettings,
  }: Pick<PublishedPublication, 'items' | 'sources' | 'citationSettings'>,
  { site, urls }: { site: Pick<Site, 'language'>; urls: Urls },
): Promise<CitedFields> {
  return citeFields(evidenceSlots(claim), {
    ...citationSettings,
    items,
    heading: { text: 'References', id: bibliographyId },
    transform: rehypeAddresses({ authored: (address) => urls.authored(address) }),
    details: (key) => {
      const source = sources.get(key)
      const page = urls.path({ to: 'reference', id: key })
      const { language } = site
      return (
        source && sourceDetails(key, source.item, source.reference, { claims: [], page, language })
      )
    },
  })
}
