import { type CslType, cslNameVariables } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'

import { defineRule } from '../rule.ts'

/** Information that readers need about a source. */
interface Need {
  /** Its name in messages. */
  what: string
  /** The field to add, and its name in BibTeX. */
  field: string
  bibtex: string
  isMet: (reference: Reference) => boolean
}

/** Variables for people who made something else, or received it. */
const notMakers = new Set<string>([
  'collection-editor',
  'container-author',
  'original-author',
  'recipient',
  'reviewed-author',
])
const makers = cslNameVariables.filter((variable) => !notMakers.has(variable))

const maker: Need = {
  what: 'author or editor',
  field: '`author` or `editor`',
  bibtex: '`author` or `editor`',
  isMet: hasMaker,
}

/** For sources made by their publisher: a page of a ministry, a law, a film. */
const makerOrPublisher: Need = {
  ...maker,
  what: 'author or publisher',
  field: '`author` or `publisher`',
  bibtex: '`author` or `organization`',
  isMet: (reference) =>
    hasMaker(reference) ||
    isFilled(reference, 'publisher', 'authority', 'jurisdiction', 'container-title'),
}

const date: Need = {
  what: 'publication date',
  field: '`issued`',
  bibtex: '`year`',
  isMet: hasDate,
}

/** For sources on the web, which may have no date: the day of access is enough. */
const dateOrAccessed: Need = {
  what: 'publication or access date',
  field: '`issued` or `accessed`',
  bibtex: '`date` or `urldate`',
  isMet: (reference) => hasDate(reference) || reference.accessed !== undefined,
}

const publisher: Need = {
  what: 'publisher',
  field: '`publisher`',
  bibtex: '`publisher`',
  isMet: (reference) => isFilled(reference, 'publisher', 'original-publisher'),
}

const number: Need = {
  what: 'number',
  field: '`number`',
  bibtex: '`number`',
  isMet: (reference) => isFilled(reference, 'number'),
}

/** The needs of each type. Any other type needs a maker or publisher, and a date of publication or access. */
const needs: Partial<Record<CslType, readonly Need[]>> = {
  article: [maker, date],
  'article-journal': [maker, date, within('journal', '`journal`')],
  'article-magazine': [date, within('magazine', '`journal`')],
  'article-newspaper': [date, within('newspaper', '`journal`')],
  book: [maker, date, publisher],
  chapter: [maker, date, within('book title', '`booktitle`')],
  classic: [],
  collection: [dateOrAccessed],
  entry: [dateOrAccessed, within('title of the work it is part of', '`booktitle`')],
  'entry-dictionary': [dateOrAccessed, within('dictionary', '`booktitle`')],
  'entry-encyclopedia': [dateOrAccessed, within('encyclopedia', '`booktitle`')],
  event: [date],
  interview: [maker, date],
  manuscript: [maker, date],
  'paper-conference': [
    maker,
    date,
    {
      ...within('conference', '`booktitle`'),
      isMet: (reference) =>
        isFilled(reference, 'container-title', 'container-title-short', 'event-title', 'publisher'),
    },
  ],
  patent: [maker, date, number],
  periodical: [],
  personal_communication: [maker, date],
  report: [
    makerOrPublisher,
    date,
    {
      ...publisher,
      bibtex: '`institution`',
      isMet: (reference) =>
        isFilled(reference, 'publisher', 'authority') ||
        Boolean(reference.author?.some(({ literal }) => literal !== undefined)),
    },
  ],
  review: [maker, date, within('journal', '`journal`')],
  'review-book': [maker, date, within('journal', '`journal`')],
  standard: [makerOrPublisher, date, number],
  thesis: [maker, date, { ...publisher, what: 'university', bibtex: '`school`' }],
  treaty: [date],
}

const and = new Intl.ListFormat('en-GB')

const neededOtherwise = [makerOrPublisher, dateOrAccessed]

/** Every reference has an author, a date and everything else that its type needs. */
export const referenceIsComplete = defineRule({
  name: 'reference-is-complete',
  holds: 'Every reference has the fields that its type needs, such as an author and a date.',
  severity: 'warning',
  check: ({ references }) =>
    [...references].flatMap(([key, { record, data }]) => {
      if (!data) return []
      const missing = (needs[data.type] ?? neededOtherwise).filter(({ isMet }) => !isMet(data))
      if (missing.length === 0) return []
      const fields = missing.map(({ field, bibtex }) =>
        record.format === 'bibtex' ? bibtex : field,
      )
      return {
        place: record.place,
        message: `\`${key}\`, of type \`${data.type}\`, has ${and.format(missing.map(({ what }) => `no ${what}`))}.`,
        hint: `Add ${fields.join(', and ')}.`,
        record,
      }
    }),
})

function within(what: string, bibtex: string): Need {
  return {
    what,
    field: '`container-title`',
    bibtex,
    isMet: (reference) => isFilled(reference, 'container-title', 'container-title-short'),
  }
}

function hasMaker(reference: Reference): boolean {
  return makers.some((variable) =>
    reference[variable]?.some((name) =>
      Object.values(name).some((part) => typeof part === 'string' && part.trim() !== ''),
    ),
  )
}

/** Returns whether a source has a date. A work in press has none yet, but has a `status`. */
function hasDate(reference: Reference): boolean {
  return (
    reference.issued !== undefined ||
    reference['original-date'] !== undefined ||
    reference['event-date'] !== undefined ||
    reference.submitted !== undefined ||
    isFilled(reference, 'status')
  )
}

function isFilled(
  reference: Reference,
  ...fields: (
    | 'authority'
    | 'container-title'
    | 'container-title-short'
    | 'event-title'
    | 'jurisdiction'
    | 'number'
    | 'original-publisher'
    | 'publisher'
    | 'status'
  )[]
): boolean {
  return fields.some((field) => reference[field]?.trim())
}
