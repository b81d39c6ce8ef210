/** Messages: the words of the interface in one language, with places for values and with plural forms. Runs in browsers too. */

import { keepFormatters } from '../shared/kept-formatters.ts'

/** The plural categories of Unicode (UTS 35, Language Plural Rules). A language uses some of them. */
export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

export type PluralCategory = (typeof pluralCategories)[number]

/** The forms of a message that depends on the number `{count}`. */
export type PluralForms = Readonly<
  { other: string } & Partial<Record<PluralCategory, string | undefined>>
>

/** A message: text in which `{name}` is replaced with a value, or a text for each plural category of `{count}`. */
export type Message = string | PluralForms

/** Values by the names of their places. Numbers are written as the language writes them. */
export type Values = Readonly<Record<string, string | number>>

/** The part of a message between two places, or a place, whose value is absent if an element is put there. */
export type Piece = { text: string } | { place: string; value: string | undefined }

/** A place for a value, in any script, so that a translated name is noticed. */
const place = /\{\s*([\p{L}\p{M}\p{N}_-]+)\s*\}/gu

/** Returns all forms of a message. */
export function formsOf(message: Message): string[] {
  return typeof message === 'string'
    ? [message]
    : Object.values(message).filter((form) => form !== undefined)
}

/** Returns a plural form that a language needs and a message does not have. */
export function formMissing(message: Message, language: string): PluralCategory | undefined {
  if (typeof message === 'string') return undefined
  return neededForms(language).find((name) => message[name] === undefined)
}

/**
 * Returns the plural forms that a message in a language needs, in the order of Unicode: those for the numbers that occur.
 *
 * The form for millions of Spanish, French and others is not needed: no count gets there.
 */
export function neededForms(language: string): PluralCategory[] {
  const rules = new Intl.PluralRules(language)
  const used = new Set(Array.from({ length: usualNumbers }, (_, number) => rules.select(number)))
  return pluralCategories.filter((name) => name === 'other' || used.has(name))
}

/** The rules of all languages repeat themselves after the hundreds, except for the forms of high numbers. */
const usualNumbers = 1100

/** Returns the names of the places in a text. */
export function placesIn(text: string): Set<string> {
  return new Set([...text.matchAll(place)].map(([, name = '']) => name))
}

/**
 * Splits a message at its places.
 *
 * @param message the message; of plural forms, the one for `values.count`
 * @param language the BCP 47 tag of its language, for plural rules and numbers
 */
export function piecesOf(message: Message, language: string, values: Values = {}): Piece[] {
  const form = formOf(message, language, values)
  // Most messages have no places, and splitting takes longest.
  if (!form.includes('{')) return form === '' ? [] : [{ text: form }]
  // Every second part of what is split at a group is what the group has found.
  return form.split(place).flatMap((part, index): Piece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ text: part }]
    const value = Object.hasOwn(values, part) ? values[part] : undefined
    return [{ place: part, value: typeof value === 'number' ? numberIn(language, value) : value }]
  })
}

/**
 * Writes a message with its values.
 *
 * @throws if a value is missing
 * @example formatMessage({ one: '{count} study', other: '{count} studies' }, 'en', { count: 2 }) // => '2 studies'
 */
export function formatMessage(message: Message, language: string, values: Values = {}): string {
  return piecesOf(message, language, values)
    .map((piece) => {
      if ('text' in piece) return piece.text
      if (piece.value === undefined)
        throw new Error(
          `The message “${JSON.stringify(message)}” needs a value for {${piece.place}}.`,
        )
      return piece.value
    })
    .join('')
}

function formOf(message: Message, language: string, { count }: Values): string {
  if (typeof message === 'string') return message
  if (typeof count !== 'number')
    throw new Error(`The message “${message.other}” needs a number for {count}.`)
  return pluralForm(message, language, count)
}

/** Returns the one of several plural forms that a number needs. */
export function pluralForm(forms: PluralForms, language: string, count: number): string {
  return forms[pluralRules(language).select(count)] ?? forms.other
}

function numberIn(language: string, number: number): string {
  return numberFormats(language).format(number)
}

const pluralRules = keepFormatters((language) => new Intl.PluralRules(language))
const numberFormats = keepFormatters((language) => new Intl.NumberFormat(language))
