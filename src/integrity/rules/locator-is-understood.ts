import { splitSuffix } from '../../citations/locator.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { defineRule } from '../rule.ts'

/** The usual labels of locators. */
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
const corrections: Readonly<Record<string, string>> = {
  pg: 'p.',
  pgs: 'pp.',
  pag: 'p.',
  tabel: 'table',
}

export const locatorIsUnderstood = defineRule({
  name: 'locator-is-understood',
  holds: 'The locator of a citation has a known label and a number.',
  severity: 'warning',
  checkText: ({ record: { body, file }, found: { cited } }, { site }) =>
    cited.citations.flatMap(({ citation, offset }) =>
      citation.items.flatMap(({ suffix }) => {
        const problem = suffix === undefined ? undefined : problemOf(suffix, site?.language ?? 'en')
        if (!problem || suffix === undefined) return []
        const { words, ...rest } = problem
        const from = body.indexOf(suffix.trim(), offset)
        const at = body.indexOf(words, Math.max(offset, from))
        return {
          place: placeOfOffset(file, body, at < 0 ? offset : at),
          ...rest,
          ...(at < 0 ? {} : { length: words.length }),
        }
      }),
    ),
})

function problemOf(suffix: string, language: string) {
  const [, bare] =
    /^\s*,\s*(pp?|pages?|chap|chapter|sec|section|fig|figure|table|para|vol|§)\.?\s*$/i.exec(
      suffix,
    ) ?? []
  // Looking up the labels of a language is slow, so it is done only for suspicious locators.
  const isUnderstood = () => splitSuffix(suffix, language).locator !== undefined
  if (bare !== undefined) {
    if (isUnderstood()) return undefined
    return {
      words: bare,
      message: `\`${bare}\` has no number after it.`,
      hint: 'Add the number, as in `[@key, p. 12]`, or remove the label.',
    }
  }
  const [, word, number] = /^\s*,?\s*(\p{L}{2,12})\.?\s*(\d[\d–-]*)/u.exec(suffix) ?? []
  if (word === undefined || number === undefined || labels.includes(word.toLowerCase())) {
    return undefined
  }
  const correction =
    corrections[word.toLowerCase()] ?? nearest(word, labels, word.length < 5 ? 1 : 2)
  if (correction === undefined || isUnderstood()) return undefined
  return {
    words: word,
    message: `\`${word} ${number}\` is not recognised as a locator; did you mean \`${correction} ${number}\`?`,
    hint: 'Correct the label, so that each citation style can format it.',
    suggestion: correction,
  }
}
