/** The records among which an author chooses, by their words. */

import type { ValidatedPublication } from '../../publication/validated.ts'
import type { CslName } from '../../references/csl.ts'

import { isExplainer } from '../../articles/explainers.ts'
import { newestFirst } from '../../articles/newest-first.ts'
import { isWithdrawn } from '../../articles/revisions.ts'
import { familyOrWholeName } from '../../references/names.ts'
import { withoutMarkup } from '../../references/markup.ts'
import { readDate } from '../../shared/written-date.ts'
import { yearOf } from '../../shared/csl-date.ts'

/** Something to choose. */
export interface Choice {
  /** The answer: the name of a record, or a word of a closed list. */
  value: string
  /** What an author reads: a statement, a name, a title. */
  name: string
  /** Further words by which it is found, shown while it is selected. */
  more?: string
}

/** When a file was last written, in milliseconds; 0 if it is unknown. */
export type WrittenAt = (file: string) => number

/** Returns words as choices whose name is the word itself. */
export function wordChoices(
  words: readonly string[],
  meanings: Readonly<Partial<Record<string, string>>> = {},
): Choice[] {
  return words.map((value) => {
    const more = meanings[value]
    return { value, name: value, ...(more !== undefined && { more }) }
  })
}

/** The records by the field of an article that names them. */
const fields = { claims: 'claims', people: 'authors', topics: 'topics' } as const

/**
 * Returns the claims, people or topics of a publication, newest first: those that no article uses yet, then those of the
 * newest article. Records that are alike in this are ordered by when their files were written, and then by name.
 */
export function recordChoices(
  kind: keyof typeof fields,
  validated: ValidatedPublication,
  writtenAt: WrittenAt,
): Choice[] {
  const lastUsed = new Map<string, string>()
  for (const { data } of validated.articles) {
    for (const id of data?.[fields[kind]] ?? []) {
      const before = lastUsed.get(id) ?? ''
      if (data && data.published > before) lastUsed.set(id, data.published)
    }
  }
  const records = [...validated[kind]].map(([value, { record, data }]) => ({
    used: lastUsed.get(value) ?? '~',
    written: writtenAt(record.file),
    choice: { value, ...wordsOf(kind, value, data) },
  }))
  return records
    .sort(
      (one, other) =>
        compare(other.used, one.used) ||
        other.written - one.written ||
        compare(one.choice.value, other.choice.value),
    )
    .map(({ choice }) => choice)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function wordsOf(
  kind: keyof typeof fields,
  id: string,
  data:
    | { statement?: string; name?: string; rating?: string; description?: string | undefined }
    | undefined,
): Pick<Choice, 'name' | 'more'> {
  const { statement, name, rating, description } = data ?? {}
  const more = [id, kind === 'claims' ? rating : description].filter(Boolean).join(' · ')
  return { name: statement ?? name ?? id, more }
}

/** Returns the explainers that can be named as background, newest first. */
export function explainerChoices({ articles }: ValidatedPublication): Choice[] {
  return articles
    .flatMap(({ record: { id }, data }) =>
      data && isExplainer(data) && !isWithdrawn(data) ? [{ id, data }] : [],
    )
    .sort(newestFirst)
    .map(({ id, data }) => ({ value: id, name: data.title, more: id }))
}

/** Returns the records of claimants, the files that were written last first. */
export function claimantChoices(
  { claimants }: ValidatedPublication,
  writtenAt: WrittenAt,
): Choice[] {
  return [...claimants]
    .map(([value, { record, data }]) => ({
      written: writtenAt(record.file),
      choice: {
        value,
        name: data?.name ?? value,
        more: [value, data?.description].filter(Boolean).join(' · '),
      },
    }))
    .sort(
      (one, other) => other.written - one.written || compare(one.choice.value, other.choice.value),
    )
    .map(({ choice }) => choice)
}

/** Returns the ratings in the order of the scale. */
export function ratingChoices({ ratings }: ValidatedPublication): Choice[] {
  return [...ratings]
    .sort(([, one], [, other]) => (one.data?.order ?? Infinity) - (other.data?.order ?? Infinity))
    .map(([value, { data }]) => ({
      value,
      name: data?.label ?? value,
      more: [value, data?.definition].filter(Boolean).join(' · '),
    }))
}

/** Returns everything that can be cited, the files that were written last first. */
export function sourceChoices(
  { references, searches }: ValidatedPublication,
  writtenAt: WrittenAt,
): Choice[] {
  const sources = [
    ...[...references].map(([key, { record, data }]) => ({
      file: record.file,
      choice: { value: key, name: data ? sourceName(data) : key, more: key },
    })),
    ...[...searches].map(([key, { record, data }]) => ({
      file: record.file,
      choice: { value: key, name: data ? `${data.database}: ${data.description}` : key, more: key },
    })),
  ]
  return sources
    .map((source) => ({ ...source, written: writtenAt(source.file) }))
    .sort(
      (one, other) => other.written - one.written || compare(one.choice.value, other.choice.value),
    )
    .map(({ choice }) => choice)
}

/** Returns a source as authors remember it: `Smith 2020, A study of something`. */
export function sourceName(source: {
  title: string
  author?: readonly CslName[] | undefined
  issued?: unknown
}): string {
  const { title, author = [], issued } = source
  const date = issued === undefined ? undefined : readDate(issued as string)
  const year = date && yearOf(date)
  const [first, ...others] = author
  const who = first && `${familyOrWholeName(first)}${others.length > 0 ? ' et al.' : ''}`
  const head = [who, year === undefined ? undefined : String(year)].filter(Boolean).join(' ')
  return [head, withoutMarkup(title)].filter(Boolean).join(', ')
}

/** Returns the choices that contain every word of a text, in their order. Case, accents and marks do not matter. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const words = plainWords(typed).split(' ').filter(Boolean)
  return choices.filter(({ name, more = '', value }) => {
    const all = plainWords(`${name} ${value} ${more}`)
    return words.every((word) => all.includes(word))
  })
}

/** Returns a text in lower-case letters and digits without accents, with single spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
