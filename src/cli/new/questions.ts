/** Questions about a new file, and how an answer to each is read. */

import type { Collection as AnyCollection } from '../../publication/source.ts'
import type { CalendarDate } from '../../shared/dates.ts'

import { kinds } from '../../publication/schemas.ts'
import { variableWords } from '../../references/csl-words.ts'
import { isDoi, plainDoi } from '../../shared/identifiers.ts'
import { faultOfTag } from '../../shared/language.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestion } from '../../shared/suggestion.ts'
import { readTypedDate, readTypedDay } from '../../shared/typed-date.ts'
import { plainWords, type Choice } from './choices.ts'

/** The collections that get new files. */
export type Collection = Exclude<AnyCollection, 'charts'>

/** An answer as the file will contain it, or why it cannot be used: the end of a sentence that starts with the answer. */
export type Reading = { value: string } | { problem: string }

/** The kinds of records that can be created while another one is. */
export type Creatable = 'claim' | 'claimant' | 'person' | 'reference' | 'topic'

/** A question about a new file. */
export interface Question {
  /** The option that answers it. If it is about a field of the record, it has the name of that field. */
  field: string
  /** A sentence that describes the answer. */
  about: string
  /** Whether the file cannot be created without an answer. */
  required: boolean
  /** Whether several answers are allowed. Their order is kept. */
  many: boolean
  /** Whether an answer can have several lines. */
  long: boolean
  /** Set if only an option answers it, because most files do not need it. */
  optionOnly?: boolean
  /** Whether the terminal asks, after the questions before it. Without it, the terminal always asks. */
  isAsked?: (answers: Answers) => boolean
  /** The allowed answers, if the choice is closed. */
  choices?: readonly Choice[]
  /** What can be created if the record that is wanted does not exist. */
  creates?: Creatable
  /** How a structured answer is asked for at the terminal; by default as text, or by choosing. */
  form?: 'appearances' | 'authors' | 'evidence'
  /** The default answer. */
  initial?: string
  /** The most characters that an answer can have. */
  longest?: number
  /** Reads an answer that is not a choice. Without it, any text is an answer. */
  read?: (typed: string) => Reading
}

/** The answers to each question, by its field. No list is empty. */
export type Answers = ReadonlyMap<string, readonly string[]>

/** A field of a schema, as far as it is used here. */
interface Field {
  description?: string | undefined
  safeParse: (value: unknown) => {
    success: boolean
    error?: { issues: readonly { message: string; code?: string; params?: unknown }[] } | undefined
  }
}

/** Returns a question about a field, with the description and the check from its schema. */
export function ask(collection: Collection, field: string, more: Partial<Question> = {}): Question {
  const own = fieldOf(collection, field)
  return {
    field,
    about: describe(collection, field),
    required: true,
    many: false,
    long: false,
    ...(own && { read: (typed: string) => readBy(own, typed) }),
    ...more,
  }
}

/** The property of a question that need not be answered. */
export const optional = { required: false } as const

/** The properties of a question that only an option answers. */
export const optionOnly = { required: false, optionOnly: true } as const

/** Returns the description of a field. */
export function describe(collection: Collection, field: string): string {
  const words: Partial<Record<string, string>> = variableWords
  return fieldOf(collection, field)?.description ?? words[field] ?? ''
}

function fieldOf(collection: Collection, field: string): Field | undefined {
  const shape: Partial<Record<string, Field>> = kinds[collection].schema.shape
  return shape[field]
}

/** Reads an answer as a value of a field. */
export function readBy(field: Field, typed: string): Reading {
  const { success, error } = field.safeParse(typed)
  const [issue] = error?.issues ?? []
  if (success || !issue) return { value: typed }
  // The messages of the library itself are not sentences about the answer.
  return {
    problem:
      issue.code === 'custom' || /^(?:is|must|has) /.test(issue.message)
        ? sentence(issue.message)
        : 'cannot be used here.',
  }
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}

/** Reads a day in any common notation. */
export function dayReader(today: CalendarDate): (typed: string) => Reading {
  return (typed) => toReading(readTypedDay(typed, today))
}

/** Reads a date that may be less exact than a day. */
export function dateReader(today: CalendarDate): (typed: string) => Reading {
  return (typed) => toReading(readTypedDate(typed, today))
}

function toReading(date: ReturnType<typeof readTypedDay>): Reading {
  return 'problem' in date ? date : { value: date.date }
}

/**
 * Reads a whole number, such as `1,234` or `1 234`.
 *
 * @param elsewhere the field in which an author can say that a number is approximate
 */
export function countReader(elsewhere: string): (typed: string) => Reading {
  return (typed) => {
    const plain = typed.trim()
    const digits = /^\d{1,3}(?:[ ,.'’\u00A0\u202F]\d{3})+$/.test(plain)
      ? plain.replace(/\D/g, '')
      : plain
    if (/^\d+$/.test(digits)) return { value: String(Number(digits)) }
    const [number] = /\d+/.exec(plain) ?? []
    return {
      problem:
        number === undefined
          ? 'is not a whole number. Write digits, such as 300.'
          : `is not a whole number, and this field holds nothing else. Write ${number}, and say in \`${elsewhere}\` that it is approximate.`,
    }
  }
}

/** Reads a language that exists, as a BCP 47 tag. */
export function readLanguage(typed: string): Reading {
  const fault = faultOfTag(typed)
  if (!fault) return { value: typed }
  const example = fault.suggestion ?? 'one such as en, de or pt-BR'
  return { problem: `is not the tag of a language. Write ${example}.` }
}

/** Reads a DOI, with or without the address of its resolver. */
export function readDoi(typed: string): Reading {
  const doi = plainDoi(typed)
  return isDoi(doi)
    ? { value: doi }
    : { problem: 'is not a DOI. Write it as 10.1000/182 or with https://doi.org/ before it.' }
}

/**
 * Reads one answer to a question.
 *
 * A choice is named by the name of its record, or by its words if no other record has the same.
 *
 * @returns the answer as the file will contain it, or why it cannot be used, as a full sentence
 */
export function readAnswer(question: Question, typed: string): Reading {
  const { choices, read, longest, required } = question
  const text = typed.trim()
  const subject = text.length <= 60 ? `\`${text}\`` : 'This'
  if (text === '') return required ? { problem: 'Enter some text.' } : { value: '' }
  if (choices) return readChoice(question, choices, text)
  if (longest !== undefined && text.length > longest) {
    const over = text.length - longest
    return { problem: `This has ${text.length} characters, ${over} too many. Shorten it.` }
  }
  const reading = read?.(text) ?? { value: text }
  return 'problem' in reading ? { problem: `${subject} ${reading.problem}` } : reading
}

/** Returns why an optional answer cannot be used, as a sentence that starts with it. An empty one leaves the field out. */
export function problemOfOptional(
  typed: string,
  read: (value: string) => Reading,
): string | undefined {
  const value = typed.trim()
  const reading = value === '' ? undefined : read(value)
  return reading && 'problem' in reading ? `\`${value}\` ${reading.problem}` : undefined
}

function readChoice({ field }: Question, choices: readonly Choice[], text: string): Reading {
  const values = choices.map(({ value }) => value)
  const named = recordNamed(text, choices)
  if (named !== undefined) return { value: named }
  const near = suggestion(nearest(text.normalize('NFC'), values))
  const all =
    values.length <= 12
      ? ` ${values.length > 0 ? `Use one of ${values.join(', ')}.` : 'There are none yet.'}`
      : ''
  return { problem: `\`${text}\` is not valid for \`--${optionOf(field)}\`${near || `.${all}`}` }
}

/** Returns the choice that a text means: by the name of its record, or by its words if no other record has the same. */
export function recordNamed(text: string, choices: readonly Choice[]): string | undefined {
  const normal = text.normalize('NFC')
  if (choices.some(({ value }) => value === normal)) return normal
  const named = choices.filter(({ name }) => plainWords(name) === plainWords(text))
  return named.length === 1 ? named[0]?.value : undefined
}

/** Returns the option of a field: `--reply-to` for `replyTo`. */
export function optionOf(field: string): string {
  return field.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
