/** Fields that a schema does not have, and the ones that authors may mean. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import {
  type Kind,
  describeField,
  fieldAt,
  fieldMeant,
  kinds,
  fieldsAt,
  settingOfSite,
} from './schemas.ts'
import type { ValidationProblem } from './validated.ts'

import { yamlValue } from '../reading/yaml-value.ts'
import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { truncate } from '../shared/truncate.ts'
import { isPlain, valueAt, writePath } from './record-paths.ts'
import { isWhole } from './right-shapes.ts'
import { numberHint } from './written-numbers.ts'

/**
 * Describes a field that a schema does not have.
 *
 * @param missing a required field that is missing and may be the unknown one
 */
export function unknownField(
  field: string,
  path: DataPath,
  record: SourceRecord,
  kind: Kind,
  missing: string | undefined,
): ValidationProblem {
  const setting = settingOfSite(field, kind, path)
  if (setting !== undefined) return misplacedSetting(field, setting, record, kind)
  const split = splitNumber(field, path, record, kind)
  if (split) return split
  const known = fieldsAt(kind.schema, path, record.data)
  const near = fieldMeant(field, kind, path, record.data)
  const where = path.length === 0 ? kind.name : `\`${writePath(path)}\``
  const isThere = near !== undefined && valueAt(record.data, [...path, near]) !== undefined
  const similar = isThere ? undefined : near
  const ending = isThere ? `, which already has \`${near}\`.` : suggestion(near) || '.'
  return {
    rule: 'record-has-its-shape',
    place: record.placeOf([...path, field], 'name'),
    message: `\`${field}\` is not a field of ${where}${missing === undefined ? ending : `, and \`${missing}\` is missing.`}`,
    hint:
      isThere && missing === undefined
        ? 'Remove it, or correct its name.'
        : hintForUnknown(record, kind, path, {
            known,
            near: similar,
            meant: missing ?? (similar === nearest(field, known) ? undefined : similar),
          }),
    length: field.length,
  }
}

/** Describes a number whose decimal comma starts another field between braces: `{ estimate: 0,88 }`. */
function splitNumber(
  field: string,
  path: DataPath,
  record: SourceRecord,
  kind: Kind,
): ValidationProblem | undefined {
  if (!/^\d+$/.test(field) || valueAt(record.data, [...path, field]) !== null) return undefined
  const [, name = '', written = ''] =
    new RegExp(`([\\w-]+)\\s*:\\s*([-+]?\\d+,0*${field})(?![\\w.])`).exec(
      record.rawOf?.(path) ?? '',
    ) ?? []
  const inner = [...path, name]
  if (typeof valueAt(record.data, inner) !== 'number') return undefined
  const whole = isWhole(fieldAt(kind.schema, inner, record.data))
  const fix = numberHint(written, whole)
  return (
    fix && {
      rule: 'record-has-its-shape',
      place: record.placeOf(inner),
      message: `\`${writePath(inner)}\` must be a ${whole ? 'whole number' : 'number'}; \`${written}\` is not.`,
      length: written.length,
      ...fix,
    }
  )
}

/** @param names the fields that are there, the nearest of them, and the one that the author means, as far as it is known */
function hintForUnknown(
  record: SourceRecord,
  kind: Kind,
  path: DataPath,
  names: { known: readonly string[]; near: string | undefined; meant: string | undefined },
): string {
  const { known, near, meant } = names
  if (meant !== undefined) {
    const description = describeField(kind.schema, [...path, meant], record.data)
    return `Write \`${meant}\` if that is what it holds${description === undefined ? '.' : `: ${description}`}`
  }
  if (near) return `Write \`${near}\`, or remove the field.`
  return known.length > 20
    ? 'Correct its name, or remove the field.'
    : `Its fields are ${known.map((each) => `\`${each}\``).join(', ')}.`
}

/** Describes a setting of the publication in the front matter of a text. */
function misplacedSetting(
  field: string,
  setting: string,
  record: SourceRecord,
  kind: Kind,
): ValidationProblem {
  const value = valueAt(record.data, [field])
  const isRight = fieldAt(kinds.site.schema, [setting])?.safeParse(value).success === true
  const line =
    isRight && isPlain(value)
      ? `\`${setting}: ${truncate(yamlValue(value), 80)}\``
      : `\`${setting}\``
  return {
    rule: 'record-has-its-shape',
    place: record.placeOf([field], 'name'),
    message: `\`${field}\` is not a field of ${kind.name}, but a setting of the whole publication.`,
    hint: `Write ${line} in \`content/site.yaml\`, and remove it here.`,
    length: field.length,
  }
}
