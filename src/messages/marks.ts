/** Marks around English words on pages in another language, until they become `lang="en"`. */

import { type DefaultTreeAdapterTypes, html, parse, serialize } from 'parse5'

/** Characters for private use, which no text of a page contains (Unicode, section 23.5). */
const start = '\ue000'
const end = '\ue001'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Marks English words on a page in another language, without the white space around them, which belongs to the page. */
export function mark(text: string): string {
  // Values of a message can be marked already.
  const words = unmark(text).trim()
  return words === '' ? text : unmark(text).replace(words, () => `${start}${words}${end}`)
}

/** Removes the marks from text that is no page. */
export function unmark(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '')
}

/**
 * Replaces the marks on a page with `lang="en"`: on the element, if it contains nothing else, or else on a `span`. In
 * attributes and in data, which cannot have a language, only the marks are removed.
 *
 * On a page that is written from right to left, the `span` has a direction of its own, or numbers and punctuation would move.
 *
 * @param page a complete HTML document
 */
export function finishPage(page: string): string {
  if (!page.includes(start)) return page
  // Readers without scripts see what is in `noscript`, so it is not only text.
  const document = parse(page, { scriptingEnabled: false })
  finish(document, isRightToLeft(document))
  return serialize(document, { scriptingEnabled: false })
}

/** Elements whose text is not shown, or cannot contain elements. */
const plain = new Set(['title', 'script', 'style', 'textarea', 'option'])

/** Returns whether a page is written from right to left (HTML, "The dir attribute"). */
function isRightToLeft({ childNodes }: DefaultTreeAdapterTypes.Document): boolean {
  return childNodes.some(
    (node) =>
      'attrs' in node && node.attrs.some(({ name, value }) => name === 'dir' && value === 'rtl'),
  )
}

/** Elements within a line. */
const inline = new Set(['a', 'b', 'button', 'em', 'i', 'span', 'strong', 'time'])

function finish(node: Node, isRightToLeft: boolean): void {
  if ('attrs' in node) {
    for (const attribute of node.attrs) attribute.value = unmark(attribute.value)
    if (plain.has(node.tagName)) {
      finishPlain(node)
      return
    }
  }
  if ('content' in node) finish(node.content, isRightToLeft)
  if (!('childNodes' in node)) return
  node.childNodes = node.childNodes.flatMap((child) => {
    if (!('value' in child) || !child.value.includes(start)) {
      finish(child, isRightToLeft)
      return [child]
    }
    return split(child.value).map(({ text, isEnglish }) =>
      isEnglish ? spanIn(node, text, isRightToLeft) : textIn(node, text),
    )
  })
  const [only] = node.childNodes
  if (!only || node.childNodes.length > 1 || !isOwnSpan(only) || !('attrs' in node)) return
  const isFree = node.attrs.every(({ name }) => name !== 'lang' && name !== 'dir')
  // The direction of a whole paragraph would move it to the other side of the page.
  if (isFree && (!isRightToLeft || inline.has(node.tagName))) {
    node.attrs.push(...only.attrs)
    node.childNodes = only.childNodes.map((child) => ({ ...child, parentNode: node }))
  }
}

/** Splits text at its marks. */
function split(text: string): { text: string; isEnglish: boolean }[] {
  return text
    .split(/(\ue000[^\ue001]*\ue001)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: unmark(part), isEnglish: part.startsWith(start) }))
}

function finishPlain(element: Element): void {
  const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
  const parts = split(text)
  const isShown = element.tagName === 'option' || element.tagName === 'textarea'
  if (isShown && parts.length === 1 && parts[0]?.isEnglish)
    element.attrs.push({ name: 'lang', value: 'en' })
  for (const child of element.childNodes) if ('value' in child) child.value = unmark(child.value)
}

const own = new WeakSet<object>()
const isOwnSpan = (node: object): node is Element => own.has(node)

function spanIn(
  parent: DefaultTreeAdapterTypes.ParentNode,
  text: string,
  isRightToLeft: boolean,
): Element {
  const span: Element = {
    nodeName: 'span',
    tagName: 'span',
    attrs: [
      { name: 'lang', value: 'en' },
      ...(isRightToLeft ? [{ name: 'dir', value: 'ltr' }] : []),
    ],
    namespaceURI: html.NS.HTML,
    childNodes: [],
    parentNode: parent,
  }
  span.childNodes.push(textIn(span, text))
  own.add(span)
  return span
}

function textIn(
  parent: DefaultTreeAdapterTypes.ParentNode,
  value: string,
): DefaultTreeAdapterTypes.TextNode {
  return { nodeName: '#text', value, parentNode: parent }
}
