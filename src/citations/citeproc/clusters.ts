/** Citations in the form that citeproc takes, and the author's words in them. */

import type { Citation } from '../citation.ts'
import type { Style } from '../style.ts'
import { protectHyphens, type Sources } from './sources.ts'

import { hasNames } from '../fallback.ts'
import { withoutMarks } from './marks.ts'

/** A citation in the form that citeproc takes. */
export interface Cluster {
  citationID: string
  citationItems: { id: string; [property: string]: unknown }[]
  properties: { noteIndex: number; mode?: string; [property: string]: unknown }
}

/**
 * Converts the citations of a text for citeproc.
 *
 * A source may be cited as "ibid." only after a citation of that source alone (CSL 1.0.2, "Locators": `position`), but
 * citeproc looks at the first source of the previous citation. It treats sources as different if their `locator-extra`
 * differs, which no style prints, so this value changes after each citation of several sources.
 */
export function toClusters(
  citations: readonly Citation[],
  sources: Sources,
  style: Style,
): Cluster[] {
  let run = 0
  return citations.map((citation, index) => {
    const cluster = toCluster(`citation-${index}`, citation, { sources, style, run: String(run) })
    if (citation.items.length > 1) run += 1
    return cluster
  })
}

function toCluster(
  citationID: string,
  citation: Citation,
  { sources, style, run }: { sources: Sources; style: Style; run: string },
): Cluster {
  const last = citation.items.length - 1
  const isComposite =
    citation.narrative &&
    citation.items.every(({ key }) => hasNames(sources.itemOf(sources.idOf(key))))
  return {
    citationID,
    citationItems: citation.items.map(
      ({ key, prefix, locator, label, suffix, suppressAuthor }, index) => ({
        id: sources.idOf(key),
        ...(prefix !== undefined && { prefix: hideBrackets(prefix) }),
        ...(locator !== undefined && { locator: protectHyphens(locator), label }),
        ...(suffix !== undefined && {
          suffix: guardSuffix(suffix, { isComposite, isLast: index === last }),
        }),
        ...(suppressAuthor && { 'suppress-author': true }),
        ...(isComposite && { isComposite }),
        'locator-extra': run,
      }),
    ),
    properties: {
      noteIndex: citation.note ?? 0,
      ...(isComposite && { mode: 'composite' }),
      ...(hasAffixes(citation) && { unsorted: true }),
      ...(citation.inOwnNote &&
        /^[\p{P}\s]*$/u.test(style.layout.suffix) && { 'suppress-trailing-punctuation': true }),
    },
  }
}

/** Words such as "see" and "but compare" are only right in the author's own order. */
function hasAffixes({ items }: Citation): boolean {
  return (
    items.length > 1 &&
    items.some(({ prefix, suffix }) => prefix !== undefined || suffix !== undefined)
  )
}

/** Replaces the `<` of an author, which citeproc would read as markup, by a private character. */
const hiddenBracket = '\uE001'

function hideBrackets(text: string): string {
  return withoutMarks(text).replaceAll('<', hiddenBracket)
}

const suffixStart = '\uE002'
const suffixEnd = '\uE003'
const fullStopGuard = '\uE004'

/** citeproc prints the suffix of a narrative citation twice, after the names and after the rest; marks enclose both. */
function guardSuffix(
  suffix: string,
  { isComposite, isLast }: { isComposite: boolean; isLast: boolean },
): string {
  const text = hideBrackets(suffix)
  if (isComposite) return `${suffixStart}${text}${suffixEnd}`
  // A full stop at the end would remove the delimiter that follows. Only the suffix of the layout may be removed.
  return isLast ? text : text.replace(/(?<=[.!?])$/, fullStopGuard)
}

/** Restores the author's words in a printed citation: brackets, and one copy of each suffix. */
export function restoreAffixes(html: string): string {
  const restored = html.replaceAll(hiddenBracket, '&lt;')
  const isDoubled = restored.split(suffixStart).length > 2
  const once = isDoubled ? restored.replace(/\uE002.*?\uE003/su, '') : restored
  return once.replace(/[\uE002\uE003\uE004]/gu, '')
}
