/** Reads the elements of an export of WordPress. */

import { XmlElement } from '@rgrove/parse-xml'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'

/** Returns the elements of a name directly in an element. */
export function childrenOf({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  )
}

/** Returns the text of the first element of a name; empty if there is none. */
export function textIn(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? ''
}

/** Returns the text of HTML without its tags, and with its entities as characters. */
export function plainText(html: string): string {
  return toString(fromHtml(html, { fragment: true })).trim()
}

/** Returns the value of a field that WordPress or a plugin added; empty if there is none. */
export function metaIn(item: XmlElement, key: string): string {
  return metasIn(item, key)[0] ?? ''
}

/** Returns all values of such a field. */
export function metasIn(item: XmlElement, key: string): string[] {
  return childrenOf(item, 'wp:postmeta')
    .filter((meta) => textIn(meta, 'wp:meta_key') === key)
    .map((meta) => textIn(meta, 'wp:meta_value'))
}
