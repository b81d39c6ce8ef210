import type { Element, Root } from 'hast'

import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

/** The markup that CSL allows in fields (CSL 1.0.2, "Rich text formatting"). */
const tags = /<(\/?)(i|b|sup|sub|sc|span)(\s[^<>]*)?>/g

/**
 * Returns a text of a source as HTML, with the markup that CSL allows in fields; everything else in angle brackets is text. A tag
 * that closes nothing is dropped, and an element that is never closed ends with the text.
 */
export function richText(text: string): string {
  const root: Root = { type: 'root', children: [] }
  const open: (Root | Element)[] = [root]
  const add = (child: Element | string) => {
    open.at(-1)?.children.push(typeof child === 'string' ? { type: 'text', value: child } : child)
  }
  let end = 0
  for (const { 0: tag, 1: slash, 2: name = '', 3: attributes = '', index } of text.matchAll(tags)) {
    if (index > end) add(text.slice(end, index))
    end = index + tag.length
    if (slash === '') {
      const element = elementOf(name, attributes)
      if (element) add(element)
      open.push(element ?? open.at(-1) ?? root)
    } else if (open.length > 1) open.pop()
  }
  add(text.slice(end))
  return toHtml(root)
}

/** Returns the element for a tag. Of spans, only small capitals are visible: `class="nocase"` is for styles. */
function elementOf(name: string, attributes: string): Element | undefined {
  const isSmall = name === 'sc' || attributes.includes('small-caps')
  if (isSmall) return h('span.csl-variant-small-caps')
  return name === 'span' ? undefined : h(name)
}
