import type { Nodes, Root } from 'mdast'

import type { CitedItem } from '../../citations/citation.ts'
import { type CitationNode, isCitation } from '../../citations/citation-node.ts'
import type { SourceText } from '../../publication/source.ts'
import type { Reference } from '../../references/schema.ts'
import { type Spot, placeOfOffset } from '../../shared/place.ts'
import { type Problem, type TextContext, defineRule } from '../rule.ts'

import { keyInMarkdown } from '../../citations/keys.ts'
import { splitSuffix } from '../../citations/locator.ts'
import { elementsOf } from '../elements.ts'
import { markdownFields } from '../field-texts.ts'
import { normalizedWords } from '../normalized-words.ts'
import { nodesOf, wordsOf } from '../nodes.ts'

/** The minimum number of words in a quotation. Fewer words in quotation marks may be a name or an unusual term. */
const minWords = 5

/** How many characters before a citation are searched for the start of a quotation. */
const maxQuotationLength = 3000

/** The references, and the language of the site. */
type Sources = Pick<TextContext, 'references' | 'site'>

/** A quotation has a locator, if its source has pages or sections. */
export const quotationHasLocator = defineRule({
  name: 'quotation-has-locator',
  holds: 'Every quotation has a locator.',
  severity: 'warning',
  checkText: ({ record }, context) => [
    ...inText(record, context),
    ...inPullQuotes(record, context),
  ],
  check: (checked) =>
    markdownFields(checked).flatMap(({ record, path, value, tree }) =>
      withoutLocator(tree, checked).map((citation) =>
        toProblem(
          citation,
          checked.pointAt(record, path, writtenAs(citation, value), 2 + value.length),
          checked,
        ),
      ),
    ),
})

function inText({ tree, body, file }: SourceText, checked: Sources): Problem[] {
  if (!tree) return []
  return withoutLocator(tree, checked).map((citation) => {
    const place = placeOfOffset(file, body, citation.offset)
    return toProblem(citation, { place, length: writtenAs(citation, body).length }, checked)
  })
}

function inPullQuotes(record: SourceText, { references }: Sources): Problem[] {
  return elementsOf(record).flatMap(({ node, name, attributes }): Problem | [] => {
    const valueOf = (name: string) => attributes.find((each) => each.name === name)
    const cite = valueOf('cite')
    const source = cite && references.get(cite.value)?.data
    if (name !== 'PullQuote' || !source || valueOf('locator')?.value.trim()) return []
    if (!hasParts(source) || isTitle(wordsOf(node), source)) return []
    return {
      place: placeOfOffset(record.file, record.body, cite.offset),
      message: messageOn(cite.value),
      hint: `Add a locator, as in \`<PullQuote cite="${cite.value}" locator="${exampleOf(source)}">\`.`,
      length: cite.value.length,
    }
  })
}

function toProblem({ citation }: CitationNode, where: Spot, { references }: Sources): Problem {
  const key = citation.items[0]?.key ?? ''
  const place = exampleOf(references.get(key)?.data)
  const example = citation.narrative
    ? `@${keyInMarkdown(key)} [${place}]`
    : `[@${keyInMarkdown(key)}, ${place}]`
  return {
    ...where,
    message: messageOn(key),
    hint: `Add a locator after the key, as in \`${example}\`. A name such as \`abstract\` is enough.`,
  }
}

function messageOn(key: string): string {
  return `A quotation from \`${key}\` has no locator.`
}

/** Returns an example of a locator for a source. */
function exampleOf(source: Reference | undefined): string {
  const isLaw = ['bill', 'legislation', 'regulation', 'treaty'].includes(source?.type ?? '')
  return isLaw ? 'sec. …' : 'p. …'
}

/** Returns a citation as its author wrote it. */
function writtenAs({ citation, offset }: CitationNode, source: string): string {
  const end = source.startsWith('[', offset) ? source.indexOf(']', offset) + 1 : 0
  return end > 0 ? source.slice(offset, end) : `@${citation.items[0]?.key ?? ''}`
}

/** Returns the citations of quotations that have no locator although all their sources have pages or sections. */
function withoutLocator(tree: Root, { references, site }: Sources): CitationNode[] {
  return [...quotations(tree)].flatMap(([citation, words]) =>
    citation.citation.items.every(({ key, suffix }) => {
      const source = references.get(key)?.data
      return (
        source &&
        hasParts(source) &&
        !isTitle(words, source) &&
        !isLocator(suffix, site?.language ?? 'en')
      )
    })
      ? [citation]
      : [],
  )
}

/** Returns the citations of quotations, each with the quoted words. */
function quotations(tree: Root): Map<CitationNode, string> {
  const found = new Map<CitationNode, string>()
  const add = (citation: CitationNode, words: string | undefined) => {
    if (words !== undefined && !found.has(citation)) found.set(citation, words)
  }
  for (const parent of nodesOf(tree)) {
    if (!('children' in parent)) continue
    const children: readonly Nodes[] = parent.children
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as Nodes
      if (isCitation(child)) {
        if (!child.citation.narrative) add(child, quotedBefore(children, index))
      } else if (isNamed(child, 'blockquote')) {
        const own = [...citationsIn(child), ...attribution(children, index)]
        for (const citation of own) add(citation, wordsOf(child))
      }
    }
  }
  return found
}

const marks = [
  '“([^“”]*)”',
  '„([^„“”]*)[“”]',
  '«([^«»]*)»',
  '»([^«»]*)«',
  '(?<![\\p{L}\\p{N}])"([^"]*)"',
  // A single mark between letters is an apostrophe.
  '(?<![\\p{L}\\p{N}])‘((?:[^‘’]|(?<=\\p{L})’(?=\\p{L}))*)’',
]
const quoted = new RegExp(`(?:${marks.join('|')})[\\s.,;:!?…)]*$`, 'u')

/** Returns the quotation directly before a citation in brackets, if it is long enough. */
function quotedBefore(children: readonly Nodes[], index: number): string | undefined {
  // Few citations follow a quotation mark, and this first test is fast.
  if (!/[”“«»’"][\s.,;:!?…)]*$/.test(textBefore(children, index, 10).slice(-10))) return undefined
  const text = textBefore(children, index, maxQuotationLength).slice(-maxQuotationLength)
  const groups: (string | undefined)[] = quoted.exec(text)?.slice(1) ?? []
  const words = groups.find((group) => group !== undefined)
  return words !== undefined && normalizedWords(words).split(' ').length >= minWords
    ? words
    : undefined
}

/** Returns at least `length` characters of text before a child, rounded up to whole children. */
function textBefore(children: readonly Nodes[], index: number, length: number): string {
  let text = ''
  for (let at = index - 1; at >= 0 && text.length < length; at -= 1) {
    const child = children[at] as Nodes
    const words = isCitation(child) ? '\uFFFC' : wordsOf(child)
    text = (isNamed(child, 'q') ? `“${words}”` : words) + text
  }
  return text
}

/**
 * Returns the citations directly after a block quote: in a line that starts with one or with a dash, or in the caption.
 */
function attribution(children: readonly Nodes[], index: number): CitationNode[] {
  const node = children
    .slice(index + 1, index + 3)
    .find((each) => each.type !== 'text' || each.value.trim() !== '')
  if (!node) return []
  if (isNamed(node, 'figcaption')) return citationsIn(node)
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  const opens =
    first && (isCitation(first) || (first.type === 'text' && /^[—–-]/.test(first.value)))
  return opens ? citationsIn(node) : []
}

function citationsIn(node: Nodes): CitationNode[] {
  if (isCitation(node)) return [node]
  return 'children' in node ? node.children.flatMap(citationsIn) : []
}

function isNamed(node: Nodes, name: 'blockquote' | 'figcaption' | 'q'): boolean {
  const isElement = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
  return isElement ? node.name === name : node.type === name
}

const typesWithParts: ReadonlySet<Reference['type']> = new Set([
  'bill',
  'book',
  'chapter',
  'hearing',
  'legal_case',
  'legislation',
  'manuscript',
  'regulation',
  'report',
  'standard',
  'thesis',
  'treaty',
])

/** Returns whether a source has pages or sections: it has several pages, or is of a type that usually does. */
function hasParts(source: Reference): boolean {
  if (source.page !== undefined) {
    const [, first, last] = /^\s*([^\s–—-]+)\s*[–—-]+\s*([^\s,;]+)/.exec(source.page) ?? []
    return (first !== undefined && first !== last) || /[,;&]/.test(source.page)
  }
  const pages = Number(source['number-of-pages'])
  return pages > 1 || (pages !== 1 && typesWithParts.has(source.type))
}

/** Returns whether quoted words are a title of the source, which needs no locator. */
function isTitle(words: string, source: Reference): boolean {
  const quotedWords = ` ${normalizedWords(words)} `
  return [source.title, source['title-short'], source['original-title'], source['container-title']]
    .map((title) => ` ${normalizedWords(title ?? '')} `)
    .some((title) => title.includes(quotedWords))
}

/** Returns whether the text after a key is a locator: one that is recognised, any with a number, or the name of a part. */
function isLocator(suffix: CitedItem['suffix'], language: string): boolean {
  if (suffix === undefined) return false
  return (
    /\p{N}/u.test(suffix) ||
    /\b(?:abstract|appendix|conclusions?|discussion|foreword|introduction|methods|preface|results|summary|table of contents|title page)\b/i.test(
      suffix,
    ) ||
    splitSuffix(suffix, language).locator !== undefined
  )
}
