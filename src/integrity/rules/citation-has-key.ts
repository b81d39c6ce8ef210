import type { Nodes, Text } from 'mdast'

import type { SourceText } from '../../publication/source.ts'
import { type Problem, type TextContext, defineRule } from '../rule.ts'

import { keyInMarkdown } from '../../citations/keys.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { isCitation, type CitationNode } from '../../citations/citation-node.ts'
import { authorAndYear } from '../keys-by-author.ts'
import { sourceOfText, wordsOf } from '../nodes.ts'
import { isQuotation, withoutQuotations } from '../own-words.ts'

/** A citation that was typed by hand instead of with a key. */
interface ManualCitation {
  words: string
  offset: number
  message: string
  /** The citation to write instead, where one source fits. */
  instead?: string
  /**
   * The keys that a citation right after it can have for it not to be reported. If empty, any key; if missing, the
   * citation is always reported.
   */
  sources?: readonly string[]
}

/** Citations use keys, because one typed by hand does not link to its source. Quotations are not checked. */
export const citationHasKey = defineRule({
  name: 'citation-has-key',
  holds: 'Every citation uses a key.',
  severity: 'error',
  checkText: ({ record }, { keys, keysByAuthor }) =>
    manualCitationsIn(record, keys, keysByAuthor).map((citation) => toProblem(record, citation)),
})

function toProblem(
  { file, body }: SourceText,
  { words, offset, message, instead }: ManualCitation,
): Problem {
  return {
    place: placeOfOffset(file, body, offset),
    message,
    hint:
      instead === undefined
        ? 'Cite the source by its key, as in `[@key]`. If it has no record yet, add one to content/references/.'
        : `Write \`${instead}\`.`,
    length: words.length,
    ...(instead === undefined ? {} : { suggestion: instead }),
  }
}

function manualCitationsIn(
  { tree, body }: SourceText,
  keys: TextContext['keys'],
  lookUp: (name: string) => readonly string[],
): ManualCitation[] {
  if (!tree || !/\[[^\]@^]+\]|<sup>|[¹²³⁴-⁹]|et al|\(\p{Lu}[^()]*\d{4}/u.test(body)) return []
  const manual: ManualCitation[] = []
  const walk = (node: Nodes, before: Nodes | undefined, after?: Nodes) => {
    if (node.type === 'link' || isQuotation(node)) return
    if (node.type === 'text') {
      const cited = after && isCitation(after) ? after : undefined
      const isLinked = (each: ManualCitation) => cited !== undefined && isCitedBy(each, cited, body)
      manual.push(...inText(node, body, keys, lookUp).filter((each) => !isLinked(each)))
    } else if ('children' in node) {
      const number = before && superscriptNumber(node, before)
      if (number !== undefined) {
        const start = node.position?.start.offset ?? 0
        const words = body.slice(start, node.position?.end.offset)
        manual.push({ words, offset: start, message: numberMessage(number) })
        return
      }
      const children: readonly Nodes[] = node.children
      children.forEach((child, index) => {
        walk(child, children[index - 1], children[index + 1])
      })
    }
  }
  walk(tree, undefined)
  return manual
}

/** Returns whether the source is cited by its key right after: `Smith et al. (2020) [@smith2020]`. */
function isCitedBy(
  { words, offset, sources }: ManualCitation,
  { citation, offset: start }: CitationNode,
  body: string,
): boolean {
  if (!sources || body.slice(offset + words.length, start).trim() !== '') return false
  return sources.length === 0 || citation.items.some(({ key }) => sources.includes(key))
}

/** Returns the number in `<sup>1</sup>` after punctuation. After a letter it could be a unit: m². */
function superscriptNumber(node: Nodes, before: Nodes): string | undefined {
  if (!('name' in node) || node.name !== 'sup') return undefined
  const words = wordsOf(node).trim()
  return /^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$/.test(words) && /[.,;:!?]["”’)]?$/.test(wordsOf(before))
    ? words
    : undefined
}

function numberMessage(number: string): string {
  return `\`${number}\` is a citation number typed by hand, which does not link to a source.`
}

const name = String.raw`\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?`
const year = String.raw`(?:19|20)\d\d`
const inBrackets = /(?<![\]!\\\p{L}\p{N}])\[-?([^\][@^\s,]+)((?:,[^\][@\n]*)?)\](?![([:])/gu
const numbered =
  /(?<=[\p{L}\p{N}.,;:)”’"'])\s?\[(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)\\?\](?=\s*(?:[.,;:)[]|$))/gu
const superscript = /(?<=[.,;:!?]["”’)]?)[¹²³⁴-⁹⁰]+/gu
const parenthesis = /\(([^()\n]{6,200})\)/gu
const part = new RegExp(
  String.raw`^(?:see |e\.g\.,? |cf\. )?(${name})( et al\.?)?(?: (?:and|&) ${name})?,? (${year})[a-z]?$`,
  'u',
)
const narrative = new RegExp(String.raw`(${name}) et al\.?,? \((${year})[a-z]?\)`, 'gu')

/** Only text that matches this is searched, which saves time. */
const mayBeManual = /[[(¹²³⁴-⁹⁰]/u

function inText(
  text: Text,
  body: string,
  keys: TextContext['keys'],
  lookUp: (name: string) => readonly string[],
): ManualCitation[] {
  const source = sourceOfText(text, body)
  if (!source) return []
  const { written: raw, offset: start } = source
  if (!mayBeManual.test(raw)) return []
  const own = withoutQuotations(raw)
  const all = (pattern: RegExp) =>
    [...raw.matchAll(pattern)].filter(({ 0: words, index }) => {
      const end = index + words.length - 1
      return own[end] === raw[end] && !isQuoted(own.slice(0, index))
    })
  const at = (match: RegExpExecArray, message: string, correction: Correction = {}) =>
    toCitation(match, start, message, correction)
  return [
    ...all(inBrackets).flatMap((match) => {
      const [words, key = '', rest = ''] = match
      if (!keys.has(key)) return []
      const instead = `${words.startsWith('[-') ? '[-' : '['}@${keyInMarkdown(key)}${rest}]`
      const message = `\`${words}\` is a citation key without \`@\`, so it is printed as typed.`
      return [at(match, message, { instead })]
    }),
    ...all(numbered).map((match) => at(match, numberMessage(match[0].trim()))),
    ...all(superscript).map((match) => at(match, numberMessage(match[0]))),
    ...all(parenthesis).flatMap((match) => {
      const keys = keysOf(match[1] ?? '', lookUp)
      if (!keys) return []
      const known = keys.filter((key) => key !== undefined)
      return at(match, typedByHand(match), {
        ...(known.length === keys.length && {
          instead: `[${known.map((key) => `@${keyInMarkdown(key)}`).join('; ')}]`,
        }),
        ...(known.length > 0 && { sources: known }),
      })
    }),
    ...all(narrative).map((match) => {
      const sources = lookUp(authorAndYear(match[1], match[2]))
      const key = only(sources)
      return at(match, typedByHand(match), {
        ...(key !== undefined && { instead: `@${keyInMarkdown(key)}` }),
        sources,
      })
    }),
  ]
}

function typedByHand([words]: RegExpExecArray): string {
  return `\`${words}\` is a citation typed by hand, which does not link to a source.`
}

/** What only some of the patterns find. */
type Correction = Pick<ManualCitation, 'instead' | 'sources'>

function toCitation(
  match: RegExpExecArray,
  start: number,
  message: string,
  correction: Correction,
): ManualCitation {
  const words = match[0].trim()
  const offset = start + match.index + match[0].indexOf(words)
  return { words, offset, message, ...correction }
}

/** Returns the keys of a citation such as `Smith, 2020; Jones et al., 2019`, or `undefined` for other text. */
function keysOf(
  text: string,
  lookUp: (name: string) => readonly string[],
): (string | undefined)[] | undefined {
  const parts = text.split(/;\s*/).map((each) => part.exec(each.trim()))
  // “(Geneva, 2019)” can also be a place or an event, so a name without “et al.” counts only if a source has it.
  const keys = parts.map((match) => {
    if (!match) return null
    const keys = lookUp(authorAndYear(match[1], match[3]))
    return match[2] === undefined && keys.length === 0 ? null : only(keys)
  })
  return keys.includes(null) ? undefined : (keys as (string | undefined)[])
}

function only(keys: readonly string[]): string | undefined {
  return keys.length === 1 ? keys[0] : undefined
}

function isQuoted(before: string): boolean {
  return (
    before.lastIndexOf('“') > before.lastIndexOf('”') || (before.split('"').length - 1) % 2 === 1
  )
}
