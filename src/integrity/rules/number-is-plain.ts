import type { Problem, RuleContext } from '../rule.ts'

import { splitSuffix } from '../../citations/locator.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

type Field = 'page' | 'volume' | 'issue' | 'edition' | 'number-of-pages'

/** What is wrong with a number, and what to write instead. */
interface Flaw {
  message: string
  hint: string
}

/** A label before a number. A `p` that touches it may belong to it: `p123` is an article of a journal. */
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

/** The numbers of a reference are numbers alone, and pages, there and in citations, run forwards. */
export const numberIsPlain = defineRule({
  name: 'number-is-plain',
  holds: 'The numbers of a reference have no labels, and its pages run forwards.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const { references, publication, articles, pages, site } = checked
  const pointAt = pointer(publication.sources)
  const inReferences = [...references.values()].flatMap(({ record, data }) =>
    labels.flatMap(({ field, label }): Problem[] => {
      const value = data?.[field]
      if (value === undefined) return []
      const flaw =
        labelled(field, value, label) ??
        (field === 'page' ? backwards(value) : joined(field, value))
      return flaw ? [{ ...pointAt(record, [field], value), ...flaw, record }] : []
    }),
  )
  const inCitations = [...articles, ...pages].flatMap(({ record, cited }) =>
    cited.citations.flatMap(({ citation, offset }) =>
      citation.items.flatMap(({ suffix }): Problem[] => {
        // What is a place in a language takes long to look up, and few have a range.
        if (suffix === undefined || !/\d\s*[–—-]+\s*[A-Za-z]*\d/.test(suffix)) return []
        const { label, locator = '' } = splitSuffix(suffix, site?.language ?? 'en')
        const flaw = label === 'page' ? backwards(locator) : undefined
        if (!flaw) return []
        const at = Math.max(offset, record.body.indexOf(suffix.trim(), offset))
        return [
          {
            place: placeOfOffset(record.file, record.body, at),
            ...flaw,
            length: suffix.trim().length,
          },
        ]
      }),
    ),
  )
  return [...inReferences, ...inCitations]
}

function labelled(field: Field, value: string, label: RegExp): Flaw | undefined {
  const plain = value.replace(label, '').trim()
  if (plain === value.trim() || !/\d/.test(plain)) return undefined
  return {
    message: `\`${value}\` has its label, which styles print before it once more.`,
    hint: `Write \`${field}: ${plain}\`.`,
  }
}

/** `12(3)` is a volume and an issue. */
function joined(field: Field, value: string): Flaw | undefined {
  const [, volume, issue] =
    (field === 'volume' && /^\s*(\d+)\s*\(\s*([\w–-]+)\s*\)\s*$/.exec(value)) || []
  if (volume === undefined || issue === undefined) return undefined
  return {
    message: `\`${value}\` is a volume and an issue.`,
    hint: `Write \`volume: ${volume}\` and \`issue: ${issue}\`.`,
  }
}

/** `120-115`. A shorter last page has the first digits of the first: `1205-12` ends at 1212. */
function backwards(value: string): Flaw | undefined {
  const [, before, first = '', after, last = ''] =
    /^\s*([A-Za-z]*)(\d+)\s*[–—-]+\s*([A-Za-z]*)(\d+)\s*$/.exec(value) ?? []
  if (before === undefined || (after !== '' && after !== before)) return undefined
  const whole = last.length < first.length ? first.slice(0, -last.length) + last : last
  // A zero at its start makes it the number of an article: `2017-0019`.
  const isNumber = last.startsWith('0') && last.length === first.length && !first.startsWith('0')
  if (isNumber || Number(whole) >= Number(first)) return undefined
  return {
    message: `The pages \`${value}\` run backwards.`,
    hint: 'Compare both numbers with the source.',
  }
}
