import type { Problem, RuleContext } from '../rule.ts'

import { splitSuffix } from '../../citations/locator.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { defineRule } from '../rule.ts'

/** The usual labels of places, and what people type for them. */
const labels = [
  'page',
  'pages',
  'chapter',
  'chapters',
  'section',
  'sections',
  'figure',
  'figures',
  'table',
  'tables',
  'appendix',
  'paragraph',
  'paragraphs',
  'volume',
  'line',
  'lines',
]
const others: Readonly<Record<string, string>> = { pg: 'p.', pgs: 'pp.', pag: 'p.', tabel: 'table' }

/** The place that a citation gives is read as one: its label is known, and has a number. */
export const locatorIsUnderstood = defineRule({
  name: 'locator-is-understood',
  holds: 'The place that a citation gives is read as one.',
  severity: 'warning',
  check,
})

function check({ articles, pages, site }: RuleContext): Problem[] {
  return [...articles, ...pages].flatMap(({ record: { body, file }, cited }) =>
    cited.citations.flatMap(({ citation, offset }) =>
      citation.items.flatMap(({ suffix }) => {
        const problem = suffix === undefined ? undefined : problemOf(suffix, site?.language ?? 'en')
        if (!problem || suffix === undefined) return []
        const { words, ...rest } = problem
        const from = body.indexOf(suffix.trim(), offset)
        const at = body.indexOf(words, Math.max(offset, from))
        return [
          {
            place: placeOfOffset(file, body, at < 0 ? offset : at),
            ...rest,
            ...(at < 0 ? {} : { length: words.length }),
          },
        ]
      }),
    ),
  )
}

function problemOf(suffix: string, language: string) {
  const [, bare] =
    /^\s*,\s*(pp?|pages?|chap|chapter|sec|section|fig|figure|table|para|vol|§)\.?\s*$/i.exec(
      suffix,
    ) ?? []
  // What is known in a language takes long to look up, and most places look right.
  const isUnderstood = () => splitSuffix(suffix, language).locator !== undefined
  if (bare !== undefined) {
    if (isUnderstood()) return undefined
    return {
      words: bare,
      message: `\`${bare}\` has no number after it.`,
      hint: 'Add the number of the place, as in `[@key, p. 12]`, or remove the label.',
    }
  }
  const [, word, number] = /^\s*,?\s*(\p{L}{2,12})\.?\s*(\d[\d–-]*)/u.exec(suffix) ?? []
  if (word === undefined || number === undefined || labels.includes(word.toLowerCase())) {
    return undefined
  }
  const meant = others[word.toLowerCase()] ?? nearest(word, labels, word.length < 5 ? 1 : 2)
  if (meant === undefined || isUnderstood()) return undefined
  return {
    words: word,
    message: `\`${word} ${number}\` is not read as a place; did you mean \`${meant} ${number}\`?`,
    hint: 'Correct the label, so that each style can print it in its own way.',
    suggestion: meant,
  }
}
