import type { Response } from '../../responses/schema.ts'
import type { Validated } from '../../publication/validated.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { responsePath } from '../../responses/thread.ts'
import { nearest } from '../../shared/nearest.ts'
import { defineRule } from '../rule.ts'
import { suggestion } from '../../shared/suggestion.ts'

/** A response is about the article of its folder and answers, if any, one that answers none: threads are one level deep. */
export const responseFitsItsThread = defineRule({
  name: 'response-fits-its-thread',
  holds: 'A response belongs to an article, and answers at most a response that answers none.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ articles, responses }: RuleContext): Problem[] {
  const slugs = new Set(articles.map(({ record }) => record.id))
  const byArticle = Map.groupBy(responses.values(), ({ record }) => responsePath(record.id).article)
  return [...byArticle].flatMap(([article, together]) => [
    ...(slugs.has(article) ? [] : together.map(({ record }) => homeless(record, article, slugs))),
    ...astray(together),
  ])
}

function homeless(
  { place }: Validated<Response>['record'],
  article: string,
  slugs: ReadonlySet<string>,
): Problem {
  return {
    place: { ...place, line: 1, column: 1 },
    message:
      article === ''
        ? 'This response lies in the folder of no article.'
        : `There is no article called \`${article}\`${suggestion(nearest(article, slugs)) || '.'}`,
    hint: 'Move it into a folder that is named after its article: content/responses/<article>/.',
  }
}

/** Of the responses to one article, those that answer what cannot be answered. */
function astray(together: readonly Validated<Response>[]): Problem[] {
  const byName = new Map(together.map((each) => [responsePath(each.record.id).name, each]))
  return together.flatMap(({ record, data }): Problem[] => {
    const replyTo = data?.replyTo
    if (replyTo === undefined) return []
    const answered = byName.get(replyTo)
    const further = answered?.data?.replyTo
    if (answered && further === undefined) return []
    const near = suggestion(nearest(replyTo, byName.keys()))
    const said = answered
      ? {
          message: `\`${replyTo}\` answers a response itself, so that it cannot be answered.`,
          hint: 'Name the response at the top of its thread, or remove `replyTo`.',
        }
      : {
          message: `There is no response \`${replyTo}\` to this article${near || '.'}`,
          hint: 'Name a file in the same folder, without .md, or remove `replyTo`.',
        }
    return [
      {
        place: record.placeOf(['replyTo']),
        length: replyTo.length,
        ...said,
      },
    ]
  })
}
