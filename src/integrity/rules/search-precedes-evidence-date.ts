import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { CheckedText } from '../text.ts'
import { type RuleContext, defineRule } from '../rule.ts'

import { newestRun } from '../../searches/search.ts'
import { formatDate } from '../../shared/dates.ts'

/**
 * No search that an article cites or shows, or that is evidence for one of its claims, was run after `evidenceAsOf`. A
 * citation refers to the most recent run.
 */
export const searchPrecedesEvidenceDate = defineRule({
  name: 'search-precedes-evidence-date',
  holds: 'No search that an article cites was run after the evidence date of the article.',
  severity: 'error',
  check: (checked) =>
    checked.articles.flatMap((article) => {
      const { record, data } = article
      const evidenceAsOf = data?.evidenceAsOf
      if (!data || evidenceAsOf === undefined) return []
      return [...sourcesOf(article, data, checked)].flatMap((key) => {
        const search = checked.searches.get(key)?.data
        if (!search) return []
        const { date } = newestRun(search)
        if (date <= evidenceAsOf) return []
        return {
          ...checked.pointAt(record, ['evidenceAsOf'], evidenceAsOf),
          message: `\`evidenceAsOf\` is \`${evidenceAsOf}\`, but the search \`${key}\` was last run on ${formatDate(date, 'en-GB')}.`,
          hint: 'Set `evidenceAsOf` to the day of your last search, or record the newer run as a separate search.',
        }
      })
    }),
})

/** Returns the keys of all sources of an article, including searches, each once. */
function sourcesOf(
  { found: { cited } }: CheckedText,
  { claims }: ArticleFrontMatter,
  checked: RuleContext,
): Set<string> {
  return new Set([
    ...cited.keys.map(({ key }) => key),
    ...claims.flatMap((id) =>
      (checked.claims.get(id)?.data?.evidence ?? []).map(({ reference }) => reference),
    ),
  ])
}
