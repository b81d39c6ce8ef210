import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { isWithheld } from '../../articles/embargo.ts'
import { yamlValue } from '../../reading/yaml-value.ts'

/**
 * Every change of verdict is recorded: the verdict changes of an article follow each other and end at the current ratings
 * of its claims, and a rating that differs from an earlier one has a verdict change between the two.
 */
export const verdictChangeIsRecorded = defineRule({
  name: 'verdict-change-is-recorded',
  holds: 'Every change of a verdict is recorded as a verdict change.',
  severity: 'error',
  check: (checked) =>
    checked.articles.flatMap((article) => [
      ...brokenChain(article, checked),
      ...(isWithheld(article.data, checked.today) ? [] : unrecorded(article, checked)),
    ]),
})

type Article = RuleContext['articles'][number]
type Change = ReturnType<typeof changesOf>[number]

/**
 * Reports verdict changes that do not form a chain to the current ratings.
 *
 * Changes are undone starting with the newest: `to` of each has to be the rating at that time of the claim that it names or,
 * without one, of any claim. That rating is then replaced by `from`.
 */
function brokenChain(
  { record, data }: Article,
  { claims, ratings: scale }: RuleContext,
): Problem[] {
  const changes = changesOf(data)
  const rated = (data?.claims ?? []).flatMap((id) => {
    const rating = claims.get(id)?.data?.rating
    return rating === undefined ? [] : [{ id, rating }]
  })
  const ratings = rated.map(({ rating }) => rating)
  // `record-exists` reports a rating that does not exist.
  const isUnknown = changes.some(({ from, to }) =>
    [from, to].some((id) => id !== undefined && !scale.has(id)),
  )
  if (changes.length === 0 || isUnknown) return []
  const verdicts = ratings.length > 0 ? [...ratings] : newestVerdict(changes)
  const problems: Problem[] = []
  let later: Change | undefined
  const laterOf = new Map<number, Change>()
  const placeOf = ({ claim }: Change) => rated.findIndex(({ id }) => id === claim)
  for (const change of newestFirst(changes, verdicts, placeOf)) {
    const named = placeOf(change)
    const at = named >= 0 ? named : change.to === undefined ? 0 : verdicts.indexOf(change.to)
    if (change.to !== undefined && verdicts[at] !== change.to) {
      const next = named >= 0 ? laterOf.get(named) : later
      problems.push(
        next === undefined
          ? differsFromClaims(
              record,
              change.to,
              change.index,
              named >= 0 ? ratings.slice(named, named + 1) : ratings,
            )
          : differsFromNext(record, change.to, change, next),
      )
      // With several claims, it is unknown which of them the change is about.
      if (named < 0 && verdicts.length > 1) return problems
    }
    later = change
    laterOf.set(Math.max(at, 0), change)
    // Without `from`, the earlier ratings are unknown.
    if (change.from === undefined) return problems
    verdicts[Math.max(at, 0)] = change.from
  }
  return problems
}

/**
 * Yields changes from newest to oldest. On the same day, a change to one of the current verdicts comes first.
 *
 * @param placeOf returns the place in `verdicts` of the claim that a change names; -1 without one
 */
function* newestFirst(
  changes: readonly Change[],
  verdicts: readonly string[],
  placeOf: (change: Change) => number,
): Generator<Change> {
  const fits = (change: Change): boolean => {
    if (change.to === undefined) return false
    const place = placeOf(change)
    return place >= 0 ? verdicts[place] === change.to : verdicts.includes(change.to)
  }
  const rest = changes.toReversed().sort((one, other) => (one.date < other.date ? 1 : -1))
  while (rest.length > 0) {
    const { date } = rest[0] as Change
    const fitting = rest.findIndex((change) => change.date === date && fits(change))
    yield* rest.splice(Math.max(fitting, 0), 1)
  }
}

/** Returns the rating after the newest change, for an article without rated claims. */
function newestVerdict(changes: readonly Change[]): string[] {
  const newest = changes.reduce((one, other) => (other.date >= one.date ? other : one))
  return newest.to === undefined ? [] : [newest.to]
}

function differsFromClaims(
  record: Article['record'],
  to: string,
  index: number,
  ratings: readonly string[],
): Problem {
  return {
    place: record.placeOf(['revisions', index, 'to']),
    message: `The latest \`verdict-change\` is to \`${to}\`, but the verdict is \`${ratings.join('`, `')}\`.`,
    hint: 'Correct `rating` in the claim, or add a `verdict-change` revision with `date`, `from` and `to`.',
    length: to.length,
  }
}

/** Returns the problem of a change that starts from another rating than that to which the previous one leads. */
function differsFromNext(
  record: Article['record'],
  to: string,
  { date }: Change,
  later: Change,
): Problem {
  const from = later.from ?? ''
  return {
    place: record.placeOf(['revisions', later.index, 'from']),
    message: `This \`verdict-change\` is from \`${from}\`, but the previous one, of \`${date}\`, ended with \`${to}\`.`,
    hint: 'Correct `from` here or `to` there, or add the missing change between them.',
    length: from.length,
  }
}

/** Reports a rating that differs from the earlier one without a verdict change from one to the other. */
function unrecorded({ record, data }: Article, { claims, earlierRatings }: RuleContext): Problem[] {
  const all = changesOf(data)
  const named = (data?.claims ?? []).length > 1
  return (data?.claims ?? []).flatMap((id, index): Problem | [] => {
    const changes = all.filter(({ claim = id }) => claim === id)
    const from = earlierRatings?.get(id)
    const to = claims.get(id)?.data?.rating
    if (from === undefined || to === undefined || from === to) return []
    if (
      changes.some((change) => change.from === from) &&
      changes.some((change) => change.to === to)
    )
      return []
    return {
      place: record.placeOf(['claims', index]),
      message: `The verdict on \`${id}\` changed from \`${from}\` to \`${to}\`, but this article has no revision for it.`,
      hint: `Add to \`revisions\`: \`date\`, \`kind: verdict-change\`, \`from: ${yamlValue(from)}\`, \`to: ${yamlValue(to)}\`,${named ? ` \`claim: ${yamlValue(id)}\`,` : ''} and a \`summary\` with the reason.`,
      length: id.length,
    }
  })
}

function changesOf(data: Article['data']) {
  return (data?.revisions ?? []).flatMap((revision, index) =>
    revision.kind === 'verdict-change' ? [{ ...revision, index }] : [],
  )
}
