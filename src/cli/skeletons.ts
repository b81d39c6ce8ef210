/** The kinds of file that `npm run new` creates: the questions for each, and the file that the answers make. */

import { slug } from 'github-slugger'
import { stringify } from 'yaml'

import type { ValidatedPublication } from '../publication/validated.ts'
import type { CalendarDate } from '../shared/dates.ts'

import { kinds } from '../publication/schemas.ts'
import { variableWords } from '../references/csl-words.ts'

/** A question about a new file. */
export interface Question {
  /** The option that answers it. If it is about a field of the record, it has the name of that field. */
  field: string
  /** A sentence that describes the answer. */
  about: string
  /** Whether the file cannot be created without an answer. */
  required: boolean
  /** Whether several answers are allowed. */
  many: boolean
  /** Whether an answer can have several lines. */
  long: boolean
  /** The allowed answers, if the choice is closed. */
  choices?: readonly string[]
  /** The default answer. */
  initial?: string
}

/** The answers to each question, by its field. No list is empty. */
export type Answers = ReadonlyMap<string, readonly string[]>

export interface NewFile {
  /** The path within the content folder. */
  path: string
  text: string
}

export interface Context {
  today: CalendarDate
  claims: ValidatedPublication['claims']
}

/** A kind of file that can be created. */
export interface Skeleton {
  /** The questions. The first can be answered without naming its option. */
  questions: (validated: ValidatedPublication, today: CalendarDate) => Question[]
  /** Returns the file. `id` is its name, if the author gave one. */
  make: (answers: Answers, setting: Context, id?: string) => NewFile
  /** The next steps, in sentences. */
  next: string
}

type Collection =
  'articles' | 'claims' | 'references' | 'searches' | 'people' | 'topics' | 'responses'

/** Returns a question about a field, with the description from its schema. */
function ask(collection: Collection, field: string, more: Partial<Question> = {}): Question {
  return {
    field,
    about: describe(collection, field),
    required: true,
    many: false,
    long: false,
    ...more,
  }
}

const optional = { required: false }

function describe(collection: Collection, field: string): string {
  const shape: Record<string, { description?: string | undefined }> = kinds[collection].schema.shape
  const words: Partial<Record<string, string>> = variableWords
  return shape[field]?.description ?? words[field] ?? ''
}

const article: Skeleton = {
  questions: ({ people, topics, claims }) => [
    ask('articles', 'title'),
    ask('articles', 'description'),
    ask('articles', 'authors', { many: true, choices: [...people.keys()] }),
    ask('articles', 'topics', { ...optional, many: true, choices: [...topics.keys()] }),
    ask('articles', 'claims', { ...optional, many: true, choices: [...claims.keys()] }),
  ],
  make(answers, { today, claims: known }, id = shortName(one(answers, 'title'))) {
    const claims = answers.get('claims') ?? []
    const fields = {
      title: one(answers, 'title'),
      description: one(answers, 'description'),
      published: today,
      authors: answers.get('authors') ?? [],
      topics: answers.get('topics') ?? [],
      ...(claims.length > 0 ? { claims } : {}),
      draft: true,
    }
    const outline = [
      '{/* Give the answer in a few points here, between <KeyPoints> and </KeyPoints>. */}',
      '## What is claimed',
      '## What the evidence shows',
      ...claims
        .filter((claim) => known.get(claim)?.data?.evidence.length)
        .map((claim) => `<Evidence claim="${claim}" />`),
      '## What is not known',
    ]
    const hints = ['reviewers', 'evidenceAsOf', 'reviewBy', 'disclosures', 'cover']
    return {
      path: `articles/${id}.mdx`,
      text: `---\n${yaml('articles', fields, hints)}---\n\n${outline.join('\n\n')}\n`,
    }
  },
  next: 'Write the text, read it in `npm run dev`, and remove `draft: true` to publish it. To add images, move the text to index.mdx in a folder with the name of the article.',
}

const claim: Skeleton = {
  questions: ({ ratings }) => [
    ask('claims', 'statement'),
    ask('claims', 'rating', { choices: [...ratings.keys()] }),
    ask('claims', 'certainty', { choices: kinds.claims.schema.shape.certainty.options }),
    ask('claims', 'rationale'),
  ],
  make: plainRecord('claims', 'statement', ['claimants', 'evidence']),
  next: 'Add the claimants and the evidence, and add the claim to the `claims` of an article.',
}

const reference: Skeleton = {
  questions: () => [
    ask('references', 'title'),
    ask('references', 'type', {
      choices: kinds.references.schema.shape.type.options,
      initial: 'article-journal',
    }),
    ask('references', 'author', {
      ...optional,
      many: true,
      about: 'The authors: a person as `Family, Given`, an organisation by its name.',
    }),
    ask('references', 'issued', optional),
    ask('references', 'URL', optional),
  ],
  make(answers, _setting, given) {
    const { type, title, issued, URL: address } = plain(answers)
    const author = answers.get('author')?.map(nameParts)
    const id = given ?? key(author?.[0], one(answers, 'issued'), one(answers, 'title'))
    const fields = { type, title, author, issued, URL: address }
    const hints = ['container-title', 'publisher', 'volume', 'issue', 'page', 'DOI', 'accessed']
    return { path: `references/${id}.yaml`, text: yaml('references', fields, hints) }
  },
  next: 'Add the missing fields, and cite the reference as `[@…]` with the name of the file.',
}

const search: Skeleton = {
  questions: (_shaped, today) => [
    ask('searches', 'database'),
    ask('searches', 'description'),
    ask('searches', 'query', optional),
    ask('searches', 'url', optional),
    ask('searches', 'date', { about: 'The date of the search.', initial: today }),
    ask('searches', 'results', { ...optional, about: 'The number of records found.' }),
  ],
  make(
    answers,
    { today },
    id = `${shortName(one(answers, 'database'))}${today.slice(0, 4)}search`,
  ) {
    const { date, results, ...fields } = plain(answers)
    const run = { date, ...(results === undefined ? {} : { results: numberOr(results) }) }
    return {
      path: `searches/${id}.yaml`,
      text: yaml('searches', { ...fields, runs: [run] }, ['filters']),
    }
  },
  next: 'Cite the search as `[@…]` with the name of the file. If you search again, add a run.',
}

const person: Skeleton = {
  questions: () => [ask('people', 'name')],
  make: plainRecord('people', 'name', ['bio', 'affiliation', 'roles', 'orcid', 'disclosures']),
  next: 'Add the name of this file to the `authors` or `reviewers` of an article.',
}

const topic: Skeleton = {
  questions: () => [ask('topics', 'name'), ask('topics', 'description', optional)],
  make: plainRecord('topics', 'name', []),
  next: 'Add the name of this file to the `topics` of an article.',
}

const response: Skeleton = {
  questions: ({ articles }, today) => [
    ask('responses', 'article', {
      about: 'The article that the response is about.',
      choices: articles.map(({ record }) => record.id),
    }),
    ask('responses', 'name'),
    ask('responses', 'affiliation', optional),
    ask('responses', 'date', { initial: today }),
    ask('responses', 'replyTo', optional),
    ask('responses', 'text', { about: 'The unchanged text of the response.', long: true }),
  ],
  make(answers, _setting, given) {
    const { article, text, ...fields } = plain(answers)
    const { name, affiliation, date, replyTo } = fields
    const id = given ?? `${date ?? ''}-${shortName(name ?? '') || 'response'}`
    return {
      path: `responses/${article ?? ''}/${id}.md`,
      text: `---\n${yaml('responses', { name, affiliation, date, replyTo }, [])}---\n\n${text ?? ''}\n`,
    }
  },
  next: 'Read the response and remove private details, such as a telephone number. To publish it, commit the file. To answer it, add a `reply` with `author`, `date` and `text`. To reject it, delete the file.',
}

/** All kinds of file, by the word that selects them on the command line. */
export const skeletons = { article, claim, reference, search, person, topic, response }

export type SkeletonName = keyof typeof skeletons

function one(answers: Answers, field: string): string {
  return answers.get(field)?.[0] ?? ''
}

/** Returns the first answer to each question. */
function plain(answers: Answers): Record<string, string | undefined> {
  return Object.fromEntries([...answers].map(([field, [first]]) => [field, first]))
}

/** Makes a record whose fields are the answers, with a file name derived from one of them. */
function plainRecord(collection: Collection, title: string, hints: string[]): Skeleton['make'] {
  return (answers, _setting, id = shortName(one(answers, title))) => ({
    path: `${collection}/${id}.yaml`,
    text: yaml(collection, plain(answers), hints),
  })
}

function numberOr(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text
}

/** Returns fields as YAML, followed by comments that describe further fields. */
function yaml(collection: Collection, fields: object, hints: readonly string[]): string {
  const written = stringify(fields, { lineWidth: 100, singleQuote: true })
  if (hints.length === 0) return written
  const about = hints.map((field) => `# ${field}: ${describe(collection, field)}`)
  return [`${written}# Optional fields (docs/authoring.md):`, ...about, ''].join('\n')
}

/** Reads `Family, Given` as a person and anything else as an organisation. */
function nameParts(name: string): { family: string; given: string } | { literal: string } {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? []
  return family !== undefined && given !== undefined ? { family, given } : { literal: name }
}

/** Returns the usual key: the family name and the year. */
function key(first: ReturnType<typeof nameParts> | undefined, issued: string, title: string) {
  const name = first && ('family' in first ? first.family : first.literal)
  return `${shortName(name ?? title).replaceAll('-', '')}${/\d{4}/.exec(issued)?.[0] ?? ''}`
}

/** The maximum length of a generated name. Authors can choose longer ones. */
const longest = 60

/**
 * Returns a file name for a text: whole words in lower-case letters and digits, separated by hyphens.
 *
 * @example shortName('Does PRP – at last! – help?') // => 'does-prp-at-last-help'
 */
export function shortName(text: string): string {
  const words = slug(text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC'))
    .split(/[-_]+/)
    .filter((word) => word !== '')
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word.slice(0, longest) : `${name}-${word}`
    if (longer.length > longest) break
    name = longer
  }
  return name
}
