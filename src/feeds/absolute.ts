import type { Element, ElementContent, Nodes, Properties } from 'hast'

import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'

import { unfold } from '../markdown/fold.ts'
import { separateLines } from '../metadata/own-lines.ts'
import { holdsDrawings, removeControls } from '../metadata/page-only.ts'
import { isFormulaFrame, isParagraphIn, texOf } from '../shared/formula.ts'

/** Elements that do not work outside their page. Drawings need the colours of its style sheet. */
const pageOnly = new Set(['script', 'style', 'link', 'template', 'svg'])
const addresses = ['href', 'src', 'cite', 'poster'] as const

/** Attributes that only the page's style sheet, scripts and links to its own parts need. */
const pageOnlyAttributes = new Set([
  'ariaDescribedBy',
  'ariaLabelledBy',
  'className',
  'decoding',
  'download',
  'id',
  'loading',
  'sizes',
  'srcSet',
  'tabIndex',
])

/** The width in pixels that a picture has at most: enough for a column of text on any screen, and not too much for email. */
const widestPicture = 1200

/** What replaces a drawing. */
export interface DrawingOptions {
  /** The text of the link to the drawing on the page. */
  seeDrawing: string
  /** What is between the parts of a description. */
  separator: string
  /** Returns the picture of a drawing, with its size in pixels; `undefined` if there is none. */
  pictureOf: (svg: Element) => { src: string; width: number; height: number } | undefined
}

/**
 * Makes the HTML of a page work on its own in a feed reader: with absolute addresses and pictures of a moderate size, and
 * without anything that needs the page's scripts or style sheets, or leads back to a place in its text. Drawings are
 * replaced by a picture, or by their description if there is none, and a link to the part of the page that they are in;
 * tables that are folded up there are unfolded.
 *
 * @param html the content of the page
 * @param page the address of the page, to which addresses are resolved
 * @param options what replaces drawings
 */
export function standalone(html: string, page: string, options: DrawingOptions): string {
  const tree = fromHtml(html, { fragment: true })
  unfold(tree)
  removeControls(tree)
  separateLines(tree, () => h('br'))
  let part = page
  visit(tree, (node: Nodes, index, parent) => {
    const replace = (...content: ElementContent[]): [typeof SKIP, number | undefined] => {
      if (parent && index !== undefined) parent.children.splice(index, 1, ...content)
      return [SKIP, index]
    }
    if (node.type === 'comment' || (node.type === 'element' && pageOnly.has(node.tagName)))
      return replace()
    if (node.type !== 'element') return undefined
    if (/^h[1-6]$/.test(node.tagName) && typeof node.properties.id === 'string')
      part = new URL(`#${encodeURIComponent(node.properties.id)}`, page).href
    const tex = texOf(node)
    if (tex !== undefined) return replace(h('code', { dir: 'ltr' }, tex))
    if (isFormulaFrame(node)) {
      replace(...(parent && isParagraphIn(parent) ? [h('p', node.children)] : node.children))
      return index
    }
    if (holdsDrawings(node)) {
      const instead = insteadOf(node, { ...options, page, part })
      replace(...instead)
      return [SKIP, index === undefined ? undefined : index + instead.length]
    }
    if (node.tagName === 'details') node.properties.open = true
    node.properties = ownProperties(node.properties, page)
    const isEmptySpan = node.tagName === 'span' && Object.keys(node.properties).length === 0
    return isEmptySpan ? replace(...node.children) : undefined
  })
  return toHtml(tree)
}

/** Returns the attributes that an element keeps, with absolute addresses. */
function ownProperties(properties: Properties, page: string): Properties {
  const kept = Object.fromEntries(
    Object.entries({ ...properties, ...moderateSize(properties) }).filter(
      ([name, value]) =>
        !pageOnlyAttributes.has(name) &&
        !/^data[A-Z]/.test(name) &&
        // Parts of a publication, which readers of its page can move between (DPUB-ARIA 1.1).
        !(name === 'role' && String(value).startsWith('doc-')),
    ),
  )
  for (const name of addresses) {
    const value = kept[name]
    if (typeof value === 'string' && URL.canParse(value, page))
      kept[name] = new URL(value, page).href
  }
  return kept
}

/**
 * Chooses the largest file of a picture that is not too wide.
 *
 * @returns its address, and its size if the picture has one; nothing if there is no choice
 */
function moderateSize({ srcSet, width, height }: Properties): Properties {
  const files = (typeof srcSet === 'string' ? srcSet.split(', ') : []).flatMap((candidate) => {
    const [, src = '', wide] = /^(\S+) (\d+)w$/.exec(candidate.trim()) ?? []
    return wide === undefined ? [] : [{ src, width: Number(wide) }]
  })
  const file = files.filter((each) => each.width <= widestPicture).at(-1) ?? files[0]
  if (!file) return {}
  const scale = file.width / Number(width)
  return {
    src: file.src,
    ...(scale < 1 && { width: file.width, height: Math.round(Number(height) * scale) }),
  }
}

/** Returns what replaces drawings; nothing for marks, which have a word beside them. */
function insteadOf(
  element: Element,
  { seeDrawing, separator, pictureOf, page, part }: DrawingOptions & { page: string; part: string },
): ElementContent[] {
  if (!isPicture(element)) return []
  const link = h('a', { href: part }, seeDrawing)
  const description = descriptionOf(element, separator)
  const drawing = smallestDrawing(element)
  const picture = drawing && pictureOf(drawing)
  if (!picture) return [h('p', [...(description === '' ? [] : [`${description} `]), link])]
  const { src, width, height } = picture
  const image = h('img', { src: new URL(src, page).href, alt: description, width, height })
  return [h('p', [image, h('br'), link])]
}

/** Returns whether an element with drawings shows them as a picture, not as a mark beside a word. */
function isPicture({ properties: { role, className } }: Element): boolean {
  return role === 'img' || (Array.isArray(className) && className.includes('picture-drawings'))
}

/** Returns a drawing in words: as the page describes it, or as it names the links that the drawing consists of. */
function descriptionOf(element: Element, separator: string): string {
  const { role, ariaLabel } = element.properties
  if (role === 'img') return typeof ariaLabel === 'string' ? ariaLabel : ''
  const names: string[] = []
  visit(smallestDrawing(element) ?? element, 'element', ({ tagName, properties }: Element) => {
    if (tagName === 'a' && typeof properties.ariaLabel === 'string')
      names.push(properties.ariaLabel)
  })
  return names.join(separator)
}

/** Returns the drawing for the narrowest screen, which is legible in every column. */
function smallestDrawing({ children }: Element): Element | undefined {
  return children.find((child) => child.type === 'element')
}
