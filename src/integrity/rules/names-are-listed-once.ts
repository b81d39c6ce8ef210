import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'

/** A list of names in a record. */
interface List {
  record: SourceRecord
  /** The way to the name at an index. */
  pathTo: (index: number) => (string | number)[]
  names: readonly string[]
  /** What the list is, as the end of "… is listed twice". */
  where: string
  hint: string
}

/** A list of people, topics, claims or sources names each once, and nobody reviews what they wrote. */
export const namesAreListedOnce = defineRule({
  name: 'names-are-listed-once',
  holds: 'A list names each person, topic, claim and source once, and no author as a reviewer.',
  severity: 'error',
  check,
})

function check({ articles, claims }: RuleContext): Problem[] {
  return [
    ...articles.flatMap(({ record, data }) =>
      data ? [...inArticle(record, data).flatMap(repeated), ...ownReviewers(record, data)] : [],
    ),
    ...[...claims.values()].flatMap(({ record, data }) =>
      repeated({
        record,
        pathTo: (index) => ['evidence', index, 'reference'],
        names: data?.evidence.map(({ reference }) => reference) ?? [],
        where: 'in the evidence of this claim',
        hint: 'A study counts once: put all it found into one entry, or name the other study.',
      }),
    ),
  ]
}

type Article = NonNullable<RuleContext['articles'][number]['data']>

function inArticle(record: SourceRecord, article: Article): List[] {
  return (['authors', 'reviewers', 'topics', 'claims', 'nocite'] as const).map((field) => ({
    record,
    pathTo: (index: number) => [field, index],
    names: article[field],
    where: `in \`${field}\``,
    hint: 'Remove one of the two, or correct it.',
  }))
}

function repeated({ record, pathTo, names, where, hint }: List): Problem[] {
  const first = new Set<string>()
  return names.flatMap((name, index): Problem[] => {
    if (first.size < first.add(name).size) return []
    return [
      {
        place: record.placeOf(pathTo(index)),
        message: `\`${name}\` is listed twice ${where}.`,
        hint,
        length: name.length,
      },
    ]
  })
}

/** A review by an author is none, whatever readers take it for. */
function ownReviewers(record: SourceRecord, { authors, reviewers }: Article): Problem[] {
  return [...new Set(reviewers)].flatMap((name): Problem[] => {
    if (!authors.includes(name)) return []
    return [
      {
        place: record.placeOf(['reviewers', reviewers.indexOf(name)]),
        message: `\`${name}\` is an author of this article and cannot be its reviewer.`,
        hint: 'Remove the name from `authors` or from `reviewers`.',
        length: name.length,
      },
    ]
  })
}
