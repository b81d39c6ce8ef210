/** Turns the figures of old texts into figures of articles. */

import type { Element } from 'hast'
import type { Handle, State } from 'hast-util-to-mdast'

import { toString } from 'hast-util-to-string'

/** The elements around a picture that have no meaning of their own here. */
const wrappers = new Set(['a', 'div', 'p', 'picture', 'span'])

/** Elements that show nothing, or a picture again. */
const without = new Set(['br', 'noscript', 'source'])

/** What a figure contains. */
interface Parts {
  images: Element[]
  captions: Element[]
  /** Whether it contains more: a text, a table, another figure. */
  hasMore: boolean
}

/**
 * Makes a figure of one picture and its caption; where its file is, is found out later. A gallery becomes its pictures, each
 * with its own caption, and the caption of the gallery after them.
 */
export function figure(state: State, node: Element): ReturnType<Handle> {
  const { images, captions, hasMore } = partsOf(node)
  const [image, secondImage] = images
  const [caption, secondCaption] = captions
  if (!image || !caption || secondImage || secondCaption || hasMore) {
    return state.toFlow(state.all(node))
  }
  const { src = '', alt = '' } = image.properties as Record<string, string | undefined>
  return {
    type: 'mdxJsxFlowElement',
    name: 'Figure',
    attributes: [
      { type: 'mdxJsxAttribute', name: 'src', value: src },
      { type: 'mdxJsxAttribute', name: 'alt', value: alt },
    ],
    children: state.toFlow(state.all(caption)),
  }
}

function partsOf({ children }: Element): Parts {
  const parts: Parts = { images: [], captions: [], hasMore: false }
  for (const child of children) {
    if (child.type === 'text') parts.hasMore ||= child.value.trim() !== ''
    if (child.type !== 'element' || without.has(child.tagName)) continue
    if (child.tagName === 'img') parts.images.push(child)
    else if (child.tagName === 'figcaption') {
      if (toString(child).trim() !== '') parts.captions.push(child)
    } else if (wrappers.has(child.tagName)) {
      const inner = partsOf(child)
      parts.images.push(...inner.images)
      parts.captions.push(...inner.captions)
      parts.hasMore ||= inner.hasMore
    } else parts.hasMore = true
  }
  return parts
}
