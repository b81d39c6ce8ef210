import type { CslType } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { cslNameVariables } from '../../references/csl.ts'
import { defineRule } from '../rule.ts'

/** Something a reader needs to know of a source. */
interface Need {
  /** What is not said where it is missing. */
  what: string
  /** The field to add, and its name in BibTeX. */
  field: string
  bibtex: string
  isMet: (reference: Reference) => boolean
}

/** Names of those who made something else, or received it. */
const notMakers = new Set<string>([
  'collection-editor',
  'container-author',
  'original-author',
  'recipient',
  'reviewed-author',
])
const makers = cslNameVariables.filter((variable) => !notMakers.has(variable))

const maker: Need = {
  what: 'who made it',
  field: '`author` or `editor`',
  bibtex: '`author` or `editor`',
  isMet: hasMaker,
}

/** For what is made by whoever publishes it: a page of a ministry, a law, a film. */
const makerOrPublisher: Need = {
  ...maker,
  field: '`author` or `publisher`',
  bibtex: '`author` or `organization`',
  isMet: (reference) =>
    hasMaker(reference) ||
    isFilled(reference, 'publisher', 'authority', 'jurisdiction', 'container-title'),
}

const date: Need = {
  what: 'when it appeared',
  field: '`issued`',
  bibtex: '`year`',
  isMet: hasDate,
}

/** For what stands on the web and may bear no date: the day it was read will do. */
const dateOrDayOfReading: Need = {
  what: 'when it appeared or was read',
  field: '`issued` or `accessed`',
  bibtex: '`date` or `urldate`',
  isMet: (reference) => hasDate(reference) || reference.accessed !== undefined,
}

const publisher: Need = {
  what: 'who published it',
  field: '`publisher`',
  bibtex: '`publisher`',
  isMet: (reference) => isFilled(reference, 'publisher', 'original-publisher'),
}

const number: Need = {
  what: 'which number it has',
  field: '`number`',
  bibtex: '`number`',
  isMet: (reference) => isFilled(reference, 'number'),
}

/** What each type needs; a type that is not here needs a maker or publisher, and a date or the day it was read. */
const needs: Partial<Record<CslType, readonly Need[]>> = {
  article: [maker, date],
  'article-journal': [maker, date, within('in which journal it appeared', '`journal`')],
  'article-magazine': [date, within('in which magazine it appeared', '`journal`')],
  'article-newspaper': [date, within('in which newspaper it appeared', '`journal`')],
  book: [maker, date, publisher],
  chapter: [maker, date, within('in which book it stands', '`booktitle`')],
  classic: [],
  collection: [dateOrDayOfReading],
  entry: [dateOrDayOfReading, within('in which work it stands', '`booktitle`')],
  'entry-dictionary': [dateOrDayOfReading, within('in which dictionary it stands', '`booktitle`')],
  'entry-encyclopedia': [
    dateOrDayOfReading,
    within('in which encyclopedia it stands', '`booktitle`'),
  ],
  event: [date],
  interview: [maker, date],
  manuscript: [maker, date],
  'paper-conference': [
    maker,
    date,
    {
      ...within('at which conference it was given', '`booktitle`'),
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
  review: [maker, date, within('where it appeared', '`journal`')],
  'review-book': [maker, date, within('where it appeared', '`journal`')],
  standard: [makerOrPublisher, date, number],
  thesis: [
    maker,
    date,
    { ...publisher, what: 'at which university it was written', bibtex: '`school`' },
  ],
  treaty: [date],
}

const neededOtherwise = [makerOrPublisher, dateOrDayOfReading]

/** A reference names who made it, when, and what its type needs. */
export const referenceIsComplete = defineRule({
  name: 'reference-is-complete',
  holds: 'A reference names who made it, when, and what its type needs.',
  severity: 'warning',
  check,
})

function check({ references }: RuleContext): Problem[] {
  return [...references].flatMap(([key, { record, data }]) => {
    if (!data) return []
    const missing = (needs[data.type] ?? neededOtherwise).filter(({ isMet }) => !isMet(data))
    if (missing.length === 0) return []
    const fields = missing.map(({ field, bibtex }) => (record.format === 'bibtex' ? bibtex : field))
    return [
      {
        place: record.place,
        message: `\`${key}\`, of type \`${data.type}\`, does not say ${missing.map(({ what }) => what).join(', nor ')}.`,
        hint: `Add ${fields.join(', and ')}.`,
        record,
      },
    ]
  })
}

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

/** A work in press has no date yet, and says so in `status`. */
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
