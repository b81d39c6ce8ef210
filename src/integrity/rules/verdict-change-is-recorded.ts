import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'
import { yamlValue } from '../yaml-value.ts'

/**
 * A verdict that changed is told as a change of verdict: those that an article records follow each other and lead to the
 * verdicts on the claims it checks, and a rating that was another at an earlier time has one that leads from there to here.
 */
export const verdictChangeIsRecorded = defineRule({
  name: 'verdict-change-is-recorded',
  holds: 'A verdict that changed is told as a change of verdict.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  return checked.articles.flatMap((article) => [
    ...brokenChain(article, checked),
    ...(article.data?.draft ? [] : untold(article, checked)),
  ])
}

type Article = RuleContext['articles'][number]
type Change = ReturnType<typeof changesOf>[number]

/**
 * The changes of verdict form a chain that ends at the present verdicts.
 *
 * Changes do not say which claim they are about, so they are undone from the newest on: each has to lead to one of the
 * verdicts of its time, which is then what it was before.
 */
function brokenChain(
  { record, data }: Article,
  { claims, ratings: scale }: RuleContext,
): Problem[] {
  const changes = changesOf(data)
  const ratings = (data?.claims ?? []).flatMap((id) => claims.get(id)?.data?.rating ?? [])
  // A rating that does not exist is another rule's to report.
  const isUnknown = changes.some(({ from, to }) =>
    [from, to].some((id) => id !== undefined && !scale.has(id)),
  )
  if (changes.length === 0 || isUnknown) return []
  const verdicts = ratings.length > 0 ? [...ratings] : newestVerdict(changes)
  const problems: Problem[] = []
  let later: Change | undefined
  for (const change of newestFirst(changes, verdicts)) {
    const at = change.to === undefined ? 0 : verdicts.indexOf(change.to)
    if (change.to !== undefined && at === -1) {
      problems.push(
        later === undefined
          ? unlikeTheClaims(record, change.to, change.index, ratings)
          : unlikeTheNext(record, change.to, change, later),
      )
      // Of several claims, nobody knows which one the change is about.
      if (verdicts.length > 1) return problems
    }
    later = change
    // What the verdict was before a change that does not say so is not known.
    if (change.from === undefined) return problems
    verdicts[Math.max(at, 0)] = change.from
  }
  return problems
}

/** Changes from the newest to the oldest; of those on one day, first the one that leads to a verdict of its time. */
function* newestFirst(changes: readonly Change[], verdicts: readonly string[]): Generator<Change> {
  const rest = changes.toReversed().sort((one, other) => (one.date < other.date ? 1 : -1))
  while (rest.length > 0) {
    const { date } = rest[0] as Change
    const fitting = rest.findIndex(
      (change) => change.date === date && change.to !== undefined && verdicts.includes(change.to),
    )
    yield* rest.splice(Math.max(fitting, 0), 1)
  }
}

/** Where an article checks no claim that has a verdict, the last verdict that its changes name. */
function newestVerdict(changes: readonly Change[]): string[] {
  const newest = changes.reduce((one, other) => (other.date >= one.date ? other : one))
  return newest.to === undefined ? [] : [newest.to]
}

function unlikeTheClaims(
  record: Article['record'],
  to: string,
  index: number,
  ratings: readonly string[],
): Problem {
  return {
    place: record.placeOf(['revisions', index, 'to']),
    message: `The newest change of verdict leads to \`${to}\`, but the verdict is \`${ratings.join('`, `')}\`.`,
    hint: 'Correct `rating` in the claim, or add a revision of kind `verdict-change` with the day, `from` and `to`.',
    length: to.length,
  }
}

/** A change leads elsewhere than where the next one starts; the place is that of the next. */
function unlikeTheNext(
  record: Article['record'],
  to: string,
  { date }: Change,
  later: Change,
): Problem {
  const from = later.from ?? ''
  return {
    place: record.placeOf(['revisions', later.index, 'from']),
    message: `This change of verdict starts from \`${from}\`, but the change before it, of \`${date}\`, leads to \`${to}\`.`,
    hint: 'Correct `from` here or `to` there, or add the change that is missing between them.',
    length: from.length,
  }
}

/** A rating that is not what it was has a change of verdict from the one to the other. */
function untold({ record, data }: Article, { claims, earlierRatings }: RuleContext): Problem[] {
  const changes = changesOf(data)
  return (data?.claims ?? []).flatMap((id, index): Problem[] => {
    const from = earlierRatings?.get(id)
    const to = claims.get(id)?.data?.rating
    if (from === undefined || to === undefined || from === to) return []
    if (
      changes.some((change) => change.from === from) &&
      changes.some((change) => change.to === to)
    )
      return []
    return [
      {
        place: record.placeOf(['claims', index]),
        message: `The verdict on \`${id}\` was \`${from}\` and is \`${to}\`, and this article does not say so.`,
        hint: `Add to \`revisions\`: \`date\`, \`kind: verdict-change\`, \`from: ${yamlValue(from)}\`, \`to: ${yamlValue(to)}\`, and a \`summary\` that says why.`,
        length: id.length,
      },
    ]
  })
}

function changesOf(data: Article['data']) {
  return (data?.revisions ?? []).flatMap((revision, index) =>
    revision.kind === 'verdict-change' ? [{ ...revision, index }] : [],
  )
}
