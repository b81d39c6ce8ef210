import type { SourceRecord } from '../../reading/record.ts'
import { type Problem, defineRule } from '../rule.ts'

import { splitSuffix } from '../../citations/locator.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { writtenField } from '../written-field.ts'

type Field = 'page' | 'volume' | 'issue' | 'edition' | 'number-of-pages'

/** Something wrong with a number, and advice. */
interface Flaw {
  message: string
  hint: string
}

/** Labels by field. A `p` directly before a number may be part of it: `p123` is an article number. */
const labels: readonly { field: Field; label: RegExp }[] = [
  { field: 'page', label: /^\s*(?:pages?\b|pp?\.|pp?(?=\s)|pp(?=\d)|S\.\s)\s*(?=\w)/i },
  { field: 'volume', label: /^\s*(?:vol(?:ume)?|bd|band)\b\.?\s*(?=\w)/i },
  { field: 'issue', label: /^\s*(?:no|nr|num|number|iss|issue|heft)\b\.?\s*(?=\w)/i },
  {
    field: 'edition',
    label: /(?<=^\s*\d+(?:st|nd|rd|th|\.)?)\s*(?:ed|edn|edition|aufl|auflage)\b\.?\s*$/i,
  },
  { field: 'number-of-pages', label: /(?<=\d)\s*(?:pp?|pages)\b\.?\s*$/i },
]

/** Numbers in references have no labels, and page ranges in references and citations are not reversed. */
export const numberIsPlain = defineRule({
  name: 'number-is-plain',
  holds: 'Numbers in references have no labels, and page ranges are not reversed.',
  severity: 'warning',
  checkText: ({ record, found }, { site }) =>
    found.cited.citations.flatMap(({ citation, offset }) =>
      citation.items.flatMap(({ suffix }): Problem | [] => {
        // Looking up the labels of a language is slow, so it is done only for ranges.
        if (suffix === undefined || !/\d\s*[–—-]+\s*[A-Za-z]*\d/.test(suffix)) return []
        const { label, locator = '' } = splitSuffix(suffix, site?.language ?? 'en')
        const flaw = label === 'page' ? backwards(locator) : undefined
        if (!flaw) return []
        const at = Math.max(offset, record.body.indexOf(suffix.trim(), offset))
        return {
          place: placeOfOffset(record.file, record.body, at),
          ...flaw,
          length: suffix.trim().length,
        }
      }),
    ),
  check: ({ references, pointAt }) =>
    [...references.values()].flatMap(({ record, data }) =>
      labels.flatMap(({ field, label }): Problem[] => {
        const value = data?.[field]
        if (value === undefined) return []
        const flaw =
          labelled(record, [field, value], label) ??
          (field === 'page' ? backwards(value) : joined(record, field, value))
        return flaw ? [{ ...pointAt(record, [field], value), ...flaw, record }] : []
      }),
    ),
})

function labelled(
  record: SourceRecord,
  [field, value]: [Field, string],
  label: RegExp,
): Flaw | undefined {
  const plain = value.replace(label, '').trim()
  if (plain === value.trim() || !/\d/.test(plain)) return undefined
  return {
    message: `\`${value}\` includes a label, which citation styles add again.`,
    hint: `Write \`${writtenField(record, field, plain)}\`.`,
  }
}

/** Reports a volume that includes an issue: `12(3)`. */
function joined(record: SourceRecord, field: Field, value: string): Flaw | undefined {
  const [, volume, issue] =
    (field === 'volume' && /^\s*(\d+)\s*\(\s*([\w–-]+)\s*\)\s*$/.exec(value)) || []
  if (volume === undefined || issue === undefined) return undefined
  return {
    message: `\`${value}\` contains both a volume and an issue.`,
    hint: `Write \`${writtenField(record, 'volume', volume)}\` and \`${writtenField(record, 'issue', issue)}\`.`,
  }
}

/** Reports a reversed page range: `120-115`. A shorter last page is abbreviated: `1205-12` ends at 1212. */
function backwards(value: string): Flaw | undefined {
  const [, before, first = '', after, last = ''] =
    /^\s*([A-Za-z]*)(\d+)\s*[–—-]+\s*([A-Za-z]*)(\d+)\s*$/.exec(value) ?? []
  if (before === undefined || (after !== '' && after !== before)) return undefined
  const whole = last.length < first.length ? first.slice(0, -last.length) + last : last
  // With a leading zero it is an article number: `2017-0019`.
  const isNumber = last.startsWith('0') && last.length === first.length && !first.startsWith('0')
  if (isNumber || Number(whole) >= Number(first)) return undefined
  return {
    message: `The page range \`${value}\` is reversed.`,
    hint: 'Compare both numbers with the source.',
  }
}
