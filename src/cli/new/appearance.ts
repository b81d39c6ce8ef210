import { isMap, isScalar, parseDocument } from 'yaml'

import { appearanceSchema } from '../../claims/appearances/schema.ts'
import { mediumNames } from '../../claims/appearances/medium.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import { nearest } from '../../shared/nearest.ts'
import { suggestName, suggestion } from '../../shared/suggestion.ts'
import type { Choice } from './choices.ts'
import { dateReader, readBy, readLanguage, type Reading, recordNamed } from './questions.ts'

/** The fields of a place in which a claim was made that `npm run new claim` takes, in the order of the file. */
export const appearanceFields = [
  'where',
  'url',
  'archived',
  'date',
  'medium',
  'claimant',
  'quotation',
  'language',
] as const

export type AppearanceField = (typeof appearanceFields)[number]

/** A place in which a claim was made, as the file will contain it. */
export type NewAppearance = Partial<Record<AppearanceField, string>>

/** What the fields are read with. */
export interface AppearanceContext {
  today: CalendarDate
  /** The records of claimants. */
  claimants: readonly Choice[]
}

const example =
  'Write it as in the file, such as `url: https://clinic.example/, date: 2022-04, medium: advertisement`, and words with a comma or a colon in quotation marks.'

/**
 * Reads a place in which a claim was made as an option has it: the fields as in a YAML file, in one line, with or without
 * the braces of a map.
 *
 * @returns the place, or why it cannot be used, as the end of a sentence that starts with the answer
 */
export function readAppearance(
  typed: string,
  context: AppearanceContext,
): NewAppearance | { problem: string } {
  const fields = fieldsIn(typed)
  if (!fields) return { problem: `is not a place in which a claim was made. ${example}` }
  const appearance: NewAppearance = {}
  for (const [name, value] of fields) {
    const field = appearanceFields.find((each) => each === name)
    if (!field) {
      const near = suggestName(name, appearanceFields) || '.'
      return { problem: `has the field \`${name}\`, which cannot be given here${near} ${example}` }
    }
    const reading = readAppearanceField(field, value, context)
    if ('problem' in reading)
      return { problem: `has the ${field} \`${value}\`, which ${reading.problem}` }
    appearance[field] = reading.value
  }
  return appearance.where === undefined && appearance.url === undefined
    ? { problem: 'has neither `where` nor `url`. Add the place in words, or its address.' }
    : appearance
}

/** Reads one field of a place. */
export function readAppearanceField(
  field: AppearanceField,
  value: string,
  { today, claimants }: AppearanceContext,
): Reading {
  if (field === 'date') return dateReader(today)(value)
  if (field === 'claimant') return { value: recordNamed(value, claimants) ?? value }
  if (field === 'medium' && !mediumNames.some((name) => name === value)) {
    const near = suggestion(nearest(value, mediumNames)) || '.'
    return { problem: `is not a medium${near} Use one of ${mediumNames.join(', ')}.` }
  }
  if (field === 'language') return readLanguage(value)
  return readBy(appearanceSchema.shape[field], value)
}

/** Writes a place as an answer, which `readAppearance` reads. */
export function appearanceAsAnswer(appearance: NewAppearance): string {
  return JSON.stringify(appearance)
}

/** Reads the fields of a map in one line, whose values are texts that are not empty. */
function fieldsIn(typed: string): [string, string][] | undefined {
  const text = typed.trim()
  const { contents, errors } = parseDocument(text.startsWith('{') ? text : `{${text}}`, {
    schema: 'failsafe',
  })
  if (errors.length > 0 || !isMap(contents) || contents.items.length === 0) return undefined
  const fields: [string, string][] = []
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) return undefined
    const content = isScalar(value) && typeof value.value === 'string' ? value.value.trim() : ''
    if (content === '') return undefined
    fields.push([String(key.value), content])
  }
  return fields
}
