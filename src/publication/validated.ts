/** The publication with typed records: the second of three stages. The check and the site's collections are made from it. */

import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Chart } from '../charts/schema.ts'
import type { ClaimantRecord } from '../claimants/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Problem } from '../reading/problem.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { Response } from '../responses/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { Site } from '../site.ts'
import { type OwnWords, wordsIn } from '../messages/words.ts'
import type { Topic } from '../topics/schema.ts'
import type { SourceResponse, SourceText } from './source.ts'

import { citableItems } from './citable-items.ts'

/** A record with its typed data; `data` is absent if the record is invalid. */
export interface Validated<Data, Source extends SourceRecord = SourceRecord> {
  record: Source
  data: Data | undefined
}

/** The records of a publication by name. Invalid records keep their names, so that records which name them are valid. */
export interface ValidatedPublication {
  directory: string
  site: Site | undefined
  siteRecord: SourceRecord | undefined
  articles: Validated<ArticleFrontMatter, SourceText>[]
  pages: Validated<PageFrontMatter, SourceText>[]
  claims: Map<string, Validated<Claim>>
  claimants: Map<string, Validated<ClaimantRecord>>
  references: Map<string, Validated<Reference>>
  searches: Map<string, Validated<Search>>
  people: Map<string, Validated<Person>>
  topics: Map<string, Validated<Topic>>
  /** The publication’s own words of the interface, by language. */
  messages: Map<string, Validated<OwnWords>>
  ratings: Map<string, Validated<Rating>>
  charts: Map<string, Validated<Chart>>
  /** Readers' responses by `<article>/<name>`. */
  responses: Map<string, Validated<Response, SourceResponse>>
  /** Every key that can be cited: references and searches. */
  keys: Set<string>
}

/** What is wrong with a record that was read but is not valid. */
export interface ValidationProblem extends Problem {
  /** The name of the rule that reports it. */
  rule: 'record-has-its-shape' | 'field-is-used'
}

/** Returns the data of the valid records, by name. */
export function validData<Data>(records: ReadonlyMap<string, Validated<Data>>): Map<string, Data> {
  return new Map([...records].flatMap(([name, { data }]) => (data ? [[name, data]] : [])))
}

/** Returns the absolute paths of all texts, by collection and id: `articles/exosomes`. */
export function textFiles(
  validated: Pick<ValidatedPublication, 'articles' | 'pages'>,
): Map<string, string> {
  return new Map(
    (['articles', 'pages'] as const).flatMap((collection) =>
      validated[collection].map(({ record }) => [`${collection}/${record.id}`, record.file]),
    ),
  )
}

/** Everything that can be cited in a publication, as CSL-JSON by key. Invalid records are left out. */
export function itemsOf({
  references,
  searches,
  site,
}: Pick<ValidatedPublication, 'references' | 'searches' | 'site'>): Map<string, CslItem> {
  return citableItems(validData(references), validData(searches), {
    abstracts: site?.abstracts,
    words: wordsIn(site?.language ?? 'en', site?.messages),
  })
}
