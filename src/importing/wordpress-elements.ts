/** Reads the elements of an export of WordPress. */

import { XmlElement } from '@rgrove/parse-xml'

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

/** Returns the value of a field that WordPress or a plugin added; empty if there is none. */
export function metaIn(item: XmlElement, key: string): string {
  const found = childrenOf(item, 'wp:postmeta').find((meta) => textIn(meta, 'wp:meta_key') === key)
  return found ? textIn(found, 'wp:meta_value') : ''
}
