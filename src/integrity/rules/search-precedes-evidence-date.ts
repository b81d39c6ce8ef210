import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { CheckedText } from '../text.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { newestRun } from '../../searches/search.ts'
import { formatDate } from '../../shared/dates.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/**
 * A search that an article cites or shows, or that is evidence on one of its claims, was not run after the day its
 * evidence reaches to. A citation means the newest run.
 */
export const searchPrecedesEvidenceDate = defineRule({
  name: 'search-precedes-evidence-date',
  holds: 'A search that an article cites was not run after the day its evidence reaches to.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return checked.articles.flatMap((article) => {
    const { record, data } = article
    const evidenceAsOf = data?.evidenceAsOf
    if (!data || evidenceAsOf === undefined) return []
    return [...namedSources(article, data, checked)].flatMap((key) => {
      const search = checked.searches.get(key)?.data
      if (!search) return []
      const { date } = newestRun(search)
      if (date <= evidenceAsOf) return []
      return [
        {
          ...pointAt(record, ['evidenceAsOf'], evidenceAsOf),
          message: `The evidence is said to reach to \`${evidenceAsOf}\`, but the search \`${key}\` was last run on ${formatDate(date, 'en-GB')}.`,
          hint: 'Set `evidenceAsOf` to the day up to which you searched, or keep the newer run as a search of its own.',
        },
      ]
    })
  })
}

/** The names of all sources that an article rests on, searches among them, each once. */
function namedSources(
  { cited }: CheckedText,
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
