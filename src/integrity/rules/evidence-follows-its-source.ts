import { visit } from 'unist-util-visit'

import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceText } from '../../publication/source.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import { type CalendarDate, earliestDay, formatEdtf, isCalendarDate } from '../../shared/dates.ts'
import type { Validated } from '../../publication/validated.ts'
import { type Problem, type RuleContext, type TextContext, defineRule } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { newestRun } from '../../searches/search.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf, type Element } from '../elements.ts'

/**
 * Evidence is not dated before the source it comes from. This applies to the evidence of an article (`evidenceAsOf`) and
 * to a fact in `<Dated as="…">` that contains a citation.
 */
export const evidenceFollowsItsSource = defineRule({
  name: 'evidence-follows-its-source',
  holds: 'Evidence is not dated before the source it comes from.',
  severity: 'error',
  checkText: ({ record }, context) => inDatedFacts(record, context),
  check: (checked) => checked.articles.flatMap((article) => inEvidence(article, checked)),
})

/** Checks the evidence for the claims of an article. `search-precedes-evidence-date` checks searches. */
function inEvidence(
  { record, data }: Validated<ArticleFrontMatter, SourceText>,
  { claims, references, pointAt }: RuleContext,
): Problem[] {
  const evidenceAsOf = data?.evidenceAsOf
  if (!data || evidenceAsOf === undefined) return []
  const later = new Map(
    data.claims
      .flatMap((claim) => {
        const rows = claims.get(claim)?.data?.evidence ?? []
        return rows.flatMap(({ reference: key }) => {
          const issued = references.get(key)?.data?.issued
          return isAfter(issued, evidenceAsOf) ? [{ key, claim, issued }] : []
        })
      })
      .map((source) => [source.key, source] as const)
      .toReversed(),
  )
  const [newest, ...others] = [...later.values()].sort((one, other) =>
    (earliestDay(one.issued) ?? '') < (earliestDay(other.issued) ?? '') ? 1 : -1,
  )
  if (!newest) return []
  const { key, claim, issued } = newest
  const also =
    others.length === 0
      ? ''
      : `, and ${others.length === 1 ? 'another source is' : `${others.length} other sources are`} later too`
  return [
    {
      ...pointAt(record, ['evidenceAsOf'], evidenceAsOf),
      message: `\`evidenceAsOf\` is \`${evidenceAsOf}\`, but \`${key}\`, which is evidence for the claim \`${claim}\`, is dated ${formatEdtf(issued, 'en-GB')}${also}.`,
      hint: `Set \`evidenceAsOf\` to the day of your last search, or correct the date of ${others.length === 0 ? `\`${key}\`` : 'each of these sources'}.`,
    },
  ]
}

function inDatedFacts(record: SourceText, checked: TextContext): Problem[] {
  return elementsOf(record)
    .filter(({ name }) => name === 'Dated')
    .flatMap(({ node, attributes }) => {
      const as = attributes.find(({ name }) => name === 'as')
      // `date-is-possible` reports invalid dates.
      if (!as || !isCalendarDate(as.value)) return []
      return [...citedIn(node)].flatMap((key) => {
        const date = dateOf(key, checked)
        if (!isAfter(date, as.value)) return []
        return {
          place: placeOfOffset(record.file, record.body, as.offset),
          message: `This fact is dated \`${as.value}\`, but its source \`${key}\` is dated ${formatEdtf(date, 'en-GB')}.`,
          hint: `Set \`as\` to the day on which you verified the fact, or correct the date of \`${key}\`.`,
          length: as.value.length,
        }
      })
    })
}

/** Returns the keys cited inside an element, each once. */
function citedIn(element: Element['node']): Set<string> {
  const keys = new Set<string>()
  visit(element, (node) => {
    if (isCitation(node)) for (const { key } of node.citation.items) keys.add(key)
  })
  return keys
}

/** Returns the date of a source: when a reference was issued, or when a search was last run. */
function dateOf(key: string, { references, searches }: TextContext): WrittenDate | undefined {
  const search = searches.get(key)?.data
  return search ? newestRun(search).date : references.get(key)?.data?.issued
}

/** Returns whether a date is certainly after a day: 2022 is not after 2 March 2022, because it can mean an earlier day. */
function isAfter(date: WrittenDate | undefined, day: CalendarDate): date is WrittenDate {
  const first = date === undefined ? undefined : earliestDay(date)
  return first !== undefined && first > day
}
