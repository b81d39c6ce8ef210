import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'

type Article = RuleContext['articles'][number]
type Revision = ArticleFrontMatter['revisions'][number] & { index: number }

/**
 * The revisions of an article have the fields of their kind and do not contradict each other. Whether changes of verdict
 * follow each other is for `verdict-change-is-recorded` to say, their days for `date-is-possible`.
 */
export const revisionsAgree = defineRule({
  name: 'revisions-agree',
  holds:
    'The revisions of an article have the fields of their kind and do not contradict each other.',
  severity: 'error',
  check,
})

function check({ articles }: RuleContext): Problem[] {
  return articles.flatMap(({ record, data }) => {
    const revisions = (data?.revisions ?? []).map((revision, index) => ({ ...revision, index }))
    return [
      ...revisions.flatMap((revision) =>
        revision.kind === 'verdict-change' ? inChange(record, revision) : inOther(record, revision),
      ),
      ...afterWithdrawal(record, revisions),
      ...saidTwice(record, revisions),
    ]
  })
}

/** A revision is listed once. */
function saidTwice(record: Article['record'], revisions: readonly Revision[]): Problem[] {
  return revisions.flatMap(({ index, date, kind, summary }) => {
    // Two claims may change alike on one day; of a second withdrawal, more is said elsewhere.
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
      ? [
          toProblem(record, ['revisions', index, 'date'], date, {
            message: `This revision of \`${date}\` is listed twice.`,
            hint: 'Remove one of the two, or say in `summary` what else was changed.',
          }),
        ]
      : []
  })
}

/** A change of verdict leads from one verdict to another. */
function inChange(record: Article['record'], { index, from, to }: Revision): Problem[] {
  const missing = (['from', 'to'] as const).filter(
    (field) => (field === 'from' ? from : to) === undefined,
  )
  if (missing.length > 0) {
    return missing.map((field) =>
      toProblem(record, ['revisions', index, 'kind'], 'verdict-change', {
        message: `This \`verdict-change\` has no \`${field}\`, so it does not say what the verdict ${field === 'from' ? 'was before' : 'is since'}.`,
        hint: `Add \`${field}\` with the name of a rating, or write \`kind: update\` if the verdict is the same.`,
      }),
    )
  }
  if (from !== to || to === undefined) return []
  return [
    toProblem(record, ['revisions', index, 'to'], to, {
      message: `This \`verdict-change\` leads from \`${from}\` to \`${to}\`, which is no change.`,
      hint: 'Correct `from` or `to`, or write `kind: update` and remove both.',
    }),
  ]
}

/** Only a change of verdict has a verdict before and one since. */
function inOther(record: Article['record'], { index, kind, ...fields }: Revision): Problem[] {
  return (['from', 'to'] as const).flatMap((field) => {
    const value = fields[field]
    return value === undefined
      ? []
      : [
          toProblem(record, ['revisions', index, field], value, {
            message: `This revision of kind \`${kind}\` has \`${field}\` (\`${value}\`), which only a \`verdict-change\` has.`,
            hint: `Remove \`${field}\`, or write \`kind: verdict-change\` if the verdict changed.`,
          }),
        ]
  })
}

/** An article is withdrawn once, and from then on has no verdict that could change. */
function afterWithdrawal(record: Article['record'], revisions: readonly Revision[]): Problem[] {
  const [first, ...others] = revisions
    .filter(({ kind }) => kind === 'withdrawal')
    .sort((one, other) => one.date.localeCompare(other.date))
  if (!first) return []
  return [
    ...others.map(({ index }) =>
      toProblem(record, ['revisions', index, 'kind'], 'withdrawal', {
        message: `This is a second \`withdrawal\`: the article was withdrawn on \`${first.date}\` already.`,
        hint: 'Keep one of the two, or write `kind: update` for what was added to the notice.',
      }),
    ),
    ...revisions
      .filter(({ kind, date }) => kind === 'verdict-change' && date > first.date)
      .map(({ index, date }) =>
        toProblem(record, ['revisions', index, 'kind'], 'verdict-change', {
          message: `This \`verdict-change\` of \`${date}\` follows the withdrawal of \`${first.date}\`, and a withdrawn article has no verdict.`,
          hint: 'Correct one of the two dates, or remove the withdrawal if the article is no longer withdrawn.',
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
