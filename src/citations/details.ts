import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { SourceDetails } from './bibliography.ts'
import type { CitedClaim } from './slots.ts'

import { findingWords } from '../claims/words.ts'
import { healthWords } from '../references/health.ts'
import { formatDate, formatEdtf } from '../shared/dates.ts'

/** What a bibliography shows of a reference besides its entry. */
export type ListedReference = Pick<Reference, 'health' | 'archived' | 'accessed'>

/**
 * Collects the details of a source that a bibliography shows in addition to the formatted entry.
 *
 * @param item the source as CSL-JSON
 * @param reference the record, if the source is a reference
 * @param claims the claims of the text; if one relies on the source, the details include its design and finding
 * @param page the address of the source's own page
 * @param language for dates, a BCP 47 tag
 */
export function sourceDetails(
  key: string,
  item: CslItem,
  reference: ListedReference | undefined,
  { claims, page, language }: { claims: readonly CitedClaim[]; page: string; language: string },
): SourceDetails {
  const { health, archived, accessed } = reference ?? {}
  const study = claims.flatMap(({ evidence }) => evidence).find((each) => each.reference === key)
  return {
    item,
    page,
    ...(health && {
      health: {
        kind: health.kind,
        text: [
          healthWords[health.kind].label,
          health.date === undefined ? [] : formatEdtf(health.date, language),
        ]
          .flat()
          .join(', '),
        ...(health.notice !== undefined && { notice: health.notice }),
      },
    }),
    ...(archived && {
      archived: {
        url: archived.url,
        ...(archived.date !== undefined && { date: formatDate(archived.date, language) }),
      },
    }),
    ...((typeof accessed === 'string' || typeof accessed === 'number') && {
      accessed: formatEdtf(accessed, language),
    }),
    ...(study && {
      evidence: [study.design, `Finding: ${findingWords[study.finding].toLowerCase()}`]
        .filter(Boolean)
        .join('. '),
    }),
  }
}
