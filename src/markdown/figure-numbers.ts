/** The numbers of the figures and tables in a text, and the references to them. */

import type { Link, Nodes, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

import type { Words } from '../messages/words.ts'

import { decodePercent } from '../shared/percent-encoding.ts'
import { walkTree } from '../shared/tree.ts'
import { literalValue } from './literals.ts'

/** A figure or table with a caption, as its author wrote it. */
export interface NumberedFigure {
  node: MdxJsxFlowElement | MdxJsxTextElement
  kind: 'figure' | 'table'
  /** Its `id`, by which a text refers to it. */
  id: string | undefined
}

/** The components that show a figure or a table. All but `<Figure>` make their captions themselves. */
const componentKinds: Readonly<Record<string, NumberedFigure['kind']>> = {
  Chart: 'figure',
  Evidence: 'table',
  EvidenceMap: 'figure',
  Figure: 'figure',
  Outcomes: 'table',
}

/**
 * Remark plugin: replaces each reference to a figure or table, a link without a text such as `[](#pain-scores)`, by its
 * number, and numbers the captions. MyST Markdown has the same syntax ("Cross-references").
 *
 * A text that refers to none has no numbers: they are of use only to references, and every page would be larger. The
 * numbers are text and not a counter of a style sheet, so that they can be copied, and are in feeds and in copies.
 */
export function remarkFigureNumbers({ words }: { words: Words }) {
  return (tree: Root): void => {
    const references = figureReferences(tree)
    if (references.length === 0) return
    const figures = figuresIn(tree)
    const counts = { figure: 0, table: 0 }
    const names = new Map<string, string>()
    for (const figure of figures) {
      counts[figure.kind] += 1
      const value = { number: counts[figure.kind] }
      const isTable = figure.kind === 'table'
      putLabel(figure.node, words.say(isTable ? 'texts.tableLabel' : 'texts.figureLabel', value))
      if (figure.id !== undefined && !names.has(figure.id))
        names.set(
          figure.id,
          words.say(isTable ? 'texts.tableReference' : 'texts.figureReference', value),
        )
    }
    for (const { node, id } of references) {
      const value = names.get(id)
      // `figure-reference-resolves` reports the others.
      if (value !== undefined) node.children = [{ type: 'text', value }]
    }
  }
}

/** Returns the figures and tables of a text that have captions, in order. */
export function figuresIn(tree: Root): NumberedFigure[] {
  const figures: NumberedFigure[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return true
    const kind = kindOf(node)
    if (kind === undefined) return true
    const id = node.attributes.find(
      (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id',
    )
    const value = id?.type === 'mdxJsxAttribute' ? literalValue(id) : undefined
    figures.push({ node, kind, id: value })
    // What is inside a figure is a part of it.
    return false
  })
  return figures
}

/** Returns the references to figures and tables in a text: the links without a text to a part of the page. */
export function figureReferences(tree: Root): { node: Link; id: string }[] {
  const references: { node: Link; id: string }[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'link' && isFigureReference(node))
      references.push({ node, id: decodePercent(node.url.slice(1)) })
  })
  return references
}

/** Whether a link refers to a figure or table by its number. */
export function isFigureReference({ url, children, title }: Link): boolean {
  return children.length === 0 && (title ?? '') === '' && /^#./.test(url)
}

/** Whether a component shows a figure or a table with a caption. It has a number unless it is part of another one. */
export function isNumberedComponent(name: string): boolean {
  return Object.hasOwn(componentKinds, name)
}

function kindOf(node: NumberedFigure['node']): NumberedFigure['kind'] | undefined {
  const name = node.name ?? ''
  if (isNumberedComponent(name)) return componentKinds[name]
  if (name === 'table') return captionOf(node) && 'table'
  if (name !== 'figure' || !captionOf(node)) return undefined
  return holds(node, isTable) && !holds(node, ({ type }) => type === 'image') ? 'table' : 'figure'
}

function isTable(node: Nodes): boolean {
  return node.type === 'table' || ('name' in node && node.name === 'table')
}

function holds(node: Nodes, isRight: (node: Nodes) => boolean): boolean {
  return (
    'children' in node && node.children.some((child) => isRight(child) || holds(child, isRight))
  )
}

/** Returns the caption of an HTML element. The one of a figure comes before the one of a table in it. */
function captionOf(node: Nodes): NumberedFigure['node'] | undefined {
  const named = (name: string): NumberedFigure['node'] | undefined => {
    let found: NumberedFigure['node'] | undefined
    walkTree<Nodes>(node, (each) => {
      if ('name' in each && each.name === name) found ??= each as NumberedFigure['node']
    })
    return found
  }
  return named('figcaption') ?? named('caption')
}

/** Puts a label at the start of a caption. Components that make their captions get it as an attribute. */
function putLabel(node: NumberedFigure['node'], label: string): void {
  const caption = node.name === 'Figure' ? node : captionOf(node)
  if (!caption) {
    node.attributes.push({ type: 'mdxJsxAttribute', name: 'label', value: label })
    return
  }
  const words: PhrasingContent[] = [
    { type: 'strong', children: [{ type: 'text', value: label }] },
    { type: 'text', value: ' ' },
  ]
  const [first] = caption.children
  if (first?.type === 'paragraph') first.children.unshift(...words)
  else if (caption.type === 'mdxJsxTextElement' || first) caption.children.unshift(...(words as []))
  else caption.children = [{ type: 'paragraph', children: words.slice(0, 1) }]
}
