/** Turns formatted citations into links: every printed number or name leads to its own entry. */

import type { Element, ElementContent, Root } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

import type { Citation } from './citation.ts'
import type { EngineOutput } from './engine.ts'
import type { Style } from './style.ts'

/** A stretch of a citation's text and the source it stands for. */
interface Stretch {
  start: number
  end: number
  key: string
}

/** Tells whether the sources of a citation can only be told apart with the engine's marks. */
export function needsMarks(citation: Citation, style: Style): boolean {
  return citation.items.length > 1 && !numbersTell(citation, style)
}

/** Tells whether every number that a style prints for a citation is that of a source. */
function numbersTell({ items }: Citation, { format, printsLocators }: Style): boolean {
  return (
    format === 'numeric' &&
    items.every(
      ({ prefix = '', suffix = '', locator }) =>
        !/\d/.test(prefix + suffix) && (locator === undefined || !printsLocators),
    )
  )
}

/**
 * Links one formatted citation.
 *
 * @param citation what was cited
 * @param html how citeproc printed it
 * @param marked the same with its sources marked (see `EngineOutput.marked`), where there are several
 * @param numbers each source's number in the bibliography
 * @param style what it was printed in
 * @param linkTo makes the link around the text of a source
 * @throws if a printed source cannot be told: a link to the wrong one would be worse
 */
export function linkCitation(
  citation: Citation,
  html: string,
  marked: string | undefined,
  { numbers, style }: Pick<EngineOutput, 'numbers'> & { style: Style },
  linkTo: (key: string, children: ElementContent[]) => Element,
): ElementContent[] {
  const tree = readHtml(html)
  const text = toString(tree)
  const [only] = citation.items
  if (citation.items.length === 1 && only) {
    const stretch = { ...withoutBrackets(text, citation.narrative), key: only.key }
    return linkStretches(tree.children as ElementContent[], [stretch], linkTo)
  }
  const byNumber = new Map(
    style.format === 'numeric' ? citation.items.map(({ key }) => [numbers.get(key) ?? 0, key]) : [],
  )
  const stretches = numbersTell(citation, style)
    ? stretchesOfNumbers(text, byNumber)
    : findStretches(text, marked ?? '', byNumber)
  return linkStretches(tree.children as ElementContent[], stretches, linkTo)
}

/** Most citations are plain text, and need no parser. */
function readHtml(html: string): Root {
  return /[<&]/.test(html)
    ? fromHtml(html, { fragment: true })
    : { type: 'root', children: [{ type: 'text', value: html }] }
}

/** The text of a single citation without the brackets around it. */
function withoutBrackets(text: string, narrative: boolean): { start: number; end: number } {
  if (narrative) return { start: 0, end: text.length }
  const start = /^[\s([]*/.exec(text)?.[0].length ?? 0
  // As many brackets at the end as at the start: those of a section, as in `4(a)`, are the source's own.
  const opened = text.slice(0, start).replace(/\s/g, '').length
  const end =
    text.length - (new RegExp(`(?:\\s*[)\\]]){0,${opened}}\\s*$`).exec(text)?.[0].length ?? 0)
  return end > start ? { start, end } : { start: 0, end: text.length }
}

/** Lines the marked form up with the printed one. Where citeproc marks a bare number without its source, it is looked up. */
function findStretches(
  text: string,
  marked: string,
  byNumber: ReadonlyMap<number, string>,
): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  let doubt: string | undefined
  visit(fromHtml(marked, { fragment: true }), 'element', (element) => {
    if (element.tagName !== 'a') return
    const said = toString(element)
    const start = text.indexOf(said, from)
    const named = element.properties['dataKey']
    const number = /^\s*(\d+)\s*$/.exec(said)?.[1]
    const key = typeof named === 'string' ? decodeURIComponent(named) : byNumber.get(Number(number))
    if (start < 0 || said === '' || key === undefined) {
      doubt ??= said
      return
    }
    stretches.push({ start, end: start + said.length, key })
    from = start + said.length
  })
  if (doubt === undefined && stretches.length > 0) return stretches
  throw new Error(
    `The citation “${text}” cannot be linked: it is not clear which source “${doubt ?? text}” stands for.`,
  )
}

/** The numbers of a citation that names its sources by nothing else. */
function stretchesOfNumbers(text: string, byNumber: ReadonlyMap<number, string>): Stretch[] {
  return [...text.matchAll(/\d+/g)].map((match) => {
    const key = byNumber.get(Number(match[0]))
    if (key === undefined) {
      throw new Error(
        `The citation “${text}” cannot be linked: no source in it has the number ${match[0]}.`,
      )
    }
    return { start: match.index, end: match.index + match[0].length, key }
  })
}

/** A part of a citation's content and the stretch it lies in. */
interface Piece {
  node: ElementContent
  stretch: Stretch | undefined
}

/** Puts each stretch of a citation's text into one link, around markup where it holds any. */
function linkStretches(
  children: readonly ElementContent[],
  stretches: readonly Stretch[],
  linkTo: (key: string, children: ElementContent[]) => Element,
  start = 0,
): ElementContent[] {
  let offset = start
  const pieces: Piece[] = []
  for (const child of children) {
    const end =
      offset +
      (child.type === 'text' ? child.value : child.type === 'element' ? toString(child) : '').length
    const around = stretches.find((stretch) => stretch.start <= offset && stretch.end >= end)
    if (child.type === 'text') pieces.push(...splitText(child.value, offset, stretches))
    else if (around || child.type !== 'element') pieces.push({ node: child, stretch: around })
    else {
      const inner = linkStretches(child.children, stretches, linkTo, offset)
      pieces.push({ node: { ...child, children: inner }, stretch: undefined })
    }
    offset = end
  }

  const linked: ElementContent[] = []
  for (let index = 0; index < pieces.length;) {
    const { node, stretch } = pieces[index] as Piece
    let next = index + 1
    if (stretch) {
      while (pieces[next]?.stretch === stretch) next += 1
      linked.push(
        linkTo(
          stretch.key,
          pieces.slice(index, next).map((piece) => piece.node),
        ),
      )
    } else linked.push(node)
    index = next
  }
  return linked
}

function splitText(value: string, start: number, stretches: readonly Stretch[]): Piece[] {
  const end = start + value.length
  const pieces: Piece[] = []
  let done = start
  const add = (to: number, stretch: Stretch | undefined) => {
    if (to > done)
      pieces.push({ node: { type: 'text', value: value.slice(done - start, to - start) }, stretch })
    done = Math.max(done, to)
  }
  for (const stretch of stretches) {
    if (stretch.end <= start || stretch.start >= end) continue
    add(stretch.start, undefined)
    add(Math.min(stretch.end, end), stretch)
  }
  add(end, undefined)
  return pieces
}
