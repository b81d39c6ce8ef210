import type { Words } from '../messages/words.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { SourceDetails } from './bibliography.ts'
import type { CitedClaim } from './slots.ts'

/** What a bibliography shows of a reference besides its entry. */
export type ListedReference = Pick<Reference, 'health' | 'archived' | 'accessed'>

/**
 * Collects the details of a source that a bibliography shows in addition to the formatted entry.
 *
 * @param item the source as CSL-JSON
 * @param reference the record, if the source is a reference
 * @param claims the claims of the text; if one relies on the source, the details include its design and finding
 * @param page the address of the source's own page
 * @param words in the language of the text
 */
export function sourceDetails(
  key: string,
  item: CslItem,
  reference: ListedReference | undefined,
  { claims, page, words }: { claims: readonly CitedClaim[]; page: string; words: Words },
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
          words.say(`references.health-${health.kind}`),
          ...(health.date === undefined ? [] : [words.writtenDate(health.date)]),
        ].join(', '),
        ...(health.notice !== undefined && { notice: health.notice }),
      },
    }),
    ...(archived && {
      archived: {
        url: archived.url,
        ...(archived.date !== undefined && { date: words.date(archived.date) }),
      },
    }),
    ...((typeof accessed === 'string' || typeof accessed === 'number') && {
      accessed: words.writtenDate(accessed),
    }),
    ...(study && { evidence: evidenceInWords(study, words) }),
  }
}

/** Returns the design of a study, if it is known, and its finding. */
function evidenceInWords(
  { design, designKind, finding }: CitedClaim['evidence'][number],
  words: Words,
): string {
  const described = design ?? (designKind && words.say(`designs.${designKind}`))
  const found = words.say(`claims.found-${finding}`)
  return described === undefined ? found : `${described}. ${found}`
}
