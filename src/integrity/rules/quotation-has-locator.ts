import type { Nodes, Root } from 'mdast'

import type { CitedItem } from '../../citations/citation.ts'
import type { CitationNode } from '../../citations/citation-node.ts'
import type { SourceText } from '../../publication/source.ts'
import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { isCitation } from '../../citations/citation-node.ts'
import { keyInMarkdown } from '../../citations/keys.ts'
import { splitSuffix } from '../../citations/locator.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { elementsOf } from '../elements.ts'
import { markdownFields } from '../fields.ts'
import { normalizedWords } from '../normalized-words.ts'
import { nodesOf, wordsOf } from '../nodes.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

/** Words in quotation marks are a quotation from this many on; fewer may be a name, or kept at arm's length. */
const fewestWords = 5

/** So much of a paragraph is looked through for the start of a quotation. */
const longestQuotation = 3000

/** A quotation says where in its source it stands, if that has pages or sections to point at. */
export const quotationHasLocator = defineRule({
  name: 'quotation-has-locator',
  holds: 'A quotation says where in its source it stands.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...[...checked.articles, ...checked.pages].flatMap(({ record }) => [
      ...inText(record, checked),
      ...inPullQuotes(record, checked),
    ]),
    ...markdownFields(checked).flatMap(({ record, path, value, tree }) =>
      unplaced(tree, checked).map((citation) =>
        toProblem(
          citation,
          pointAt(record, path, writtenAs(citation, value), 2 + value.length),
          checked,
        ),
      ),
    ),
  ]
}

function inText({ tree, body, file }: SourceText, checked: RuleContext): Problem[] {
  if (!tree) return []
  return unplaced(tree, checked).map((citation) => {
    const place = placeOfOffset(file, body, citation.offset)
    return toProblem(citation, { place, length: writtenAs(citation, body).length }, checked)
  })
}

function inPullQuotes(record: SourceText, { references }: RuleContext): Problem[] {
  return elementsOf(record).flatMap(({ node, name, attributes }): Problem[] => {
    const valueOf = (name: string) => attributes.find((each) => each.name === name)
    const cite = valueOf('cite')
    const source = cite && references.get(cite.value)?.data
    if (name !== 'PullQuote' || !source || valueOf('locator')?.value.trim()) return []
    if (!hasPlaces(source) || isTitle(wordsOf(node), source)) return []
    return [
      {
        place: placeOfOffset(record.file, record.body, cite.offset),
        message: messageOn(cite.value),
        hint: `Add the place, as in \`<PullQuote cite="${cite.value}" locator="${exampleOf(source)}">\`.`,
        length: cite.value.length,
      },
    ]
  })
}

function toProblem(
  { citation }: CitationNode,
  where: Pick<Problem, 'place' | 'length'>,
  { references }: RuleContext,
): Problem {
  const key = citation.items[0]?.key ?? ''
  const place = exampleOf(references.get(key)?.data)
  const example = citation.narrative
    ? `@${keyInMarkdown(key)} [${place}]`
    : `[@${keyInMarkdown(key)}, ${place}]`
  return {
    ...where,
    message: messageOn(key),
    hint: `Add the place behind the key, as in \`${example}\`; a name such as \`abstract\` will do.`,
  }
}

function messageOn(key: string): string {
  return `A quotation of \`${key}\` does not say where in it the words stand.`
}

/** A locator of the kind that a source has. */
function exampleOf(source: Reference | undefined): string {
  const isLaw = ['bill', 'legislation', 'regulation', 'treaty'].includes(source?.type ?? '')
  return isLaw ? 'sec. …' : 'p. …'
}

/** The citation as its author wrote it. */
function writtenAs({ citation, offset }: CitationNode, source: string): string {
  const end = source.startsWith('[', offset) ? source.indexOf(']', offset) + 1 : 0
  return end > 0 ? source.slice(offset, end) : `@${citation.items[0]?.key ?? ''}`
}

/** The citations of a tree that a quotation goes with, and that give no place although every source has places. */
function unplaced(tree: Root, { references, site }: RuleContext): CitationNode[] {
  return [...quotations(tree)].flatMap(([citation, words]) =>
    citation.citation.items.every(({ key, suffix }) => {
      const source = references.get(key)?.data
      return (
        source &&
        hasPlaces(source) &&
        !isTitle(words, source) &&
        !isPlace(suffix, site?.language ?? 'en')
      )
    })
      ? [citation]
      : [],
  )
}

/** The citations that go with a quotation, with its words. */
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

/** The quotation in a line right before a citation in brackets, if it is long enough to be one. */
function quotedBefore(children: readonly Nodes[], index: number): string | undefined {
  // Few citations follow a quotation mark: that is looked at first, and costs little.
  if (!/[”“«»’"][\s.,;:!?…)]*$/.test(textBefore(children, index, 10).slice(-10))) return undefined
  const text = textBefore(children, index, longestQuotation).slice(-longestQuotation)
  const groups: (string | undefined)[] = quoted.exec(text)?.slice(1) ?? []
  const words = groups.find((group) => group !== undefined)
  return words !== undefined && normalizedWords(words).split(' ').length >= fewestWords
    ? words
    : undefined
}

/** What stands before a child, as far back as `length` characters and whole children reach. */
function textBefore(children: readonly Nodes[], index: number, length: number): string {
  let text = ''
  for (let at = index - 1; at >= 0 && text.length < length; at -= 1) {
    const child = children[at] as Nodes
    const words = isCitation(child) ? '\uFFFC' : wordsOf(child)
    text = (isNamed(child, 'q') ? `“${words}”` : words) + text
  }
  return text
}

/** The citations right behind a block quote: in a line that opens with one or with a dash, or in the caption. */
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

const inParts: ReadonlySet<Reference['type']> = new Set([
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

/** Tells whether a source has pages or sections to point at: it fills several pages, or is of a kind that does. */
function hasPlaces(source: Reference): boolean {
  if (source.page !== undefined) {
    const [, first, last] = /^\s*([^\s–—-]+)\s*[–—-]+\s*([^\s,;]+)/.exec(source.page) ?? []
    return (first !== undefined && first !== last) || /[,;&]/.test(source.page)
  }
  const pages = Number(source['number-of-pages'])
  return pages > 1 || (pages !== 1 && inParts.has(source.type))
}

/** Titles stand in quotation marks too: the words of a title are found at the head of the source. */
function isTitle(words: string, source: Reference): boolean {
  const said = ` ${normalizedWords(words)} `
  return [source.title, source['title-short'], source['original-title'], source['container-title']]
    .map((title) => ` ${normalizedWords(title ?? '')} `)
    .some((title) => title.includes(said))
}

/** Tells whether what stands behind a key is a place: a locator, anything with a number, or a part that has a name. */
function isPlace(suffix: CitedItem['suffix'], language: string): boolean {
  if (suffix === undefined) return false
  return (
    /\p{N}/u.test(suffix) ||
    /\b(?:abstract|appendix|conclusions?|discussion|foreword|introduction|methods|preface|results|summary|table of contents|title page)\b/i.test(
      suffix,
    ) ||
    splitSuffix(suffix, language).locator !== undefined
  )
}
