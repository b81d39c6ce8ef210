import type { Element, ElementContent } from 'hast'

import { h } from 'hastscript'

import type { Words } from '../messages/words.ts'
import type { Health } from '../references/health.ts'
import type { SourceDetails } from './bibliography.ts'
import type { FormattedCitation } from './formatted-citation.ts'

import { entryId } from './identifiers.ts'

/** Adds a mark after each retracted or doubted source; within a range of numbers, after the range. */
export function markHealth(
  { content, sources }: FormattedCitation,
  numbers: ReadonlyMap<string, number>,
  {
    details,
    prefix,
    words,
  }: { details: (key: string) => SourceDetails | undefined; prefix?: string; words: Words },
): ElementContent[] {
  const kinds = new Map(
    sources.flatMap(({ key, isListed }) => {
      const kind = details(key)?.health?.kind
      const target = isListed ? `#${entryId(key, prefix)}` : details(key)?.page
      return kind === undefined || target === undefined ? [] : [[target, { key, kind }] as const]
    }),
  )
  if (kinds.size === 0) return content
  const walk = (nodes: readonly ElementContent[]): ElementContent[] => {
    const marked: ElementContent[] = []
    // Marks that would split a range wait for its end.
    let waiting: ElementContent[] = []
    nodes.forEach((node, index) => {
      const source =
        node.type === 'element' ? kinds.get(String(node.properties['href'])) : undefined
      if (node.type === 'element' && !source)
        marked.push({ ...node, children: walk(node.children) })
      else marked.push(node)
      const isInRange = isRangeDash(nodes[index + 1]) || isRangeDash(nodes[index - 1])
      if (source) {
        kinds.delete(String((node as Element).properties['href']))
        const number = isInRange ? numbers.get(source.key) : undefined
        waiting.push(...healthMark(source.kind, number, words))
      }
      if (!isRangeDash(node) && !isRangeDash(nodes[index + 1])) {
        marked.push(...waiting)
        waiting = []
      }
    })
    return marked
  }
  const walked = walk(content)
  // A source inside a collapsed range has no link of its own.
  const unlinked = [...kinds.values()].flatMap(({ key, kind }) =>
    healthMark(kind, numbers.get(key), words),
  )
  return unlinked.length === 0 ? walked : insertAfterLinks(walked, unlinked)
}

/** Inserts nodes after the last link, inside the closing brackets of the style. */
function insertAfterLinks(
  nodes: readonly ElementContent[],
  inserted: readonly ElementContent[],
): ElementContent[] {
  const last = nodes.findLastIndex((node) => node.type === 'element')
  const element = nodes[last]
  if (element?.type !== 'element') return [...nodes, ...inserted]
  const isInnermost = element.tagName === 'a' || !containsLink(element)
  const placed = isInnermost
    ? [element, ...inserted]
    : [{ ...element, children: insertAfterLinks(element.children, inserted) }]
  return [...nodes.slice(0, last), ...placed, ...nodes.slice(last + 1)]
}

function containsLink({ children }: Element): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || containsLink(child)),
  )
}

function isRangeDash(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && /^\s*[\u2010-\u2015-]\s*$/.test(node.value)
}

function healthMark(
  kind: Health['kind'],
  number: number | undefined,
  words: Words,
): ElementContent[] {
  const label = words.say(`references.mark-${kind}`)
  const mark = (text: string) => h('strong', { className: ['source-health', kind] }, text)
  return number === undefined
    ? [{ type: 'text', value: ' ' }, mark(label)]
    : [{ type: 'text', value: ', ' }, mark(`${number} ${label}`)]
}
