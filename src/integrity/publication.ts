/** A publication whose records have their shapes: what the check works on, and what the site is built from. */

import type { CslItem } from '../references/csl.ts'
import type { ArticleFrontMatter, PageFrontMatter } from '../articles/schema.ts'
import type { Claim } from '../claims/schema.ts'
import type { Chart } from '../figures/schema.ts'
import type { Person } from '../people/schema.ts'
import type { Rating } from '../ratings/schema.ts'
import type { Collection, Publication, SourceResponse, SourceText } from '../reading/publication.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { Reference } from '../references/schema.ts'
import type { Response } from '../responses/schema.ts'
import type { Search } from '../searches/schema.ts'
import type { Site } from '../site.ts'
import type { Topic } from '../topics/schema.ts'
import type { DataPath } from '../shared/place.ts'
import type { RuleProblem as Finding } from './issue.ts'

import { articleSchema, pageSchema } from '../articles/schema.ts'
import { claimSchema } from '../claims/schema.ts'
import { chartSchema } from '../figures/schema.ts'
import { personSchema } from '../people/schema.ts'
import { ratingSchema } from '../ratings/schema.ts'
import { cslFields, cslNameParts, cslNameVariables, ownFields } from '../references/csl.ts'
import { referenceToCsl } from '../references/reference.ts'
import { referenceSchema } from '../references/schema.ts'
import { responseSchema } from '../responses/schema.ts'
import { searchSchema } from '../searches/schema.ts'
import { searchToCsl } from '../searches/search.ts'
import { siteSchema } from '../site.ts'
import { topicSchema } from '../topics/schema.ts'
import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { readShape, type Kind } from './shape.ts'

/** A record with its typed data; `data` is absent where the shape is wrong. */
export interface Shaped<Data, Source extends SourceRecord = SourceRecord> {
  record: Source
  data: Data | undefined
}

/** The records of a publication by name. A name is known even where its record has mistakes, so that these do not spread. */
export interface ShapedPublication {
  directory: string
  site: Site | undefined
  siteRecord: SourceRecord | undefined
  articles: Shaped<ArticleFrontMatter, SourceText>[]
  pages: Shaped<PageFrontMatter, SourceText>[]
  claims: Map<string, Shaped<Claim>>
  references: Map<string, Shaped<Reference>>
  searches: Map<string, Shaped<Search>>
  people: Map<string, Shaped<Person>>
  topics: Map<string, Shaped<Topic>>
  ratings: Map<string, Shaped<Rating>>
  charts: Map<string, Shaped<Chart>>
  /** The responses of readers, by article and name: `<article>/<name>`. */
  responses: Map<string, Shaped<Response, SourceResponse>>
  /** Every key that can be cited, references and searches together. */
  keys: Set<string>
}

/** The schema of each collection, and what its records are called. */
export const kinds = {
  site: { schema: siteSchema, name: 'the site' },
  articles: { schema: articleSchema, name: 'an article' },
  pages: { schema: pageSchema, name: 'a page' },
  claims: { schema: claimSchema, name: 'a claim' },
  references: { schema: referenceSchema, name: 'a reference' },
  searches: { schema: searchSchema, name: 'a search' },
  people: { schema: personSchema, name: 'a person' },
  topics: { schema: topicSchema, name: 'a topic' },
  ratings: { schema: ratingSchema, name: 'a rating' },
  charts: { schema: chartSchema, name: 'a chart' },
  responses: { schema: responseSchema, name: 'a response' },
} satisfies Record<Collection | 'site', Kind>

/**
 * Gives every record of a publication its type.
 *
 * @returns the typed publication and a finding for everything that lacks its shape
 */
export function shapePublication(publication: Publication): {
  shaped: ShapedPublication
  findings: Finding[]
} {
  const findings: Finding[] = []
  const shape = <Data, Source extends SourceRecord>(
    record: Source,
    kind: Kind<Data>,
  ): Shaped<Data, Source> => {
    const read = readShape(record, kind)
    findings.push(...read.findings)
    return { record, data: read.data }
  }
  const collect = <Data>(records: SourceRecord[], kind: Kind<Data>) =>
    new Map(records.map((record) => [record.id, shape(record, kind)]))

  const { records } = publication
  const references = collect(
    records.references.map((record) => plainReference(record, findings)),
    kinds.references,
  )
  const searches = collect(records.searches, kinds.searches)
  const shaped: ShapedPublication = {
    directory: publication.directory,
    site: publication.site && shape(publication.site, kinds.site).data,
    siteRecord: publication.site,
    articles: publication.texts.articles.map((text) => shape(text, kinds.articles)),
    pages: publication.texts.pages.map((text) => shape(text, kinds.pages)),
    claims: collect(records.claims, kinds.claims),
    references,
    searches,
    people: collect(records.people, kinds.people),
    topics: collect(records.topics, kinds.topics),
    ratings: collect(records.ratings, kinds.ratings),
    charts: collect(records.charts, kinds.charts),
    responses: new Map(
      publication.texts.responses.map((record) => {
        findings.push(...missingText(record))
        return [record.id, shape(record, kinds.responses)]
      }),
    ),
    keys: new Set([
      ...references.keys(),
      ...searches.keys(),
      ...misplacedIn(publication, 'references'),
      ...misplacedIn(publication, 'searches'),
    ]),
  }
  return { shaped, findings }
}

/** The names of records that lie in a folder whose own name is misspelt. */
export function misplacedIn({ misplaced }: Publication, collection: Collection): string[] {
  const start = `${collection}/`
  return [...misplaced].flatMap((each) =>
    each.startsWith(start) ? [each.slice(start.length)] : [],
  )
}

/**
 * Tells whether a source may be in a file that could not be read whole. That is reported where the file lies, and not at
 * each citation as well.
 */
export function mayBeUnread({ unread, problems, sources }: Publication, key: string): boolean {
  const isCollection = (file: string) => /\.(?:bib|json)$/.test(file)
  if (unread.values().some(isCollection)) return true
  return problems.some(
    ({ rule, place: { file } }) =>
      rule === 'file-parses' && isCollection(file) && sources.get(file)?.includes(key) === true,
  )
}

/** Tells whether there is a text that could not be read: what it names and cites is not known then. */
export function hasUnreadTexts({ unread }: Publication): boolean {
  return unread.values().some((file) => /\.(?:mdx?|markdown)$/i.test(file))
}

/** Everything that can be cited, as CSL-JSON by key. Records with mistakes are left out. */
export function citableItems(shaped: ShapedPublication): Map<string, CslItem> {
  const items = new Map<string, CslItem>()
  for (const [key, { data }] of shaped.references)
    if (data) items.set(key, referenceToCsl(key, data, { abstracts: shaped.site?.abstracts }))
  for (const [key, { data }] of shaped.searches) if (data) items.set(key, searchToCsl(key, data))
  return items
}

/** A response says something. */
function missingText({ body, data, place }: SourceResponse): Finding[] {
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

/**
 * Brings a reference from a collection file down to the fields of a record, ours among them.
 *
 * BibTeX has many fields without a CSL counterpart: they are kept aside in silence. An unknown field in CSL-JSON is
 * reported.
 */
function plainReference(record: SourceRecord, findings: Finding[]): SourceRecord {
  if (record.format === 'yaml' || typeof record.data !== 'object' || record.data === null)
    return record
  const data: Record<string, unknown> = {}
  const isJson = record.format === 'json'
  for (const [field, value] of Object.entries(record.data)) {
    if (isNameVariable(field) && Array.isArray(value)) {
      data[field] = isJson ? plainNames(record, field, value, findings) : value
    } else if (cslFields.has(field)) data[field] = value
    else if (isJson) findings.push(unusedField(record, [field], cslFields))
  }
  for (const field of ownFields) {
    if (record.custom && field in record.custom) data[field] = record.custom[field]
  }
  return { ...record, data }
}

function isNameVariable(field: string): boolean {
  return (cslNameVariables as readonly string[]).includes(field)
}

/** Names without the fields that CSL-JSON does not have; each of these is reported once for a list of names. */
function plainNames(
  record: SourceRecord,
  field: string,
  names: readonly unknown[],
  findings: Finding[],
): unknown[] {
  const reported = new Set<string>()
  return names.map((name, index) => {
    if (typeof name !== 'object' || name === null || Array.isArray(name)) return name
    const parts = Object.entries(name as Record<string, unknown>)
    for (const [part] of parts) {
      if (cslNameParts.has(part) || reported.has(part)) continue
      reported.add(part)
      findings.push(unusedField(record, [field, index, part], cslNameParts))
    }
    return Object.fromEntries(parts.filter(([part]) => cslNameParts.has(part)))
  })
}

/** A field that a program wrote and CSL-JSON does not have. */
function unusedField(record: SourceRecord, path: DataPath, known: ReadonlySet<string>): Finding {
  const field = String(path.at(-1))
  const near = nearest(field, known, field.length < 6 ? 1 : 2)
  const owner = path.length === 1 ? '' : 'a name in '
  return {
    rule: 'field-is-used',
    place: record.placeOf(path, 'name'),
    message: `\`${field}\` is not a field of ${owner}CSL-JSON 1.0.2 and is not used${suggestion(near) || '.'}`,
    hint:
      path.length > 1
        ? 'Correct its name, or remove it.'
        : `${near === undefined ? 'Move it' : 'Correct its name, move it'} into \`custom\`, or remove it.`,
    length: field.length + 2,
    ...(near === undefined ? {} : { suggestion: near }),
    record,
  }
}
