import type { Kind } from './kind.ts'

import { likelyParts } from '../../people/name.ts'
import { tones } from '../../ratings/schema.ts'
import { count, list, maybe, one } from './answers.ts'
import { wordChoices } from './choices.ts'
import { yamlWithHints } from './file-text.ts'
import {
  type Answers,
  ask,
  countReader,
  dayReader,
  optional,
  optionOnly,
  type Reading,
} from './questions.ts'
import { shortName } from './short-name.ts'

export const search: Kind = {
  collection: 'searches',
  nameIs: 'key',
  questions: ({ today }) => [
    ask('searches', 'database'),
    ask('searches', 'description'),
    ask('searches', 'query', optional),
    ask('searches', 'url', optional),
    ask('searches', 'date', {
      about: 'The day of the search.',
      initial: today,
      read: dayReader(today),
    }),
    ask('searches', 'results', {
      ...optional,
      about: 'The number of records found.',
      read: countReader('remark'),
    }),
    ask('searches', 'remark', {
      ...optionOnly,
      about: 'Anything that readers should know about this run.',
    }),
    ask('searches', 'filters', { ...optionOnly, many: true, read: (value) => ({ value }) }),
  ],
  propose(answers, { language }) {
    const database = shortName(one(answers, 'database'), language)
    return database && `${database}${one(answers, 'date').slice(0, 4)}search`
  },
  pathOf: (id) => `searches/${id}.yaml`,
  write: (answers) =>
    yamlWithHints(
      'searches',
      {
        database: one(answers, 'database'),
        description: one(answers, 'description'),
        query: maybe(answers, 'query'),
        filters: list(answers, 'filters'),
        url: maybe(answers, 'url'),
        runs: [
          {
            date: one(answers, 'date'),
            results: count(answers, 'results'),
            remark: maybe(answers, 'remark'),
          },
        ],
      },
      ['filters'],
    ),
  next: 'Cite the search as `[@…]` with the name of the file. If you search again, add a run.',
}

export const person: Kind = {
  collection: 'people',
  nameIs: 'address',
  questions: () => [
    ask('people', 'name'),
    ask('people', 'type', { ...optionOnly, choices: wordChoices(['person', 'organization']) }),
    ask('people', 'given', { ...optional, isAsked: hasDoubtfulParts }),
    ask('people', 'family', { ...optional, isAsked: (answers) => answers.has('given') }),
    ask('people', 'suffix', optionOnly),
    ask('people', 'affiliation', optionOnly),
    ask('people', 'roles', { ...optionOnly, many: true, read: (value) => ({ value }) }),
    ask('people', 'bio', optionOnly),
    ask('people', 'orcid', {
      ...optionOnly,
      read: (typed) => orcidOf(typed),
    }),
    ask('people', 'url', optionOnly),
    ask('people', 'disclosures', optionOnly),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'name'), language),
  pathOf: (id) => `people/${id}.yaml`,
  write: (answers) =>
    yamlWithHints(
      'people',
      {
        name: one(answers, 'name'),
        given: maybe(answers, 'given'),
        family: maybe(answers, 'family'),
        suffix: maybe(answers, 'suffix'),
        type: maybe(answers, 'type'),
        bio: maybe(answers, 'bio'),
        affiliation: maybe(answers, 'affiliation'),
        roles: list(answers, 'roles'),
        orcid: maybe(answers, 'orcid'),
        url: maybe(answers, 'url'),
        disclosures: maybe(answers, 'disclosures'),
      },
      ['bio', 'affiliation', 'roles', 'orcid', 'disclosures'],
    ),
  next: 'Add the name of this file to the `authors` or `reviewers` of an article.',
}

/** Whether only the author knows which words of a name are the family name. */
function hasDoubtfulParts(answers: Answers): boolean {
  const type = one(answers, 'type') === 'organization' ? 'organization' : 'person'
  return likelyParts({ name: one(answers, 'name'), type }) !== undefined
}

/** Reads an ORCID iD, with or without its address. */
function orcidOf(typed: string): Reading {
  const id = typed.replace(/^https?:\/\/(?:www\.)?orcid\.org\//i, '').replace(/\/$/, '')
  const own = ask('people', 'orcid').read?.(id)
  return own ?? { value: id }
}

export const claimant: Kind = {
  collection: 'claimants',
  nameIs: 'address',
  questions: () => [
    ask('claimants', 'name'),
    ask('claimants', 'type', { choices: wordChoices(['person', 'organization']) }),
    ask('claimants', 'description', optional),
    ask('claimants', 'url', optional),
    ask('claimants', 'sameAs', { ...optionOnly, many: true, read: sameAsOf }),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'name'), language),
  pathOf: (id) => `claimants/${id}.yaml`,
  write: (answers) =>
    yamlWithHints(
      'claimants',
      {
        name: one(answers, 'name'),
        type: one(answers, 'type'),
        description: maybe(answers, 'description'),
        url: maybe(answers, 'url'),
        sameAs: list(answers, 'sameAs'),
      },
      ['description', 'sameAs', 'reply'],
    ),
  next: 'Write `claimant:` with the name of this file instead of `name` in the `claimants` of a claim.',
}

/** Reads an address of a claimant at a register. */
function sameAsOf(typed: string): Reading {
  return ask('claimants', 'url').read?.(typed) ?? { value: typed }
}

export const topic: Kind = {
  collection: 'topics',
  nameIs: 'address',
  questions: () => [ask('topics', 'name'), ask('topics', 'description', optional)],
  propose: (answers, { language }) => shortName(one(answers, 'name'), language),
  pathOf: (id) => `topics/${id}.yaml`,
  write: (answers) =>
    yamlWithHints(
      'topics',
      { name: one(answers, 'name'), description: maybe(answers, 'description') },
      [],
    ),
  next: 'Add the name of this file to the `topics` of an article.',
}

export const rating: Kind = {
  collection: 'ratings',
  nameIs: 'address',
  questions: ({ validated }) => [
    ask('ratings', 'label'),
    ask('ratings', 'definition'),
    ask('ratings', 'tone', { choices: wordChoices(tones) }),
    ask('ratings', 'order', {
      initial: String(nextOrder([...validated.ratings.values()])),
      read: numberReader(-Infinity, Infinity),
    }),
    ask('ratings', 'value', { ...optional, read: numberReader(1, 5) }),
  ],
  propose: (answers, { language }) => shortName(one(answers, 'label'), language),
  pathOf: (id) => `ratings/${id}.yaml`,
  write: (answers) =>
    yamlWithHints(
      'ratings',
      {
        label: one(answers, 'label'),
        definition: one(answers, 'definition'),
        order: count(answers, 'order'),
        value: count(answers, 'value'),
        tone: one(answers, 'tone'),
      },
      [],
    ),
  next: 'The scale is part of the publication: explain the new rating on the page about your methods.',
}

function nextOrder(ratings: readonly { data: { order: number } | undefined }[]): number {
  return Math.floor(Math.max(0, ...ratings.flatMap(({ data }) => data?.order ?? []))) + 1
}

function numberReader(least: number, most: number): (typed: string) => Reading {
  return (typed) => {
    const number = Number(typed.replace(',', '.'))
    if (Number.isFinite(number) && number >= least && number <= most)
      return { value: String(number) }
    const range = Number.isFinite(least) ? ` from ${least} to ${most}` : ''
    return { problem: `is not a number${range}.` }
  }
}
