import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { verdictLog } from '../../articles/verdict-log.ts'

/**
 * In an article with several claims, it is clear which of them each verdict change is about: from the ratings, or because the
 * change names the claim. `revisions-agree` and `record-exists` report a claim that the article does not check.
 */
export const verdictChangeNamesClaim = defineRule({
  name: 'verdict-change-names-claim',
  holds: 'It is clear which claim a verdict change is about.',
  severity: 'warning',
  check: (checked) => checked.articles.flatMap((article) => ambiguousChange(article, checked)),
})

/** Reports the newest ambiguous change: earlier ones may be clear once it names its claim. */
function ambiguousChange(
  { record, data }: RuleContext['articles'][number],
  { claims }: Pick<RuleContext, 'claims'>,
): Problem[] {
  if (!data) return []
  const { claims: checked, revisions } = data
  if (revisions.some(({ claim }) => claim !== undefined && !checked.includes(claim))) return []
  const newest = verdictLog(
    [{ id: record.id, data }],
    (id) => claims.get(id)?.data?.rating,
    (id) => claims.has(id),
  ).findLast(({ candidates = [] }) => candidates.length > 1)
  const { revision, after, candidates = [] } = newest ?? {}
  if (!revision || after === undefined) return []
  const index = data.revisions.indexOf(revision)
  return [
    {
      place: record.placeOf(['revisions', index, 'to']),
      message: `This \`verdict-change\` to \`${after}\` can be about ${listed(candidates)}, so the log of verdicts names no claim.`,
      hint: 'Add `claim` to it, with the name of the claim whose verdict changed.',
      length: after.length,
    },
  ]
}

/** @example listed(['a', 'b', 'c']) // => '`a`, `b` or `c`' */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`
}
