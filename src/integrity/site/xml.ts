/** Reads XML of the built site: feeds and sitemaps. */

import type { Element, Nodes } from 'xast'

import { fromXml } from 'xast-util-from-xml'

/** The root of an XML file, or the offset of the first error and its reason. */
export type ReadXml = { root: Element } | { brokenAt: number; reason: string }

/** Reads XML (XML 1.0, well-formedness). */
export function readXml(source: string): ReadXml {
  try {
    const root = fromXml(source).children.find((node) => node.type === 'element')
    return root ? { root } : { brokenAt: 0, reason: 'It has no element.' }
  } catch (error) {
    return readError(error)
  }
}

/** Returns the child elements of an element, optionally only those with a name. */
export function elementsOf({ children }: Element, name?: string): Element[] {
  return children.filter(
    (child): child is Element =>
      child.type === 'element' && (name === undefined || child.name === name),
  )
}

/** Returns the words in a node. */
export function wordsOf(node: Nodes): string {
  if ('value' in node) return node.type === 'text' || node.type === 'cdata' ? node.value : ''
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

/** Returns the start and end offsets of a node. */
export function spanOf({ position }: Element): [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

/** Returns the reason in the message of an error of the parser: its first line, without the place. */
export function reasonOf({ message }: { message: string }): string {
  const [line = ''] = message.split('\n')
  return line.slice(0, line.lastIndexOf(' (line ')).replace(/\.?$/, '.')
}

/** The error of the parser is the cause of what `fromXml` throws. */
function readError(error: unknown): { brokenAt: number; reason: string } {
  const { cause } = error as { cause?: { message: string; pos: number } }
  if (!cause) throw error
  return { brokenAt: cause.pos, reason: reasonOf(cause) }
}
