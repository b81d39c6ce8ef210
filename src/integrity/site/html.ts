/**
 * Reads HTML into a small tree with the places of tags, attributes and texts.
 *
 * The tree is that of the HTML Standard for documents without errors, with or without optional tags. In
 * documents with wrongly nested tags, elements can have other parents than in a browser.
 */

import { Parser } from 'htmlparser2'

/** An attribute, whose offsets include its name and quotation marks. */
export interface Attribute {
  /** In lower case. In drawings, `href` stands for `xlink:href` too. */
  name: string
  value: string
  start: number
  end: number
}

/** An element, whose offsets are those of its start tag. */
export interface Element {
  /** In lower case. */
  tagName: string
  attrs: Attribute[]
  childNodes: Node[]
  /** The contents of a `<template>`, which are not its children. */
  content?: Root
  parentNode: Parent
  /** Whether it is part of a drawing. */
  isSvg: boolean
  start: number
  end: number
}

/** A text, whose offsets are those of the text as written. */
export interface Text {
  value: string
  start: number
  end: number
}

/** A document, a part of one, or the contents of a `<template>`. */
export interface Root {
  childNodes: Node[]
  /** Whether it has a doctype or an element. */
  isDocument: boolean
}

export type Node = Element | Text
export type Parent = Element | Root

/** Elements that belong to the head (HTML, "The 'in head' insertion mode"). */
const ofHead = new Set([
  'base',
  'basefont',
  'bgsound',
  'link',
  'meta',
  'noframes',
  'noscript',
  'script',
  'style',
  'template',
  'title',
])

/** Elements of which a document has one. */
const single = new Set(['html', 'head', 'body'])

/** Elements whose contents are text (HTML, "Parsing HTML fragments"), besides those that the parser knows. */
const raw = new Set(['iframe', 'noembed', 'noframes', 'xmp'])

/** Elements of drawings that contain HTML (HTML, "HTML integration point"). */
const integrating = new Set(['foreignobject', 'desc', 'title'])

/** Elements that end a drawing (HTML, "The rules for parsing tokens in foreign content"). */
const breaksOut =
  /^(?:b|big|blockquote|body|br|center|code|d[dlt]|div|em|embed|h[1-6r]|head|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike|su[bp]|table|tt|u|ul|var)$/

/** Reads a document. */
export function parseDocument(html: string): Root {
  return parse(html, false)
}

/** Reads HTML inside another file, which has no head. */
export function parseFragment(html: string): Root {
  return parse(html, true)
}

/** Returns whether a parent is an element, not the root. */
export function isElement(node: object | null): node is Element {
  return node !== null && 'tagName' in node
}

function parse(html: string, isFragment: boolean): Root {
  const builder = new Builder(isFragment)
  let attrs: Attribute[] = []
  const parser = new Parser({
    onattribute(name, value) {
      if (attrs.some((attribute) => attribute.name === name)) return
      attrs.push({ name, value, start: parser.startIndex, end: parser.endIndex })
    },
    onopentag(name) {
      builder.open(name, attrs, parser.startIndex, parser.endIndex + 1)
      attrs = []
    },
    onclosetag(name) {
      builder.close(name)
    },
    ontext(value) {
      builder.addText(value, parser.startIndex, parser.endIndex + 1)
    },
    onprocessinginstruction(name) {
      if (name === '!doctype') builder.root.isDocument = true
    },
  })
  parser.end(html)
  return builder.root
}

/** Builds the tree from what the parser reads. */
class Builder {
  readonly root: Root = { childNodes: [], isDocument: false }
  /** The open elements, from the outermost. */
  readonly #open: Element[] = []
  readonly #seen = new Set<string>()
  #head: Element | undefined
  #isInBody: boolean

  constructor(isFragment: boolean) {
    this.#isInBody = isFragment
  }

  open(tagName: string, attrs: Attribute[], start: number, end: number): void {
    this.root.isDocument = true
    const last = this.#open.at(-1)
    if (last && raw.has(last.tagName)) return
    if (single.has(tagName)) {
      if (this.#seen.has(tagName) || (tagName === 'head' && this.#isInBody)) return
      this.#seen.add(tagName)
    }
    if (tagName === 'body' || (tagName !== 'html' && tagName !== 'head' && !ofHead.has(tagName)))
      this.#startBody()
    const parentNode = this.#parentOf(tagName)
    const element: Element = {
      tagName,
      attrs,
      childNodes: [],
      parentNode,
      isSvg: isSvg(tagName, parentNode),
      start,
      end,
    }
    if (element.isSvg)
      for (const attribute of attrs) if (attribute.name === 'xlink:href') attribute.name = 'href'
    if (tagName === 'template') element.content = { childNodes: [], isDocument: true }
    if (tagName === 'head') this.#head = element
    parentNode.childNodes.push(element)
    this.#open.push(element)
  }

  close(tagName: string): void {
    const at = this.#open.findLastIndex((element) => element.tagName === tagName)
    if (at !== -1) this.#open.length = at
  }

  addText(value: string, start: number, end: number): void {
    if (!this.#isInBody && /\S/.test(value)) this.#startBody()
    const { childNodes } = this.#current()
    const last = childNodes.at(-1)
    if (last && 'value' in last && last.end === start) {
      last.value += value
      last.end = end
    } else childNodes.push({ value, start, end })
  }

  /** Ends the head where something starts that cannot be in it. */
  #startBody(): void {
    const last = this.#open.at(-1)
    if (this.#isInBody || (last && last.tagName !== 'html' && last.tagName !== 'head')) return
    this.#isInBody = true
    if (last?.tagName === 'head') this.#open.pop()
  }

  /** Returns the parent of a new element. Before the body, what belongs to the head is added to it wherever it is written. */
  #parentOf(tagName: string): Parent {
    const current = this.#current()
    if (this.#isInBody || !ofHead.has(tagName)) return current
    if (isElement(current) && current.tagName !== 'html') return current
    this.#head ??= this.#addHead(current)
    return this.#head
  }

  #addHead(parentNode: Parent): Element {
    const position = { start: 0, end: 0, isSvg: false }
    const head = { tagName: 'head', attrs: [], childNodes: [], parentNode, ...position }
    parentNode.childNodes.push(head)
    return head
  }

  #current(): Parent {
    const last = this.#open.at(-1)
    return last?.content ?? last ?? this.root
  }
}

function isSvg(tagName: string, parent: Parent): boolean {
  if (tagName === 'svg') return true
  if (!isElement(parent) || !parent.isSvg || integrating.has(parent.tagName)) return false
  return !breaksOut.test(tagName)
}
