/** What the front matter of an old text says, in the terms of an article. */

import type { CalendarDate } from '../shared/dates.ts'
import type { BlogKind, BlogSettings, Note, OldPost } from './old-post.ts'

import { authorsIn, type OldAuthor, readAuthors } from './old-authors.ts'
import { readDays } from './old-dates.ts'
import { comparedName, plainName, textOf } from './old-values.ts'
import { tagOf } from './translations.ts'

/** The facts about an old text, and the fields that have no counterpart here. */
export interface OldFacts {
  title?: string
  description?: string
  published?: CalendarDate
  /** The day on which its program was to publish it. */
  scheduled?: CalendarDate
  authors: OldAuthor[]
  topics: string[]
  /** The address that its front matter sets. */
  address?: string
  slug?: string
  /** Further old addresses, or old slugs. */
  formerAddresses: string[]
  wasDraft: boolean
  /** Its language, as a BCP 47 tag. */
  language?: string
  /** Fields that an article does not have. */
  rest: Record<string, unknown>
  notes: Note[]
}

/** The names of each field, compared without case, hyphens and underscores. */
const names = {
  title: ['title'],
  description: ['description', 'excerpt', 'summary', 'subtitle'],
  date: ['date', 'pubdate', 'publishdate', 'published', 'publishedat', 'datepublished'],
  author: ['author', 'authors'],
  topics: ['tags', 'tag', 'categories', 'category', 'topics', 'keywords'],
  address: ['permalink', 'url', 'link'],
  former: ['aliases', 'alias', 'redirectfrom', 'redirects'],
  slug: ['slug'],
  draft: ['draft', 'status'],
  language: ['lang', 'language', 'languagecode'],
} as const

/** Fields that contain what readers sent, with their names and addresses. */
const personal = new Set(['comments', 'pingbacks'])

/**
 * Reads the front matter of an old text.
 *
 * The day is the one that is written, in the time zone of its author, not in UTC.
 */
export function readOldFields(post: OldPost, kind: BlogKind, settings: BlogSettings): OldFacts {
  const taken = new Set<string>()
  const fields = new Map(
    Object.entries({ ...nested(post.fields, 'taxonomies'), ...post.fields })
      .filter(([name]) => name !== 'taxonomies')
      .map(([name, value]) => [plainName(name), { name, value }]),
  )
  const take = (of: readonly string[]): { name: string; value: unknown }[] =>
    of.flatMap((each) => {
      const found = fields.get(each)
      if (!found || isEmpty(found.value)) return []
      taken.add(found.name)
      return [found]
    })
  const notes: Note[] = [...(post.notes ?? [])]
  const dates = take(names.date)
  const states = take(names.draft)
  const isScheduled = states.some(({ value }) => /^future$/i.test(textOf(value)))
  const { published, scheduled } = readDays(dates, post, { kind, isScheduled, notes, taken })
  const description = firstOf(take(names.description), taken)
  const title = firstText(take(names.title))
  const address = take(names.address)
    .map(({ value }) => textOf(value))
    .find((each) => each !== '')
  const slug = firstText(take(names.slug))
  const language = readLanguage(fields, taken) ?? post.language ?? settings.language
  const facts = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(published !== undefined && { published }),
    ...(scheduled !== undefined && { scheduled }),
    ...(address !== undefined && { address }),
    ...(slug !== undefined && { slug }),
    ...(language !== undefined && { language }),
    authors: readAuthors(
      take(names.author).map(({ value }) => value),
      settings,
    ),
    topics: readTopics(take(names.topics), kind),
    formerAddresses: take(names.former).flatMap(({ value }) => listOf(value)),
    wasDraft:
      post.isDraft ||
      dates.some(({ value }) => value === false) ||
      states.some(
        ({ value }) => value === true || /^(?:draft|private|pending|future)$/i.test(textOf(value)),
      ),
  }
  return { ...facts, rest: restOf(post.fields, taken, notes), notes }
}

function restOf(
  fields: Readonly<Record<string, unknown>>,
  taken: ReadonlySet<string>,
  notes: Note[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      if (taken.has(name) || name === 'taxonomies' || isEmpty(value)) return false
      if (!personal.has(plainName(name)) || typeof value !== 'object') return true
      notes.push({ message: `\`${name}\` was left out: it contains personal data of readers.` })
      return false
    }),
  )
}

/** Reads the language; a field that is no tag stays for the comment. */
function readLanguage(
  fields: ReadonlyMap<string, { name: string; value: unknown }>,
  taken: Set<string>,
): string | undefined {
  for (const each of names.language) {
    const found = fields.get(each)
    const tag = found && tagOf(textOf(found.value))
    if (tag === undefined) continue
    taken.add(found?.name ?? each)
    return tag
  }
  return undefined
}

/** Reads tags and categories. Jekyll separates them by spaces in a text ("Front Matter", "Predefined Variables for Posts"). */
function readTopics(found: readonly { name: string; value: unknown }[], kind: BlogKind): string[] {
  const all = found.flatMap(({ name, value }) => {
    if (typeof value !== 'string') return listOf(value)
    if (value.includes(',')) return value.split(',').map((each) => each.trim())
    return kind === 'jekyll' && plainName(name) !== 'category' ? value.split(/\s+/) : [value.trim()]
  })
  const seen = new Set<string>()
  return all.filter((each) => {
    const name = comparedName(each)
    if (name === '' || name === 'uncategorized' || seen.has(name)) return false
    seen.add(name)
    return true
  })
}

function nested(fields: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = fields[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function listOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .flatMap((each) =>
      typeof each === 'object' ? authorsIn(each, {}).map(({ name }) => name) : [textOf(each)],
    )
    .filter((each) => each !== '')
}

/** Returns the first text. Fields with another text stay for the comment. */
function firstOf(
  found: readonly { name: string; value: unknown }[],
  taken: Set<string>,
): string | undefined {
  const first = firstText(found)
  for (const { name, value } of found) if (textOf(value) !== first) taken.delete(name)
  return first
}

function firstText(found: readonly { value: unknown }[]): string | undefined {
  return found.map(({ value }) => textOf(value)).find((text) => text !== '')
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
