/** Looks things up in XML. */

import { XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml'

/** Returns the elements of a name in an element. */
export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (node): node is XmlElement => node instanceof XmlElement && node.name === name,
  )
}

/** Returns the first element at a path of names. */
export function elementAt(
  parent: XmlElement | undefined,
  ...path: string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (element, name) => childrenOf(element, name)[0],
    parent,
  )
}

/** Returns the text of the first element at a path of names, without white space around it. */
export function textAt(parent: XmlElement | undefined, ...path: string[]): string | undefined {
  return elementAt(parent, ...path)?.text.trim() || undefined
}

/** Returns the inside of an element with its markup, in which text is escaped. */
export function markupIn(element: XmlElement | undefined): string {
  return (element?.children ?? []).map(markupOf).join('')
}

function markupOf(node: XmlNode): string {
  if (node instanceof XmlText) return node.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  if (!(node instanceof XmlElement)) return ''
  return `<${node.name}>${markupIn(node)}</${node.name}>`
}
