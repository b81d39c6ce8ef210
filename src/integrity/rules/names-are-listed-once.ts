import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

/** A list of names in a record. */
interface List {
  record: SourceRecord
  /** Returns the path of the name at an index. */
  pathTo: (index: number) => (string | number)[]
  names: readonly string[]
  /** The name of the list, as the end of "… is listed twice". */
  where: string
  hint: string
}

/** Lists of people, topics, claims and sources contain each name once, and nobody reviews their own article. */
export const namesAreListedOnce = defineRule({
  name: 'names-are-listed-once',
  holds:
    'Lists contain each person, topic, claim and source once, and no author is also a reviewer.',
  severity: 'error',
  check: ({ articles, claims }) => [
    ...articles.flatMap(({ record, data }) =>
      data ? [...inArticle(record, data).flatMap(repeated), ...ownReviewers(record, data)] : [],
    ),
    ...[...claims.values()].flatMap(({ record, data }) =>
      data ? inClaim(record, data).flatMap(repeated) : [],
    ),
  ],
})

type Claim = NonNullable<ReturnType<RuleContext['claims']['get']>>['data'] & {}
type Article = NonNullable<RuleContext['articles'][number]['data']>

function inArticle(record: SourceRecord, article: Article): List[] {
  return (
    ['authors', 'reviewers', 'topics', 'claims', 'background', 'translations', 'nocite'] as const
  ).map((field) => ({
    record,
    pathTo: (index: number) => [field, index],
    names: article[field] ?? [],
    where: `in \`${field}\``,
    hint: 'Remove one of them, or correct it.',
  }))
}

function inClaim(
  record: SourceRecord,
  { background = [], evidence, outcomes = [] }: Claim,
): List[] {
  return [
    {
      record,
      pathTo: (index) => ['background', index],
      names: background,
      where: 'in `background`',
      hint: 'Remove one of them, or correct it.',
    },
    {
      record,
      pathTo: (index) => ['evidence', index, 'reference'],
      names: evidence.map(({ reference }) => reference),
      where: 'in the evidence of this claim',
      hint: 'Combine everything this study found in one entry, or correct the reference.',
    },
    {
      record,
      pathTo: (index) => ['outcomes', index, 'name'],
      names: outcomes.map(({ name, time }) => (time === undefined ? name : `${name}, ${time}`)),
      where: 'in the outcomes of this claim',
      hint: 'Combine both in one entry, or say in `time` when each was measured.',
    },
    ...outcomes.map(({ name, reasons }, index) => ({
      record,
      pathTo: (at: number) => ['outcomes', index, 'reasons', at, 'domain'],
      names: reasons.map(({ domain }) => domain),
      where: `in the reasons of the outcome “${name}”`,
      hint: 'Combine both in one entry, with `levels: 2` if the certainty was rated down or up by two levels.',
    })),
    ...outcomes.map(({ name, results = [] }, index) => ({
      record,
      pathTo: (at: number) => ['outcomes', index, 'results', at, 'reference'],
      names: results.map((result) =>
        result.name === undefined ? result.reference : `${result.reference}, ${result.name}`,
      ),
      where: `in the results of the outcome “${name}”`,
      hint: 'Remove one of them, or name the study of each in `name`.',
    })),
  ]
}

function repeated({ record, pathTo, names, where, hint }: List): Problem[] {
  const first = new Set<string>()
  return names.flatMap((name, index): Problem | [] => {
    if (first.size < first.add(name).size) return []
    return {
      place: record.placeOf(pathTo(index)),
      message: `\`${name}\` is listed twice ${where}.`,
      hint,
      length: name.length,
    }
  })
}

/** Reports authors who are also listed as reviewers, because readers expect an independent review. */
function ownReviewers(record: SourceRecord, { authors, reviewers }: Article): Problem[] {
  return [...new Set(reviewers)].flatMap((name): Problem | [] => {
    if (!authors.includes(name)) return []
    return {
      place: record.placeOf(['reviewers', reviewers.indexOf(name)]),
      message: `\`${name}\` is both an author and a reviewer of this article.`,
      hint: 'Remove the name from `authors` or from `reviewers`.',
      length: name.length,
    }
  })
}
