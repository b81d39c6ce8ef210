import type { Response } from '../../responses/schema.ts'
import type { Validated } from '../../publication/validated.ts'
import { type Problem, defineRule } from '../rule.ts'

import { responsePath } from '../../responses/thread.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'

/**
 * A response is in the folder of its article, and can only answer a response that answers no other: threads have one
 * level.
 */
export const responseFitsItsThread = defineRule({
  name: 'response-fits-its-thread',
  holds: 'A response belongs to an article, and can only answer a response that answers no other.',
  severity: 'error',
  fixed: true,
  check({ articles, responses }) {
    const slugs = new Set(articles.map(({ record }) => record.id))
    const byArticle = Map.groupBy(
      responses.values(),
      ({ record }) => responsePath(record.id).article,
    )
    return [...byArticle].flatMap(([article, together]) => [
      ...(slugs.has(article)
        ? []
        : together.map(({ record }) => withoutArticle(record, article, slugs))),
      ...invalidReplies(together),
    ])
  },
})

function withoutArticle(
  { place }: Validated<Response>['record'],
  article: string,
  slugs: ReadonlySet<string>,
): Problem {
  return {
    place: { ...place, line: 1, column: 1 },
    message:
      article === ''
        ? 'This response is not in the folder of an article.'
        : `There is no article called \`${article}\`${suggestion(nearest(article, slugs)) || '.'}`,
    hint: 'Move it to the folder named after its article: content/responses/<article>/.',
  }
}

/** Reports responses to one article that answer a missing response, or one that is a reply itself. */
function invalidReplies(together: readonly Validated<Response>[]): Problem[] {
  const byName = new Map(together.map((each) => [responsePath(each.record.id).name, each]))
  return together.flatMap(({ record, data }): Problem | [] => {
    const replyTo = data?.replyTo
    if (replyTo === undefined) return []
    const answered = byName.get(replyTo)
    const further = answered?.data?.replyTo
    if (answered && further === undefined) return []
    const near = suggestion(nearest(replyTo, byName.keys()))
    const problem = answered
      ? {
          message: `\`${replyTo}\` is itself a reply, so it cannot be answered.`,
          hint: 'Write the name of the first response in its thread, or remove `replyTo`.',
        }
      : {
          message: `There is no response \`${replyTo}\` to this article${near || '.'}`,
          hint: 'Write the name of a file in the same folder, without .md, or remove `replyTo`.',
        }
    return {
      place: record.placeOf(['replyTo']),
      length: replyTo.length,
      ...problem,
    }
  })
}
