/** The words of the interface in the language of a page. */

import { type Message, type PluralForms, type Values, formatMessage, piecesOf } from './message.ts'

import { type CalendarDate, formatDate, formatEdtf, formatPartialDate } from '../shared/dates.ts'
import type { CslDate } from '../shared/csl-date.ts'
import { keepFormatters } from '../shared/kept-formatters.ts'
import { textDirection } from '../shared/language.ts'
import type { WrittenDate } from '../shared/written-date.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { mark } from './marks.ts'

type English = typeof en
type Group = keyof English

/** The name of a message: its group and its name in the group, such as `site.pageOf`. */
export type MessageId = {
  [G in Group]: `${G}.${keyof English[G] & string}`
}[Group]

type EnglishMessage<Id extends MessageId> = Id extends `${infer G extends Group}.${infer Name}`
  ? Name extends keyof English[G]
    ? English[G][Name]
    : never
  : never

type PlacesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlacesIn<Rest>
  : never

/** The names of the places in a message. */
export type PlacesOf<Id extends MessageId> =
  EnglishMessage<Id> extends string
    ? PlacesIn<EnglishMessage<Id>>
    : PlacesIn<EnglishMessage<Id>[keyof EnglishMessage<Id>]> | 'count'

/** The values that a message needs. */
export type ValuesOf<Id extends MessageId> = {
  [Place in PlacesOf<Id>]: Place extends 'count' ? number : string | number
}

/** A language's words for everything that English has words for. */
export type Translation = {
  [G in Group]: {
    [Name in keyof English[G]]: English[G][Name] extends string ? string : PluralForms
  }
}

/** Words of a publication's own, by group and name. */
export type OwnWords = {
  readonly [G in Group]?: { readonly [Name in keyof English[G]]?: Message | undefined } | undefined
}

/** The words of a publication's own, by language (BCP 47). They come before those of Assay. */
export type OwnMessages = Readonly<Record<string, OwnWords>>

/** The languages that Assay has words in. */
export const translations: Readonly<Record<string, Translation>> = { en, de, es, fr }

/** A part of a message with elements in some places: its text, or the name of the place. */
export type Part = string | { place: string }

/** Says everything in one language. Tags are BCP 47. */
export interface Words {
  readonly language: string
  /** `rtl`, or nothing for the direction that is usual in HTML. */
  readonly direction: 'rtl' | undefined
  /** Whether a message of another language may be among them, between marks (`finishPage`). */
  readonly isMarked: boolean
  /** Writes a message. */
  say: <Id extends MessageId>(
    id: Id,
    ...values: [PlacesOf<Id>] extends [never] ? [] : [values: ValuesOf<Id>]
  ) => string
  /** Writes a message without marks, for a place that `finishPage` does not look into, such as a part of an address. */
  sayUnmarked: Words['say']
  /** Splits a message around the places that have no value, where a page puts elements. */
  parts: (id: MessageId, values?: Values) => Part[]
  /** Returns messages as they are, for a script of the page, which writes them with `formatMessage`. */
  table: <Id extends MessageId>(ids: readonly Id[]) => Record<Id, Message>
  /** Returns the language of messages: that of the page, or English if one of them is in English instead. */
  languageOf: (ids: readonly MessageId[]) => string
  /** @example words.date('2022-04-06') // => '6 April 2022' */
  date: (date: CalendarDate) => string
  /** Writes a year, a season, a month, a day or a range of these. */
  partialDate: (date: CslDate) => string
  /** Writes a date as a record contains it. Other text is unchanged. */
  writtenDate: (date: WrittenDate) => string
  /** @example words.number(1200) // => '1,200' */
  number: (number: number, options?: Intl.NumberFormatOptions) => string
  /** @example words.list(['a', 'b', 'c']) // => 'a, b and c' */
  list: (items: readonly string[], type?: 'conjunction' | 'disjunction' | 'unit') => string
}

/** The words of a language that has none of its own are those of English. */
const fallback = 'en'

/**
 * Returns the words of a language: the publication's own, else Assay's, else English ones.
 *
 * @param language a BCP 47 tag; `de-AT` has the words of `de` unless there are its own
 * @param own words of the publication's own
 * @param marks whether English words among those of another language are marked, for `finishPage`
 */
export function wordsIn(
  language: string,
  own: OwnMessages = {},
  { marks = false }: { marks?: boolean } = {},
): Words {
  const tables = tablesOf(language, own)
  const inEnglish = isEnglish(language)
  const find = (id: MessageId): { message: Message; language: string } => {
    for (const table of tables) {
      const message = messageIn(table, id)
      if (message === undefined) continue
      if (inEnglish || !isStillEnglish(message, id)) return { message, language }
    }
    return { message: messageIn(en, id) ?? id, language: fallback }
  }
  const isMarked = marks && !inEnglish
  const marked = (text: string, from: string) => (isMarked && from === fallback ? mark(text) : text)
  const dateWords = {
    about: (date: string) => words.say('dates.about', { date }),
    season: (season: number, year: string) =>
      words.say(seasons[season - 1] ?? 'dates.spring', { year }),
  }
  const words: Words = {
    language,
    direction: textDirection(language),
    isMarked,
    say: (id, values?: Values) => {
      const found = find(id)
      return marked(formatMessage(found.message, found.language, values), found.language)
    },
    sayUnmarked: (id, values?: Values) => {
      const found = find(id)
      return formatMessage(found.message, found.language, values)
    },
    parts: (id, values) => {
      const found = find(id)
      return piecesOf(found.message, found.language, values).map((piece) => {
        if ('text' in piece) return marked(piece.text, found.language)
        return piece.value ?? { place: piece.place }
      })
    },
    languageOf: (ids) => (ids.every((id) => find(id).language === language) ? language : fallback),
    table: <Id extends MessageId>(ids: readonly Id[]) =>
      Object.fromEntries(ids.map((id) => [id, find(id).message])) as Record<Id, Message>,
    date: (date) => formatDate(date, language),
    partialDate: (date) => formatPartialDate(date, language, dateWords),
    writtenDate: (date) => formatEdtf(date, language, dateWords),
    number: (number, options) => numberFormats(language, options).format(number),
    list: (items, type = 'conjunction') => listFormats(language, { type }).format(items),
  }
  return words
}

/**
 * Returns the messages that a language has no words for, so that English ones are used.
 *
 * @param language a BCP 47 tag
 */
export function missingMessages(language: string, own: OwnMessages = {}): MessageId[] {
  if (isEnglish(language)) return []
  const tables = tablesOf(language, own) as Record<string, Record<string, Message> | undefined>[]
  return Object.entries(en).flatMap(([group, messages]) =>
    Object.keys(messages)
      .filter((name) => tables.every((table) => table[group]?.[name] === undefined))
      .map((name) => `${group}.${name}` as MessageId),
  )
}

/**
 * Returns the messages of a publication's own that are still in English, as `npm run new messages` writes them.
 *
 * @param language a BCP 47 tag
 */
export function untranslatedMessages(language: string, own: OwnMessages = {}): MessageId[] {
  const table = own[language]
  if (isEnglish(language) || !table) return []
  const ids = Object.entries(table).flatMap(([group, messages]) =>
    Object.keys(messages ?? {}).map((name) => `${group}.${name}` as MessageId),
  )
  const words = wordsIn(language, own)
  return ids.filter((id) => words.languageOf([id]) === fallback)
}

function messageIn(table: OwnWords, id: MessageId): Message | undefined {
  const [group = '', name = ''] = id.split('.')
  return (table as Record<string, Record<string, Message> | undefined>)[group]?.[name]
}

/** Returns whether a message is the English one. Single words, such as “Index”, can be the same in another language. */
function isStillEnglish(message: Message | undefined, id: MessageId): boolean {
  const english = messageIn(en, id)
  const text = typeof message === 'string' ? message : message?.other
  const other = typeof english === 'string' ? english : english?.other
  return text === other && /\p{L}\s+\p{L}/u.test((text ?? '').replaceAll(/\{\w+\}/g, ''))
}

function isEnglish(language: string): boolean {
  return new Intl.Locale(language).language === fallback
}

const numberFormats = keepFormatters(
  (language, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
)
const listFormats = keepFormatters(
  (language, options?: Intl.ListFormatOptions) => new Intl.ListFormat(language, options),
)

const seasons = ['dates.spring', 'dates.summer', 'dates.autumn', 'dates.winter'] as const

/**
 * Returns the words of every language that there are words in.
 *
 * @param own words of the publication's own
 */
export function wordsInAll(own: OwnMessages = {}): Words[] {
  const languages = new Set([...Object.keys(translations), ...Object.keys(own)])
  return [...languages].map((language) => wordsIn(language, own))
}

/** Returns the tables of a language, the first one first. */
function tablesOf(language: string, own: OwnMessages): OwnWords[] {
  const tags = [...new Set([language, new Intl.Locale(language).language])]
  return [...tags.map((tag) => own[tag]), ...tags.map((tag) => translations[tag])].filter(
    (table) => table !== undefined,
  )
}
