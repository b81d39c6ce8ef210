/** The anchors in a text: those of its headings, footnotes, and elements with an `id`. */

import type { Root as HtmlRoot } from 'hast'
import type { Root, RootContent } from 'mdast'

import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import type { SourceText } from '../publication/source.ts'

import { nameHeadings } from '../markdown/headings.ts'
import { remarkPunctuation } from '../markdown/punctuation.ts'
import { isIdentifier } from '../markdown/vocabulary.ts'
import { elementsOf } from './elements.ts'
import { nodesOf, wordsOf } from './nodes.ts'

const toHtml = unified()
  .use(remarkPunctuation)
  .use(remarkRehype, {
    passThrough: [
      'mdxFlowExpression',
      'mdxJsxFlowElement',
      'mdxJsxTextElement',
      'mdxTextExpression',
      'mdxjsEsm',
    ],
  })
  .freeze()

/**
 * Collects the anchors in a text, as they will be on its page, and releases its tree.
 *
 * @returns the identifiers, or `undefined` for a text that cannot be read
 */
export function textAnchors(record: SourceText): ReadonlySet<string> | undefined {
  const outline = nameOutline(record)
  if (!outline) return undefined
  record.releaseTree()
  const ids: string[] = []
  visit(outline.page, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string' && id !== '') ids.push(id)
  })
  return new Set([...ids, ...outline.ofElements])
}

/** Returns the words of the headings in a text by their identifiers; none for a text that cannot be read. */
export function headingAnchors(record: SourceText): ReadonlyMap<string, string> {
  const headings = (nameOutline(record)?.headings ?? []).map(
    ({ slug, text }) => [slug, text] as const,
  )
  const asElements = elementsOf(record).flatMap(({ name, node, attributes }) =>
    /^h[2-6]$/.test(name)
      ? attributes
          .filter((attribute) => isIdentifier(name, attribute.name))
          .map(({ value }) => [value, wordsOf(node)] as const)
      : [],
  )
  return new Map([...headings, ...asElements])
}

/** Gives the headings in the outline of a text the identifiers that they will have on its page. */
function nameOutline(record: SourceText) {
  const { tree } = record
  if (!tree) return undefined
  const page: HtmlRoot = toHtml.runSync(structuredClone(outlineOf(tree)))
  const ofElements = idsOfElements(record)
  return { page, ofElements, headings: nameHeadings(page, ofElements) }
}

/** The nodes that get identifiers: the headings and footnotes of a text. */
function outlineOf(tree: Root): Root {
  const nodes = nodesOf(tree)
  const inHeadings = new Set(
    nodes.flatMap((node) => (node.type === 'heading' ? nodesOf(node) : [])),
  )
  return {
    type: 'root',
    children: nodes.flatMap((node): RootContent[] => {
      if (node.type === 'heading' || node.type === 'definition') return [node]
      if (node.type === 'footnoteDefinition') return [{ ...node, children: [] }]
      const isCall = node.type === 'footnoteReference' && !inHeadings.has(node)
      return isCall ? [{ type: 'paragraph', children: [node] }] : []
    }),
  }
}

/** The identifiers of HTML elements and of figures. */
function idsOfElements(record: SourceText): string[] {
  return elementsOf(record).flatMap(({ name, attributes }) =>
    attributes.flatMap((attribute) =>
      isIdentifier(name, attribute.name) ? [attribute.value] : [],
    ),
  )
}
