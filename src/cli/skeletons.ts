/** New records and texts: what is asked for each, and the file that is made of the answers. */

import { slug } from 'github-slugger'
import { stringify } from 'yaml'

import type { ShapedPublication } from '../integrity/publication.ts'
import type { CalendarDate } from '../shared/dates.ts'

import { kinds } from '../integrity/publication.ts'
import { variableWords } from '../references/csl-words.ts'

/** What is to be known of a new file. */
export interface Question {
  /** The option that answers it; where it is a field of the record, of the same name. */
  field: string
  /** What is asked, as a sentence. */
  about: string
  /** Whether nothing can be made without an answer. */
  required: boolean
  /** Whether there may be several answers. */
  many: boolean
  /** Whether an answer has several lines. */
  long: boolean
  /** The only answers there are. */
  choices?: readonly string[]
  /** What is answered by default. */
  initial?: string
}

/** The answers to questions by their fields; none is empty. */
export type Answers = ReadonlyMap<string, readonly string[]>

/** A file to be written. */
export interface NewFile {
  /** Its path below the content. */
  path: string
  text: string
}

/** What a new file is made among. */
export interface Setting {
  today: CalendarDate
  claims: ShapedPublication['claims']
}

/** What can be made anew. */
export interface Skeleton {
  /** What is asked, the first of which may be answered without its option. */
  questions: (shaped: ShapedPublication, today: CalendarDate) => Question[]
  /** Makes the file; `id` is its name where that is given. */
  make: (answers: Answers, setting: Setting, id?: string) => NewFile
  /** What to do with the file, as sentences. */
  next: string
}

type Collection =
  'articles' | 'claims' | 'references' | 'searches' | 'people' | 'topics' | 'responses'

/** A question about a field, in the words of its schema. */
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
      '{/* The answer in a few points goes here, within <KeyPoints> and </KeyPoints>. */}',
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
  next: 'Write the text, read it in `npm run dev`, and remove `draft: true` to publish it. A folder of this name with the text as index.mdx holds its images, too.',
}

const claim: Skeleton = {
  questions: ({ ratings }) => [
    ask('claims', 'statement'),
    ask('claims', 'rating', { choices: [...ratings.keys()] }),
    ask('claims', 'certainty', { choices: kinds.claims.schema.shape.certainty.options }),
    ask('claims', 'rationale'),
  ],
  make: (answers, _setting, id = shortName(one(answers, 'statement'))) => ({
    path: `claims/${id}.yaml`,
    text: yaml('claims', plain(answers), ['claimants', 'evidence']),
  }),
  next: 'Add who makes the claim and the studies, and name it in the `claims` of an article.',
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
      about: 'Who made it: a person as `Family, Given`, an organisation by its name.',
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
  next: 'Complete it, and cite it as `[@…]` with the name of the file.',
}

const search: Skeleton = {
  questions: (_shaped, today) => [
    ask('searches', 'database'),
    ask('searches', 'description'),
    ask('searches', 'query', optional),
    ask('searches', 'url', optional),
    ask('searches', 'date', { about: 'The day it was run.', initial: today }),
    ask('searches', 'results', { ...optional, about: 'How many records it found.' }),
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
  next: 'Cite it as `[@…]` with the name of the file; add a run whenever you search again.',
}

const person: Skeleton = {
  questions: () => [ask('people', 'name')],
  make: (answers, _setting, id = shortName(one(answers, 'name'))) => ({
    path: `people/${id}.yaml`,
    text: yaml('people', plain(answers), ['bio', 'affiliation', 'roles', 'orcid', 'disclosures']),
  }),
  next: 'Name this file among the `authors` or `reviewers` of an article.',
}

const topic: Skeleton = {
  questions: () => [ask('topics', 'name'), ask('topics', 'description', optional)],
  make: (answers, _setting, id = shortName(one(answers, 'name'))) => ({
    path: `topics/${id}.yaml`,
    text: yaml('topics', plain(answers), []),
  }),
  next: 'Name this file among the `topics` of an article.',
}

const response: Skeleton = {
  questions: ({ articles }, today) => [
    ask('responses', 'article', {
      about: 'The article that it is about.',
      choices: articles.map(({ record }) => record.id),
    }),
    ask('responses', 'name'),
    ask('responses', 'affiliation', optional),
    ask('responses', 'date', { initial: today }),
    ask('responses', 'replyTo', optional),
    ask('responses', 'text', { about: 'The response, as it was written.', long: true }),
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
  next: 'Read it, and take out what is not for print, such as a telephone number. To publish it, commit the file; to answer it, add a `reply` with `author`, `date` and `text`; to refuse it, delete the file.',
}

/** Everything that can be made, by the word that is typed. */
export const skeletons = { article, claim, reference, search, person, topic, response }

export type SkeletonName = keyof typeof skeletons

function one(answers: Answers, field: string): string {
  return answers.get(field)?.[0] ?? ''
}

/** The first answer to each question. */
function plain(answers: Answers): Record<string, string | undefined> {
  return Object.fromEntries([...answers].map(([field, [first]]) => [field, first]))
}

function numberOr(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text
}

/** Writes fields, and further ones that there are as comments. */
function yaml(collection: Collection, fields: object, hints: readonly string[]): string {
  const written = stringify(fields, { lineWidth: 100, singleQuote: true })
  if (hints.length === 0) return written
  const about = hints.map((field) => `# ${field}: ${describe(collection, field)}`)
  return [`${written}# More, where it is known (docs/authoring.md):`, ...about, ''].join('\n')
}

/** `Family, Given` is a person, anything else an organisation. */
function nameParts(name: string): { family: string; given: string } | { literal: string } {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? []
  return family !== undefined && given !== undefined ? { family, given } : { literal: name }
}

/** The usual key: the family name and the year. */
function key(first: ReturnType<typeof nameParts> | undefined, issued: string, title: string) {
  const name = first && ('family' in first ? first.family : first.literal)
  return `${shortName(name ?? title).replaceAll('-', '')}${/\d{4}/.exec(issued)?.[0] ?? ''}`
}

/** The longest a name is made; a longer one can be given. */
const longest = 60

/**
 * Makes a name for a file: small letters and digits with hyphens between them, whole words.
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
