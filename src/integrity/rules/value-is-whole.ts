import type { z } from 'astro/zod'

import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import { type Problem, defineRule } from '../rule.ts'

import { isWhole } from '../../publication/right-shapes.ts'
import { fieldAt, kinds } from '../../publication/schemas.ts'
import { recordsOf, textsOf } from '../field-texts.ts'

/** A space before what YAML reads as a comment although it does not look like one: `the #1 cure`, `No # 1`. */
const beforeSign = String.raw`[ \t](?=#(?:[^\s#]|[ \t]+\d))`
const sign = new RegExp(beforeSign)
const cutOff = new RegExp(String.raw`^.*?\S[ \t]*${beforeSign}(#.*)$`)

/**
 * No value is cut off at a number sign. YAML reads a `#` after a space as the start of a comment, but authors write real
 * comments with a space after the `#`, and hardly ever start them with a number.
 */
export const valueIsWhole = defineRule({
  name: 'value-is-whole',
  holds: 'No value loses what follows a number sign, and no whole number its zeros.',
  severity: 'error',
  check(checked) {
    const { articles, pages, responses, siteRecord, publication } = checked
    const records = [
      ...[...articles, ...pages, ...responses.values()].map(({ record }) => record),
      ...(siteRecord ? [siteRecord] : []),
      ...recordsOf(checked).map(({ record }) => record),
    ]
    return [
      ...records
        .filter(({ format }) => format !== 'json' && format !== 'bibtex')
        .flatMap((record) => {
          const source = publication.sources.get(record.file) ?? ''
          return sign.test(source) ? inRecord(record, source.split(/\r?\n/)) : []
        }),
      ...[...checked.claims.values()].flatMap(({ record }) =>
        thousandsIn(record, kinds.claims.schema, publication.sources),
      ),
      ...[...checked.searches.values()].flatMap(({ record }) =>
        thousandsIn(record, kinds.searches.schema, publication.sources),
      ),
    ]
  },
})

/** Reports `participants: 1.000`, with the thousands of many languages, which YAML reads as 1. */
function thousandsIn(
  record: SourceRecord,
  schema: z.ZodType,
  sources: ReadonlyMap<string, string>,
): Problem[] {
  if (sources.get(record.file)?.includes('.000') !== true) return []
  return numbersIn(record.data).flatMap(({ path, value }): Problem | [] => {
    if (!Number.isInteger(value) || !isWhole(fieldAt(schema, path, record.data))) return []
    const raw = record.rawOf?.(path)
    if (raw === undefined || !/^\d{1,3}\.000$/.test(raw)) return []
    const right = raw.replace('.', '')
    return {
      place: record.placeOf(path),
      message: `\`${raw}\` is read as ${value}, because the point is a decimal point.`,
      hint: `Write \`${right}\`, or \`${value}\` if that is meant.`,
      length: raw.length,
      suggestion: right,
      record,
    }
  })
}

/** Finds the numbers in any data. */
function numbersIn(data: unknown, path: DataPath = []): { path: DataPath; value: number }[] {
  if (typeof data === 'number') return [{ path, value: data }]
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([name, value]) =>
    numbersIn(value, [...path, Array.isArray(data) ? Number(name) : name]),
  )
}

function inRecord(record: SourceRecord, lines: readonly string[]): Problem[] {
  return textsOf(record.data, (value) => /\S\s+\S/.test(value)).flatMap(
    ({ path, value }): Problem | [] => {
      const place = record.placeOf(path)
      const line = lines[place.line - 1]?.slice(place.column - 1) ?? ''
      const comment = cutOff.exec(line)?.[1]
      // In quotation marks and in block values, a `#` is part of the value.
      if (comment === undefined || !line.startsWith(value)) return []
      const start = line.length - comment.length
      const remedy = /^#\s/.test(comment)
        ? 'put it on a line of its own'
        : 'type a space after the `#`'
      if (line.slice(value.length, start).trim() !== '') return []
      return {
        place: { ...place, column: place.column + start },
        message: `This value ends before \`${comment}\`, which YAML reads as a comment.`,
        hint: `Put the value in quotation marks: \`"${line.trimEnd().replaceAll('"', '\\"')}"\`. If it is a comment, ${remedy}.`,
        length: comment.length,
        record,
      }
    },
  )
}
