/** Turns formatted citations into links: every printed number or name leads to its own entry. */

import type { Element, ElementContent, Root, Text } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

import type { Citation } from './citation.ts'
import type { EngineOutput } from './engine.ts'

/** A stretch of a citation's text and the source it stands for. */
interface Stretch {
  start: number
  end: number
  key: string
}

/** Tells whether the sources of a citation can only be told apart with the engine's marks. */
export function needsMarks(citation: Citation): boolean {
  return citation.items.length > 1
}

/**
 * Links one formatted citation.
 *
 * @param citation what was cited
 * @param html how citeproc printed it
 * @param marked the same with its sources marked (see `EngineOutput.marked`), where there are several
 * @param engine numbers and kind of style
 * @param linkTo makes the link around the text of a source
 * @throws if a printed source cannot be told: a link to the wrong one would be worse
 */
export function linkCitation(
  citation: Citation,
  html: string,
  marked: string | undefined,
  engine: Pick<EngineOutput, 'numbers' | 'format'>,
  linkTo: (key: string, children: ElementContent[]) => Element,
): ElementContent[] {
  const tree = fromHtml(html, { fragment: true })
  const text = textOf(tree)
  const [only] = citation.items
  const stretches =
    citation.items.length === 1 && only
      ? [{ ...withoutBrackets(text, citation.narrative), key: only.key }]
      : findStretches(citation, text, marked ?? '', engine)
  wrapStretches(tree, stretches, linkTo)
  return tree.children as ElementContent[]
}

/** The text of a single citation without the brackets around it. */
function withoutBrackets(text: string, narrative: boolean): { start: number; end: number } {
  const start = narrative ? 0 : (/^[\s([]*/.exec(text)?.[0].length ?? 0)
  const end = narrative ? text.length : text.length - (/[\s)\]]*$/.exec(text)?.[0].length ?? 0)
  return end > start ? { start, end } : { start: 0, end: text.length }
}

function findStretches(
  citation: Citation,
  text: string,
  marked: string,
  engine: Pick<EngineOutput, 'numbers' | 'format'>,
): Stretch[] {
  const keyOfNumber = new Map(citation.items.map(({ key }) => [engine.numbers.get(key), key]))
  const stretches: Stretch[] = []
  let from = 0
  visit(fromHtml(marked, { fragment: true }), 'element', (element) => {
    if (element.tagName !== 'a') return
    const said = textOf(element)
    const start = text.indexOf(said, from)
    const number = /^\s*(\d+)\s*$/.exec(said)
    const named = element.properties['dataKey']
    const key =
      typeof named === 'string'
        ? decodeURIComponent(named)
        : engine.format === 'numeric' && number
          ? keyOfNumber.get(Number(number[1]))
          : undefined
    if (start < 0 || said === '' || key === undefined) {
      throw new Error(
        `The citation “${text}” cannot be linked: it is not clear which source “${said}” stands for.`,
      )
    }
    stretches.push({ start, end: start + said.length, key })
    from = start + said.length
  })
  return stretches
}

/** Wraps stretches of a tree's text in links, splitting its text nodes where one begins or ends. */
function wrapStretches(
  tree: Root,
  stretches: Stretch[],
  linkTo: (key: string, children: ElementContent[]) => Element,
): void {
  let offset = 0
  visit(tree, 'text', (node: Text, index, parent) => {
    if (index === undefined || !parent) return undefined
    const start = offset
    const end = start + node.value.length
    offset = end
    const pieces: ElementContent[] = []
    let done = start
    const slice = (to: number) => node.value.slice(done - start, to - start)
    for (const stretch of stretches) {
      if (stretch.end <= start || stretch.start >= end) continue
      if (stretch.start > done) pieces.push({ type: 'text', value: slice(stretch.start) })
      done = Math.max(done, stretch.start)
      const to = Math.min(stretch.end, end)
      pieces.push(linkTo(stretch.key, [{ type: 'text', value: slice(to) }]))
      done = to
    }
    if (done < end) pieces.push({ type: 'text', value: slice(end) })
    parent.children.splice(index, 1, ...pieces)
    return index + pieces.length
  })
}

function textOf(node: Root | Element): string {
  let text = ''
  visit(node, 'text', ({ value }) => {
    text += value
  })
  return text
}
