/** What cites each source in a publication that is being checked, drafts included. */

import type { Chart } from '../charts/schema.ts'
import type { RuleContext } from './rule.ts'

import { fieldCitations } from '../citations/field-citations.ts'
import { bareKeyMatcher } from '../citations/keys.ts'
import { findCiters, type Citer } from '../publication/cited.ts'
import { validData } from '../publication/validated.ts'
import { cached } from '../shared/cached.ts'
import { chartsOf } from './text.ts'

/** Returns a function that extracts the citations of a Markdown field. */
export const fieldExtractor = cached((context: RuleContext) =>
  fieldCitations(bareKeyMatcher(context.keys)),
)

/**
 * Finds what cites each source, by key. Invalid records cite nothing here, and neither do charts that no text shows, which
 * readers do not get.
 */
export function citersIn(context: RuleContext): Map<string, Citer[]> {
  const extract = fieldExtractor(context)
  const texts = [
    ...context.articles.map(({ record, found, data }) => ({
      as: 'article' as const,
      id: record.id,
      keys: found.cited.keys.map(({ key }) => key),
      nocite: data?.nocite,
    })),
    ...context.pages.map(({ record, found }) => ({
      as: 'page' as const,
      id: record.id,
      keys: found.cited.keys.map(({ key }) => key),
    })),
  ]
  return findCiters(
    {
      texts,
      claims: validData(context.claims),
      charts: shownCharts(context),
      references: validData(context.references),
    },
    (markdown) => extract(markdown).keys.map(({ key }) => key),
  )
}

/** Returns the valid charts that a text shows; all of them if a text could not be parsed. */
function shownCharts(context: RuleContext): Map<string, Chart> {
  const charts = validData(context.charts)
  const texts = [...context.articles, ...context.pages]
  if (texts.some(({ record }) => !record.isParsed)) return charts
  const shown = new Set(texts.flatMap(chartsOf))
  return new Map([...charts].filter(([name]) => shown.has(name)))
}
