import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { DataPath } from '../../shared/place.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'
import { suggestName } from '../../shared/suggestion.ts'

type Article = RuleContext['articles'][number]
type Revision = ArticleFrontMatter['revisions'][number] & { index: number }

/**
 * Revisions of an article have the fields of their kind and do not contradict each other. `verdict-change-is-recorded`
 * checks the order of verdict changes, and `date-is-possible` their dates.
 */
export const revisionsAgree = defineRule({
  name: 'revisions-agree',
  holds: 'Revisions of an article have the fields of their kind and do not contradict each other.',
  severity: 'error',
  check: ({ articles, claims: known }) =>
    articles.flatMap(({ record, data }) => {
      const revisions = (data?.revisions ?? []).map((revision, index) => ({ ...revision, index }))
      return [
        ...revisions.flatMap((revision) =>
          revision.kind === 'verdict-change'
            ? data?.claims.length === 0
              ? withoutClaim(record, revision)
              : [
                  ...inChange(record, revision),
                  ...otherClaim(record, revision, data?.claims ?? [], known),
                ]
            : inOther(record, revision),
        ),
        ...afterWithdrawal(record, revisions),
        ...duplicates(record, revisions),
      ]
    }),
})

/** Reports a revision that is listed twice. */
function duplicates(record: Article['record'], revisions: readonly Revision[]): Problem[] {
  return revisions.flatMap(({ index, date, kind, summary }) => {
    // Two claims can change in the same way on one day, and `afterWithdrawal` reports a second withdrawal.
    const isRepeated =
      (kind === 'correction' || kind === 'update') &&
      revisions
        .slice(0, index)
        .some(
          (earlier) =>
            earlier.date === date &&
            earlier.kind === kind &&
            earlier.summary.trim() === summary.trim(),
        )
    return isRepeated
      ? toProblem(record, ['revisions', index, 'date'], date, {
          message: `This revision of \`${date}\` is listed twice.`,
          hint: 'Remove one of them, or describe in `summary` what else changed.',
        })
      : []
  })
}

/** Reports a verdict change of an article that checks no claim. */
function withoutClaim(record: Article['record'], { index }: Revision): Problem {
  return toProblem(record, ['revisions', index, 'kind'], 'verdict-change', {
    message:
      'This `verdict-change` is in an article that checks no claim, so there is no verdict that could change.',
    hint: 'Add the claim to `claims`, or write `kind: update` and remove `from`, `to` and `claim`.',
  })
}

/** Reports a verdict change without `from` or `to`, or with the same rating in both. */
function inChange(record: Article['record'], { index, from, to }: Revision): Problem[] {
  const missing = (['from', 'to'] as const).filter(
    (field) => (field === 'from' ? from : to) === undefined,
  )
  const [field, other] = missing
  if (field !== undefined) {
    const lacks =
      other === undefined
        ? `\`${field}\`, the verdict ${field === 'from' ? 'before' : 'after'} the change`
        : '`from` and `to`, the verdicts before and after the change'
    const added =
      other === undefined
        ? `\`${field}\` with the name of a rating`
        : '`from` and `to`, each with the name of a rating'
    return [
      toProblem(record, ['revisions', index, 'kind'], 'verdict-change', {
        message: `This \`verdict-change\` has no ${lacks}.`,
        hint: `Add ${added}, or write \`kind: update\` if the verdict did not change.`,
      }),
    ]
  }
  if (from !== to || to === undefined) return []
  return [
    toProblem(record, ['revisions', index, 'to'], to, {
      message: `This \`verdict-change\` has the same rating in \`from\` and \`to\`: \`${to}\`.`,
      hint: 'Correct one of them, or write `kind: update` and remove both.',
    }),
  ]
}

/** Reports a verdict change that names a claim which the article does not check. */
function otherClaim(
  record: Article['record'],
  { index, claim }: Revision,
  claims: readonly string[],
  known: { has: (claim: string) => boolean },
): Problem[] {
  if (claim === undefined || claims.includes(claim)) return []
  // `record-exists` reports a claim that does not exist, here and in `claims`, where this one may be missing for that reason.
  if ([claim, ...claims].some((each) => !known.has(each))) return []
  return [
    toProblem(record, ['revisions', index, 'claim'], claim, {
      message: `This \`verdict-change\` is about \`${claim}\`, which is not in \`claims\` of this article${suggestName(claim, claims) || '.'}`,
      hint: 'Write the name of one of its claims, or add the claim to `claims`.',
    }),
  ]
}

/** Reports the fields of verdict changes in other revisions. */
function inOther(record: Article['record'], { index, kind, ...fields }: Revision): Problem[] {
  return (['from', 'to', 'claim'] as const).flatMap((field) => {
    const value = fields[field]
    return value === undefined
      ? []
      : toProblem(record, ['revisions', index, field], value, {
          message: `This revision of kind \`${kind}\` has \`${field}\` (\`${value}\`), which only a \`verdict-change\` can have.`,
          hint: `Remove \`${field}\`, or write \`kind: verdict-change\` if the verdict changed.`,
        })
  })
}

/** Reports a second withdrawal, and verdict changes after the first. */
function afterWithdrawal(record: Article['record'], revisions: readonly Revision[]): Problem[] {
  const [first, ...others] = revisions
    .filter(({ kind }) => kind === 'withdrawal')
    .sort((one, other) => one.date.localeCompare(other.date))
  if (!first) return []
  return [
    ...others.map(({ index }) =>
      toProblem(record, ['revisions', index, 'kind'], 'withdrawal', {
        message: `This is a second \`withdrawal\`: the article was already withdrawn on \`${first.date}\`.`,
        hint: 'Remove one of them, or write `kind: update` for an addition to the notice.',
      }),
    ),
    ...revisions
      .filter(({ kind, date }) => kind === 'verdict-change' && date > first.date)
      .map(({ index, date }) =>
        toProblem(record, ['revisions', index, 'kind'], 'verdict-change', {
          message: `This \`verdict-change\` of \`${date}\` comes after the withdrawal of \`${first.date}\`, but a withdrawn article has no verdict.`,
          hint: 'Correct one of the dates, or remove the withdrawal if the article is no longer withdrawn.',
        }),
      ),
  ]
}

function toProblem(
  record: Article['record'],
  path: DataPath,
  words: string,
  problem: Pick<Problem, 'message' | 'hint'>,
): Problem {
  return {
    place: record.placeOf(path),
    ...problem,
    length: words.length,
  }
}
