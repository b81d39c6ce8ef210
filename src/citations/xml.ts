/** Finds the elements of CSL styles and locales. */

import type { Element, Root } from 'xast'

/** Returns the child elements of an element, in order. */
export function childrenOf({ children }: Root | Element): Element[] {
  return [...children].filter((child) => child.type === 'element')
}

/** Returns all descendants of an element, in the order of the document. */
export function descendantsOf(element: Root | Element): Element[] {
  return childrenOf(element).flatMap((child) => [child, ...descendantsOf(child)])
}
