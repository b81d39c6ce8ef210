/** Validates a publication: from records as read to typed records. */

import type { OwnWords } from '../messages/words.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { Site } from '../site.ts'
import { type Kind, kinds } from './schemas.ts'
import { type SourcePublication, type SourceResponse, misplacedIn } from './source.ts'
import {
  type Validated,
  type ValidatedPublication,
  type ValidationProblem,
  validData,
} from './validated.ts'

import { namingFields } from './naming-fields.ts'
import { plainReference } from './collection-reference.ts'
import { validateRecord } from './validate-record.ts'

/**
 * Validates every record of a publication.
 *
 * @returns the typed publication, and a problem for everything that its schema does not allow
 */
export function validatePublication(publication: SourcePublication): {
  validated: ValidatedPublication
  problems: ValidationProblem[]
} {
  const problems: ValidationProblem[] = []
  const validate = <Data, Source extends SourceRecord>(
    record: Source,
    kind: Kind<Data>,
  ): Validated<Data, Source> => {
    const result = validateRecord(record, kind)
    problems.push(...result.problems)
    return { record, data: result.data }
  }
  const collect = <Data>(records: SourceRecord[], kind: Kind<Data>) =>
    new Map(records.map((record) => [record.id, validate(record, kind)]))

  const { records } = publication
  const references = collect(
    records.references.map((record) => plainReference(record, problems)),
    kinds.references,
  )
  const searches = collect(records.searches, kinds.searches)
  const messages = collect(records.messages, kinds.messages as Kind<OwnWords>)
  const site = publication.site && validate(publication.site, kinds.site).data
  const validated: ValidatedPublication = {
    directory: publication.directory,
    site: site && withMessages(site, messages),
    siteRecord: publication.site,
    articles: publication.texts.articles.map((text) => validate(text, kinds.articles)),
    pages: publication.texts.pages.map((text) => validate(text, kinds.pages)),
    claims: collect(records.claims, { ...kinds.claims, recordNamed: recordNamed(publication) }),
    claimants: collect(records.claimants, kinds.claimants),
    references,
    searches,
    people: collect(records.people, kinds.people),
    topics: collect(records.topics, kinds.topics),
    ratings: collect(records.ratings, kinds.ratings),
    messages,
    charts: collect(records.charts, kinds.charts),
    responses: new Map(
      publication.texts.responses.map((record) => {
        problems.push(...missingText(record))
        return [record.id, validate(record, kinds.responses)]
      }),
    ),
    keys: new Set([
      ...references.keys(),
      ...searches.keys(),
      ...misplacedIn(publication, 'references'),
      ...misplacedIn(publication, 'searches'),
    ]),
  }
  return { validated, problems }
}

/** Finds the record that a text names in a claim, by the name of the record or by words that make this name. */
function recordNamed({ records }: SourcePublication): NonNullable<Kind['recordNamed']> {
  const known: Partial<Record<string, ReadonlySet<string>>> = {
    claimant: new Set(records.claimants.map(({ id }) => id)),
  }
  const nouns: Partial<Record<string, string>> = namingFields.claims
  return (path, fields, text) => {
    const list = path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')
    const inWords = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    for (const name of fields) {
      const names = known[nouns[`${list}.${name}`] ?? '']
      const id = [text, inWords].find((each) => names?.has(each))
      if (id !== undefined) return { name, id }
    }
    return undefined
  }
}

/** Adds the publication's own words of the interface to its settings, of which they are a part. */
function withMessages(site: Site, messages: ValidatedPublication['messages']): Site {
  const own = validData(messages)
  return own.size === 0 ? site : { ...site, messages: Object.fromEntries(own) }
}

/** A response needs a text. */
function missingText({ body, data, place }: SourceResponse): ValidationProblem[] {
  if (data === undefined || body.trim() !== '') return []
  return [
    {
      rule: 'record-has-its-shape',
      place: { ...place, line: 1, column: 1 },
      message: 'This response has no text.',
      hint: 'Write it below the front matter.',
    },
  ]
}
