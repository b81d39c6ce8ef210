import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

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
  holds: 'No value is cut off at a number sign.',
  severity: 'error',
  check(checked) {
    const { articles, pages, responses, siteRecord, publication } = checked
    const records = [
      ...[...articles, ...pages, ...responses.values()].map(({ record }) => record),
      ...(siteRecord ? [siteRecord] : []),
      ...recordsOf(checked).map(({ record }) => record),
    ]
    return records
      .filter(({ format }) => format !== 'json' && format !== 'bibtex')
      .flatMap((record) => {
        const source = publication.sources.get(record.file) ?? ''
        return sign.test(source) ? inRecord(record, source.split(/\r?\n/)) : []
      })
  },
})

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
