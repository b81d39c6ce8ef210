/** Links in what a style prints for a source: its title, and the addresses that it prints. */

import type { Element, ElementContent } from 'hast'

import { toString } from 'hast-util-to-string'
import { h } from 'hastscript'

import type { SourceLink } from '../references/links.ts'
import { withoutMarkup } from '../references/markup.ts'

/** An entry with its links. */
interface LinkedEntry {
  content: ElementContent[]
  /** The addresses that the entry prints. */
  printed: Set<string>
}

/**
 * Links the title of a source to where it can be read, or the printed addresses if the title cannot be found with certainty:
 * a style may abbreviate it, leave it out, or print the same words twice.
 *
 * The printed address of a linked title is a `source-address` with the words that introduce it, so that a style sheet can
 * leave out both.
 *
 * @param content what the style prints
 * @param title of the source, with the markup of CSL
 * @param links of the source, the best first
 */
export function linkEntry(
  content: readonly ElementContent[],
  title: string | undefined,
  links: readonly SourceLink[],
): LinkedEntry {
  const [best] = links
  const titled = best && title !== undefined ? linkTitle(content, title, best.href) : undefined
  const printed = new Set<string>()
  const linked = linkAddresses(titled ?? content, links, (href, before, after) => {
    printed.add(href)
    return titled && href === best?.href
      ? plainAddress(href, before, after)
      : [...plain(before), h('a', { href }, href), ...plain(after)]
  })
  return { content: linked, printed }
}

/** Returns the content with a link around the title; `undefined` unless the title appears exactly once. */
function linkTitle(
  content: readonly ElementContent[],
  title: string,
  href: string,
): ElementContent[] | undefined {
  const sought = withoutMarkup(title).trim().replace(/\.$/, '')
  if (!/[\p{L}\p{N}]/u.test(sought)) return undefined
  const [found, ...others] = placesOf(sought, toString({ type: 'root', children: [...content] }))
  if (found === undefined || others.length > 0) return undefined
  return wrapRange(content, found, found + sought.length, (children) => h('a', { href }, children))
}

/**
 * Returns where words are in a text, in upper or lower case and with any quotation marks, dashes and spaces, but not as a part
 * of longer words.
 */
function placesOf(words: string, text: string): number[] {
  const [sought, folded] = [fold(words), fold(text)]
  const places: number[] = []
  for (let at = folded.indexOf(sought); at >= 0;) {
    const end = at + sought.length
    const isWhole = isAt(outsideWord.before, text, at) && isAt(outsideWord.after, text, end)
    if (isWhole) places.push(at)
    at = folded.indexOf(sought, isWhole ? end : at + 1)
  }
  return places
}

const outsideWord = { before: /(?<![\p{L}\p{N}])/uy, after: /(?![\p{L}\p{N}])/uy }

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** The signs that styles exchange for each other, each kind with the one that stands for it. */
const exchanged: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u2039\u203a]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u2010\u2011\u2013\u2014]/g, '-'],
  [/[\s\u00a0\u202f]/g, ' '],
]

/** Returns a text without its case and its kinds of signs, in the same length. */
function fold(text: string): string {
  return exchanged
    .reduce((each, [pattern, sign]) => each.replace(pattern, sign), text)
    .replace(/[A-Z]|[^ -~]/gu, (sign) => {
      // The capital of a final sigma is that of every sigma.
      const folded = sign.toUpperCase().toLowerCase()
      return folded.length === sign.length ? folded : sign
    })
}

/**
 * Wraps a range of the text of some nodes.
 *
 * @returns `undefined` if the range starts or ends within an element that it only partly covers
 */
function wrapRange(
  nodes: readonly ElementContent[],
  start: number,
  end: number,
  wrap: (children: ElementContent[]) => Element,
): ElementContent[] | undefined {
  const before: ElementContent[] = []
  const within: ElementContent[] = []
  const after: ElementContent[] = []
  let at = 0
  for (const [index, node] of nodes.entries()) {
    const length = toString(node).length
    const [from, to] = [start - at, end - at]
    at += length
    if (to <= 0) after.push(node)
    else if (from >= length) before.push(node)
    else if (node.type === 'text') {
      before.push(...plain(node.value.slice(0, Math.max(0, from))))
      within.push(...plain(node.value.slice(Math.max(0, from), to)))
      after.push(...plain(node.value.slice(to)))
    } else if (from <= 0 && to >= length) within.push(node)
    else if (from >= 0 && to <= length && node.type === 'element') {
      const children = wrapRange(node.children, from, to, wrap)
      return children && nodes.with(index, { ...node, children })
    } else return undefined
  }
  return [...before, wrap(within), ...after]
}

/** Replaces the addresses of links in the text outside links. */
function linkAddresses(
  content: readonly ElementContent[],
  links: readonly SourceLink[],
  replace: (href: string, before: string, after: string) => ElementContent[],
): ElementContent[] {
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type === 'element' && node.tagName !== 'a')
      return [{ ...node, children: node.children.flatMap(walk) }]
    if (node.type !== 'text') return [node]
    const link = links.find(({ href }) => node.value.includes(href))
    if (!link) return [node]
    const at = node.value.indexOf(link.href)
    return replace(link.href, node.value.slice(0, at), node.value.slice(at + link.href.length))
  }
  return content.flatMap(walk)
}

/** Words such as "Available from: " at the end of a text, or the space there, after the end of a sentence or a semicolon. */
const introductionPattern = /(?:;|(?<=[.?!)\]]["\u201d\u00bb]?))\s+(?:\p{L}[\p{L}\s]*\s?:\s*)?$/u

/** Returns an address with the words that introduce it, as in "Available from: https://…", if the sentence before it ends. */
function plainAddress(href: string, before: string, after: string): ElementContent[] {
  const [introduction] = introductionPattern.exec(before) ?? []
  if (introduction === undefined) return plain(before + href + after)
  const end = after.startsWith('.') ? 1 : 0
  return [
    ...plain(before.slice(0, -introduction.length)),
    h('span', { className: ['source-address'] }, introduction + href + after.slice(0, end)),
    ...plain(after.slice(end)),
  ]
}

function plain(value: string): ElementContent[] {
  return value === '' ? [] : [{ type: 'text', value }]
}
