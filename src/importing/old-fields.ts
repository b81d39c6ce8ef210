/** What the front matter of an old text says, in the terms of an article. */

import { partsFault } from '../people/name.ts'
import { isCalendarDate, type CalendarDate } from '../shared/dates.ts'
import { rewriteDate } from '../shared/spelt-date.ts'
import type { BlogKind, BlogSettings, Note, OldPost } from './old-post.ts'

import { tagOf } from './translations.ts'

/** An author of an old text. */
export interface OldAuthor {
  name: string
  given?: string
  family?: string
  bio?: string
  url?: string
}

/** The facts about an old text, and the fields that have no counterpart here. */
export interface OldFacts {
  title?: string
  description?: string
  published?: CalendarDate
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
  const published = firstDay(dates, post, { notes, taken })
  const states = take(names.draft)
  const description = firstOf(take(names.description), taken)
  const title = firstText(take(names.title))
  const address = take(names.address)
    .map(({ value }) => textOf(value))
    .find((each) => each !== '')
  const slug = firstText(take(names.slug))
  const language = readLanguage(fields, taken) ?? post.language
  const facts = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(published !== undefined && { published }),
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

/** Reads the first day that can be read. The fields before it stay for the comment, because the report is soon lost. */
function firstDay(
  dates: readonly { name: string; value: unknown }[],
  post: OldPost,
  { notes, taken }: { notes: Note[]; taken: Set<string> },
): CalendarDate | undefined {
  for (const { name, value } of dates) {
    if (typeof value === 'boolean') continue
    const day = dayOf(textOf(value))
    if (day !== undefined) return day
    taken.delete(name)
    notes.push({ message: `\`${name}\` (\`${textOf(value)}\`) is not a date that can be read.` })
  }
  return post.day === undefined ? undefined : dayOf(post.day)
}

/**
 * Reads the day of a date with a time: `2019-03-01 10:00:00 +0100`, `2019-03-01T10:00:00Z`, `Fri, 01 Mar 2019 …`.
 *
 * @returns `undefined` if there is no such day, or if day and month cannot be told apart
 */
export function dayOf(written: string): CalendarDate | undefined {
  const plain = written
    .trim()
    .replace(/^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:[T ].*)?$/s, '$1')
    .replace(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /i, '')
    .replace(/ \d{1,2}:\d{2}.*$/s, '')
  const day = isCalendarDate(plain) ? plain : rewriteDate(plain)
  return day !== undefined && isCalendarDate(day) ? day : undefined
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

function readAuthors(values: readonly unknown[], { author, authors }: BlogSettings): OldAuthor[] {
  const found = values.flatMap((value) => authorsIn(value, authors))
  const all = found.length > 0 ? found : authorsIn(author, authors)
  return all.filter(({ name }, index) => all.findIndex((each) => each.name === name) === index)
}

function authorsIn(value: unknown, known: Readonly<Record<string, unknown>>): OldAuthor[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => authorsIn(each, known))
  if (typeof value === 'object' && value !== null) {
    const {
      display_name: display,
      name,
      bio,
      url,
      uri,
      ...parts
    } = value as Record<string, unknown>
    const shown = textOf(display ?? name)
    const about = textOf(bio)
    const page = [url, uri].map(textOf).find((each) => /^https?:\/\/\S+$/i.test(each))
    return shown === ''
      ? []
      : [
          {
            name: shown,
            ...partsOf(shown, parts),
            ...(about !== '' && { bio: about }),
            ...(page !== undefined && { url: page }),
          },
        ]
  }
  const name = textOf(value)
  if (name === '') return []
  if (Object.hasOwn(known, name)) {
    const more = authorsIn(known[name], {})
    if (more.length > 0) return more
  }
  return [{ name }]
}

/** Returns the parts of a name, if an author has both and the name consists of them. */
function partsOf(
  name: string,
  { first_name: first, last_name: last }: Record<string, unknown>,
): Pick<OldAuthor, 'given' | 'family'> {
  const [given, family] = [textOf(first), textOf(last)]
  const isSplit = given !== '' && family !== ''
  return isSplit && !partsFault({ name, type: 'person', given, family }) ? { given, family } : {}
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

/** The form in which names of people and topics are compared: NFC, in lower case. */
export function comparedName(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
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

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replaceAll(/\s+/g, ' ').trim()
    : ''
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '')
}
