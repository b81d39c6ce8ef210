import type { ArticleFrontMatter } from '../../articles/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { CheckedText } from '../text.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { isExplainer } from '../../articles/explainers.ts'
import { isWithdrawn } from '../../articles/revisions.ts'
import { type DayOfPublication, daysOfPublication } from '../unpublished.ts'

/** What `background` of a record names, at its place in the list. */
interface Named {
  record: SourceRecord
  index: number
  name: string
  article: CheckedText & { data: ArticleFrontMatter }
}

/** What `background` of an article or a claim names is a published article that checks no claim. */
export const backgroundIsAnExplainer = defineRule({
  name: 'background-is-an-explainer',
  holds: 'Every article that is named as background is a published explainer.',
  severity: 'error',
  check(checked) {
    const named = namedIn(checked)
    if (named.length === 0) return []
    return [
      ...named.flatMap((each): Problem | [] => {
        const fault = faultOf(each)
        return fault ? problemOf(each, fault) : []
      }),
      ...daysOfPublication(checked).flatMap((day) => notPublished(named, day)),
    ]
  },
})

/** Returns what the backgrounds of all articles and claims name. `record-exists` reports what does not exist. */
function namedIn({ articles, claims }: RuleContext): Named[] {
  const byId = new Map(articles.map((article) => [article.record.id, article]))
  return [...articles, ...claims.values()].flatMap(({ record, data }) =>
    (data?.background ?? []).flatMap((name, index): Named[] => {
      const article = byId.get(name)
      return article?.data
        ? [{ record, index, name, article: { ...article, data: article.data } }]
        : []
    }),
  )
}

type Fault = Pick<Problem, 'message' | 'hint'>

function faultOf({ record, name, article: { record: other, data } }: Named): Fault | undefined {
  if (other === record)
    return { message: `\`${name}\` is this article itself.`, hint: 'Name other explainers only.' }
  if (!isExplainer(data))
    return {
      message: `\`${name}\` checks a claim, so it is not an explainer.`,
      hint: 'Name an article without `claims`, or link to this fact-check in the text.',
    }
  if (isWithdrawn(data))
    return { message: `\`${name}\` was withdrawn.`, hint: 'Remove it from `background`.' }
  return undefined
}

/** Reports the names of unpublished articles in what is published on a day for the first time. */
function notPublished(
  named: readonly Named[],
  { unpublished, appears }: DayOfPublication,
): Problem[] {
  return named
    .filter(({ record, article }) => unpublished.has(article.record) && appears(record))
    .map((each) => problemOf(each, withheldFault(each)))
}

function withheldFault({ name, article: { data } }: Named): Fault {
  return data.draft || data.publishAt === undefined
    ? {
        message: `\`${name}\` is an unpublished draft.`,
        hint: 'Remove it from `background`, or publish it by removing its `draft: true`.',
      }
    : {
        message: `\`${name}\` is under embargo until \`${data.publishAt}\`.`,
        hint: 'Remove it from `background`, and add it when it is published.',
      }
}

function problemOf({ record, index, name }: Named, fault: Fault): Problem {
  return { place: record.placeOf(['background', index]), ...fault, length: name.length }
}
