import { relative } from 'node:path'

import type { Person } from '../../people/schema.ts'
import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { normalizedWords } from '../normalized-words.ts'
import { pointer, type PointAt } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** What readers know a record by, and what to do where another has the same. */
interface Title {
  record: SourceRecord
  field: 'title' | 'statement' | 'name'
  words: string
  hint: string
  /** What else tells the record from one of the same name, in one form. */
  marks?: readonly (string | undefined)[]
}

/**
 * No two articles have one title, no two claims one statement, no two topics or people one name: in lists, feeds and search
 * results readers could not tell them apart.
 */
export const titleIsUnique = defineRule({
  name: 'title-is-unique',
  holds: 'No two articles have one title, no two claims, topics or people one name.',
  severity: 'error',
  check,
})

function check({ articles, claims, topics, people, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  const titles: Title[][] = [
    articles.flatMap(({ record, data }) =>
      data
        ? {
            record,
            field: 'title' as const,
            words: data.title,
            hint: 'Say in the title what sets this article apart, or make one article of the two.',
          }
        : [],
    ),
    [...claims.values()].flatMap(({ record, data }) =>
      data
        ? {
            record,
            field: 'statement' as const,
            words: data.statement,
            hint: 'Name one claim in all articles that check it and remove the other, or say in the statement what sets this one apart.',
          }
        : [],
    ),
    [...topics.values()].flatMap(({ record, data }) =>
      data
        ? {
            record,
            field: 'name' as const,
            words: data.name,
            hint: 'Make one topic of the two, or say in the name what sets this one apart.',
          }
        : [],
    ),
    [...people.values()].flatMap(({ record, data }) =>
      data
        ? {
            record,
            field: 'name' as const,
            words: data.name,
            hint: 'Make one record of the two; if they are two people, give each an `orcid` or an `affiliation` of its own.',
            marks: marksOf(data),
          }
        : [],
    ),
  ]
  return titles.flatMap((alike) => repeated(alike, pointAt))
}

/** What tells two people of one name apart. */
function marksOf({ orcid, affiliation }: Person): (string | undefined)[] {
  return [orcid, affiliation === undefined ? undefined : normalizedWords(affiliation)]
}

function repeated(titles: readonly Title[], pointAt: PointAt): Problem[] {
  const known = new Map<string, Title[]>()
  return titles.flatMap((title): Problem[] => {
    const { record, field, words, hint } = title
    // A title of nothing but signs is compared by these.
    const name = normalizedWords(words) || words.trim()
    const earlier = known.get(name) ?? []
    known.set(name, [...earlier, title])
    const same = earlier.find((each) => !areDistinct(each, title))
    if (!same) return []
    return [
      {
        ...pointAt(record, [field], words),
        message: `The ${field} \`${words}\` is that of ${relative('', same.record.file)} already.`,
        hint,
        record,
      },
    ]
  })
}

/** Tells whether two records of one name differ in something that both have. */
function areDistinct({ marks: one = [] }: Title, { marks: other = [] }: Title): boolean {
  return one.some(
    (mark, index) => mark !== undefined && other[index] !== undefined && mark !== other[index],
  )
}
