import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'

/**
 * A verdict that changed is told as a change of verdict: the newest one that an article records leads to the verdict of
 * a claim it checks, and a rating that was another at an earlier time has one that leads from there to here.
 */
export const verdictChangeIsRecorded: Check = (checked) =>
  checked.articles.flatMap((article) => [
    ...unlikeTheClaims(article, checked),
    ...(article.data?.draft ? [] : untold(article, checked)),
  ])

type Article = Checked['articles'][number]

/** The newest change of verdict says what the verdict is now. */
function unlikeTheClaims({ record, data }: Article, { claims }: Checked): Finding[] {
  const changes = changesOf(data)
  const newest = changes.reduce<(typeof changes)[number] | undefined>(
    (one, other) => (one === undefined || other.date >= one.date ? other : one),
    undefined,
  )
  const ratings = (data?.claims ?? []).flatMap((id) => claims.get(id)?.data?.rating ?? [])
  if (newest?.to === undefined || ratings.length === 0 || ratings.includes(newest.to)) return []
  return [
    {
      rule: 'verdict-change-is-recorded',
      place: record.placeOf(['revisions', newest.index, 'to']),
      message: `The newest change of verdict leads to \`${newest.to}\`, but the verdict is \`${ratings.join('`, `')}\`.`,
      hint: 'Correct `rating` in the claim, or add a revision of kind `verdict-change` with the day, `from` and `to`.',
      length: newest.to.length,
    },
  ]
}

/** A rating that is not what it was has a change of verdict from the one to the other. */
function untold({ record, data }: Article, { claims, earlierRatings }: Checked): Finding[] {
  const changes = changesOf(data)
  return (data?.claims ?? []).flatMap((id, index): Finding[] => {
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
        rule: 'verdict-change-is-recorded',
        place: record.placeOf(['claims', index]),
        message: `The verdict on \`${id}\` was \`${from}\` and is \`${to}\`, and this article does not say so.`,
        hint: `Add to \`revisions\`: \`date\`, \`kind: verdict-change\`, \`from: ${from}\`, \`to: ${to}\`, and a \`summary\` that says why.`,
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
