import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Check } from '../check.ts'
import type { Issue } from '../issue.ts'

import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../issue.ts'

/** A name in a record, and the collection it should be found in. */
interface Mention {
  record: SourceRecord
  path: DataPath
  id: string
  noun: 'claim' | 'person' | 'topic' | 'rating' | 'reference or search'
}

const folders: Record<Mention['noun'], string> = {
  claim: 'claims',
  person: 'people',
  topic: 'topics',
  rating: 'ratings',
  'reference or search': 'references',
}

/** Every claim, person, topic, rating, reference and search that a record names exists. */
export const recordExists: Check = (checked) => {
  const known: Record<
    Mention['noun'],
    { has: (id: string) => boolean; keys: () => Iterable<string> }
  > = {
    claim: checked.claims,
    person: checked.people,
    topic: checked.topics,
    rating: checked.ratings,
    'reference or search': checked.keys,
  }
  return mentions(checked)
    .filter(({ noun, id }) => !known[noun].has(id))
    .map(({ record, path, id, noun }): Issue => ({
      rule: 'record-exists',
      severity: 'error',
      place: record.placeOf(path),
      message: `There is no ${noun} called \`${id}\`${suggestion(nearest(id, known[noun].keys())) || '.'}`,
      hint: `Add content/${folders[noun]}/${id}.yaml, or correct the name.`,
      length: id.length,
    }))
}

function mentions({ articles, claims, references }: Parameters<Check>[0]): Mention[] {
  return [
    ...articles.flatMap(({ record, data }) => [
      ...named(record, ['authors'], data?.authors, 'person'),
      ...named(record, ['reviewers'], data?.reviewers, 'person'),
      ...named(record, ['topics'], data?.topics, 'topic'),
      ...named(record, ['claims'], data?.claims, 'claim'),
      ...(data?.revisions ?? []).flatMap(({ from, to }, index) => [
        ...one(record, ['revisions', index, 'from'], from, 'rating'),
        ...one(record, ['revisions', index, 'to'], to, 'rating'),
      ]),
    ]),
    ...[...claims.values()].flatMap(({ record, data }) => [
      ...one(record, ['rating'], data?.rating, 'rating'),
      ...(data?.evidence ?? []).flatMap(({ reference }, index) =>
        one(record, ['evidence', index, 'reference'], reference, 'reference or search'),
      ),
    ]),
    ...[...references.values()].flatMap(({ record, data }) =>
      one(record, ['health', 'notice'], data?.health?.notice, 'reference or search'),
    ),
  ]
}

function named(
  record: SourceRecord,
  path: DataPath,
  ids: string[] | undefined,
  noun: Mention['noun'],
): Mention[] {
  return (ids ?? []).map((id, index) => ({ record, path: [...path, index], id, noun }))
}

function one(
  record: SourceRecord,
  path: DataPath,
  id: string | undefined,
  noun: Mention['noun'],
): Mention[] {
  return id === undefined ? [] : [{ record, path, id, noun }]
}
