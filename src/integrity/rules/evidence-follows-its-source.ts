import { visit } from 'unist-util-visit'

import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceText } from '../../publication/source.ts'
import type { WrittenDate } from '../../shared/written-date.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import type { Validated } from '../../publication/validated.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { isCitation } from '../../citations/extract.ts'
import { newestRun } from '../../searches/search.ts'
import { earliestDay, formatEdtf, isCalendarDate } from '../../shared/dates.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf, type Element } from '../elements.ts'
import { pointer, type PointAt } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/**
 * Evidence is not dated before the source it comes from: neither the evidence of an article, by its `evidenceAsOf`, nor a
 * fact in `<Dated as="…">` with a citation in it.
 */
export const evidenceFollowsItsSource = defineRule({
  name: 'evidence-follows-its-source',
  holds: 'Evidence is not dated before the source it comes from.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...checked.articles.flatMap((article) => inEvidence(article, checked, pointAt)),
    ...[...checked.articles, ...checked.pages].flatMap(({ record }) =>
      inDatedFacts(record, checked),
    ),
  ]
}

/** The evidence on the claims of an article. Searches among it have a rule of their own. */
function inEvidence(
  { record, data }: Validated<ArticleFrontMatter, SourceText>,
  { claims, references }: RuleContext,
  pointAt: PointAt,
): Problem[] {
  const evidenceAsOf = data?.evidenceAsOf
  if (!data || evidenceAsOf === undefined) return []
  return data.claims.flatMap((claim) => {
    const rows = claims.get(claim)?.data?.evidence ?? []
    const keys = new Set(rows.map(({ reference }) => reference))
    return [...keys].flatMap((key) => {
      const issued = references.get(key)?.data?.issued
      if (!isAfter(issued, evidenceAsOf)) return []
      return [
        {
          ...pointAt(record, ['evidenceAsOf'], evidenceAsOf),
          message: `The evidence is said to reach to \`${evidenceAsOf}\`, but \`${key}\`, evidence on the claim \`${claim}\`, is dated ${formatEdtf(issued, 'en-GB')}.`,
          hint: `Set \`evidenceAsOf\` to the day up to which you searched, or correct the date of \`${key}\`.`,
        },
      ]
    })
  })
}

function inDatedFacts(record: SourceText, checked: RuleContext): Problem[] {
  return elementsOf(record)
    .filter(({ name }) => name === 'Dated')
    .flatMap(({ node, attributes }) => {
      const as = attributes.find(({ name }) => name === 'as')
      // A date that cannot be is another rule's to report.
      if (!as || !isCalendarDate(as.value)) return []
      return [...citedIn(node)].flatMap((key) => {
        const date = dateOf(key, checked)
        if (!isAfter(date, as.value)) return []
        return [
          {
            place: placeOfOffset(record.file, record.body, as.offset),
            message: `This is said as of \`${as.value}\`, but its source \`${key}\` is dated ${formatEdtf(date, 'en-GB')}.`,
            hint: `Set \`as\` to the day you looked it up, or correct the date of \`${key}\`.`,
            length: as.value.length,
          },
        ]
      })
    })
}

/** The keys that are cited within an element, each once. */
function citedIn(element: Element['node']): Set<string> {
  const keys = new Set<string>()
  visit(element, (node) => {
    if (isCitation(node)) for (const { key } of node.citation.items) keys.add(key)
  })
  return keys
}

/** The day a source is of: a reference was issued, a search was last run. */
function dateOf(key: string, { references, searches }: RuleContext): WrittenDate | undefined {
  const search = searches.get(key)?.data
  return search ? newestRun(search).date : references.get(key)?.data?.issued
}

/** Tells whether a date lies after a day as far as it is exact: 2022 may still mean a day before 2 March 2022. */
function isAfter(date: WrittenDate | undefined, day: CalendarDate): date is WrittenDate {
  const first = date === undefined ? undefined : earliestDay(date)
  return first !== undefined && first > day
}
