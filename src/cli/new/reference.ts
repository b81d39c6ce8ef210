import type { CalendarDate } from '../../shared/dates.ts'
import type { Kind } from './kind.ts'
import {
  type Answers,
  type Question,
  type Reading,
  ask,
  dateReader,
  optional,
  optionOnly,
  readDoi,
} from './questions.ts'

import { proposeKey } from '../../library/key.ts'
import { type NewReference, writeReference } from '../../library/written-reference.ts'
import { readAuthorList } from '../../reading/author-list.ts'
import { typeWords } from '../../references/csl-words.ts'
import { kinds } from '../../publication/schemas.ts'
import { edtfToCslDate } from '../../shared/edtf-date.ts'
import { list, maybe, one } from './answers.ts'
import { wordChoices } from './choices.ts'
import { withHints } from './file-text.ts'

/** The fields that are written as they are answered. */
const plainFields = [
  'container-title',
  'publisher',
  'volume',
  'issue',
  'page',
  'DOI',
  'PMID',
  'URL',
  'remark',
] as const

export const reference: Kind = {
  collection: 'references',
  nameIs: 'key',
  questions: ({ today }): Question[] => [
    ask('references', 'title'),
    ask('references', 'type', {
      choices: wordChoices(kinds.references.schema.shape.type.options, typeWords),
      initial: 'article-journal',
    }),
    ask('references', 'author', {
      ...optional,
      many: true,
      form: 'authors',
      about:
        'The authors, in any common form: `Smith J, Doe A` or `Smith, John; Doe, Anna`. Put an organisation in braces if it is taken for a person.',
      read: (typed) =>
        readAuthorList(typed).length > 0
          ? { value: typed }
          : { problem: 'has no names. Write them as `Smith, John; Doe, Anna`.' },
    }),
    ask('references', 'issued', { ...optional, read: issuedReader(today) }),
    ask('references', 'container-title', optional),
    ask('references', 'DOI', { ...optional, read: readDoi }),
    ask('references', 'URL', optional),
    ...(['publisher', 'volume', 'issue', 'page', 'PMID', 'remark'] as const).map((field) =>
      ask('references', field, optionOnly),
    ),
    ask('references', 'accessed', { ...optionOnly, read: dateReader(today) }),
  ],
  propose(answers, { keys }) {
    const { title, author, issued } = fieldsOf(answers)
    const date = issued === undefined ? undefined : edtfToCslDate(issued)
    return proposeKey({ title, ...(author && { author }), ...(date && { issued: date }) }, keys)
  },
  pathOf: (id) => `references/${id}.yaml`,
  write(answers) {
    const hints = ['container-title', 'publisher', 'volume', 'issue', 'page', 'DOI', 'accessed']
    return withHints('references', writeReference(fieldsOf(answers) as NewReference), hints)
  },
  next: 'Add the missing fields, and cite the reference as `[@…]` with the name of the file.',
}

/** Reads a date, or words without a number, such as "in press". */
function issuedReader(today: CalendarDate): (typed: string) => Reading {
  const readDate = dateReader(today)
  const { read: readWords = readDate } = ask('references', 'issued')
  return (typed) => (/\d|^today$/i.test(typed) ? readDate(typed) : readWords(typed))
}

function fieldsOf(answers: Answers) {
  return {
    type: one(answers, 'type'),
    title: one(answers, 'title'),
    author: list(answers, 'author')?.flatMap(readAuthorList),
    issued: maybe(answers, 'issued'),
    accessed: maybe(answers, 'accessed'),
    ...Object.fromEntries(plainFields.map((field) => [field, maybe(answers, field)])),
  }
}

/** Returns the people and organisations that answers are read as, for an author to confirm. */
export function authorsIn(answers: readonly string[]) {
  return answers.flatMap(readAuthorList)
}
