import { relative } from 'node:path'

import type { Person } from '../../people/schema.ts'
import type { Validated } from '../../publication/validated.ts'
import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

import { normalizedStatement } from '../normalized-words.ts'
import type { PointAt } from '../pointer.ts'

/** The title, statement or name of a record, and advice if another record has the same. */
interface Title {
  record: SourceRecord
  field: 'title' | 'statement' | 'name'
  words: string
  hint: string
  /** Other values that distinguish records of the same name, normalised. */
  marks: readonly (string | undefined)[] | undefined
}

/**
 * No two articles have the same title, no two claims the same statement, and no two topics or people the same name,
 * because readers could not tell them apart in lists, feeds and search results.
 */
export const titleIsUnique = defineRule({
  name: 'title-is-unique',
  holds: 'No two articles have the same title, and no two claims, topics or people the same name.',
  severity: 'error',
  check({ articles, claims, topics, people, pointAt }) {
    return [
      titlesOf(
        articles,
        'title',
        'Change the title so that it differs, or merge the two articles.',
      ),
      titlesOf(
        claims.values(),
        'statement',
        'Change the statement so that it differs, or remove this claim and use the other in every article.',
      ),
      titlesOf(
        topics.values(),
        'name',
        'Change the name so that it differs, or merge the two topics.',
      ),
      titlesOf(
        people.values(),
        'name',
        'Merge the two records. If they are two people, give each a different `orcid` or `affiliation`.',
        marksOf,
      ),
    ].flatMap((titles) => repeated(titles, pointAt))
  },
})

function titlesOf<Field extends Title['field'], Data extends Record<Field, string>>(
  records: Iterable<Validated<Data>>,
  field: Field,
  hint: string,
  findMarks?: (data: Data) => Title['marks'],
): Title[] {
  return [...records].flatMap(({ record, data }) =>
    data ? { record, field, words: data[field], hint, marks: findMarks?.(data) } : [],
  )
}

/** Returns the values that distinguish two people of the same name. */
function marksOf({ orcid, affiliation }: Person): (string | undefined)[] {
  return [orcid, affiliation === undefined ? undefined : normalizedStatement(affiliation)]
}

function repeated(titles: readonly Title[], pointAt: PointAt): Problem[] {
  const known = new Map<string, Title[]>()
  return titles.flatMap((title): Problem | [] => {
    const { record, field, words, hint } = title
    // A title of nothing but punctuation is compared as written.
    const name = normalizedStatement(words) || words.trim()
    const earlier = known.get(name) ?? []
    known.set(name, [...earlier, title])
    const same = earlier.find((each) => !areDistinct(each, title))
    if (!same) return []
    return {
      ...pointAt(record, [field], words),
      message: `The ${field} \`${words}\` is already used in ${relative('', same.record.file)}.`,
      hint,
      record,
    }
  })
}

/** Returns whether two records of the same name differ in a value that both have. */
function areDistinct({ marks: one = [] }: Title, { marks: other = [] }: Title): boolean {
  return one.some(
    (mark, index) => mark !== undefined && other[index] !== undefined && mark !== other[index],
  )
}
