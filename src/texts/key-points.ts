/** The key points of a text, for the leaflet of its article, which has no bibliography. */

import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import type { VFile } from 'vfile'

import { sanitize, type Schema } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toString } from 'hast-util-to-string'

import { setTextFacts } from '../publication/text-facts.ts'
import { isCalendarDate } from '../shared/dates.ts'
import { walkTree } from '../shared/tree.ts'
import type { Words } from '../messages/words.ts'

/** What key points can contain on a leaflet. Of everything else, only the text stays. */
const schema: Schema = {
  tagNames: ['ul', 'ol', 'li', 'p', 'em', 'strong', 'sub', 'sup', 'br'],
  attributes: {},
}

/**
 * Returns two rehype plugins that put the key points of a text into its facts as HTML, without citations. The first one runs
 * before the citations are formatted, the second one after.
 *
 * The names of a narrative citation stay, because they are part of a sentence.
 */
export function keyPointsPlugins(words: Words) {
  const citations = new WeakMap<Element, 'names' | 'aside'>()
  const rehypeFindCitations = () => (tree: Root, file: VFile) => {
    walkTree<Nodes>(tree, (element) => {
      const at = element.type === 'element' ? element.properties['dataCitation'] : undefined
      if (element.type !== 'element' || at === undefined) return
      const isNarrative = file.data.citations?.[Number(at)]?.citation.narrative === true
      citations.set(element, isNarrative ? 'names' : 'aside')
    })
  }
  const rehypeKeyPoints = () => (tree: Root, file: VFile) => {
    const found: ElementContent[] = []
    walkTree<Nodes>(tree, (node) => {
      if (isNamed(node, 'KeyPoints')) found.push(...plain(node.children, citations, words))
    })
    const keyPoints = toHtml(sanitize({ type: 'root', children: found }, schema)).trim()
    setTextFacts(file, { keyPoints })
  }
  return { rehypeFindCitations, rehypeKeyPoints }
}

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast

function isJsx(node: Nodes): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

function isNamed(node: Nodes, name: string): node is Jsx {
  return isJsx(node) && node.name === name
}

/** Returns nodes without citations and components. */
function plain(
  nodes: readonly ElementContent[],
  citations: WeakMap<Element, 'names' | 'aside'>,
  words: Words,
): ElementContent[] {
  const kept: ElementContent[] = []
  for (const node of nodes) {
    const citation = node.type === 'element' ? citations.get(node) : undefined
    if (citation === 'aside' || isNoteReference(node)) {
      const before = kept.at(-1)
      if (before?.type === 'text') kept[kept.length - 1] = text(before.value.trimEnd())
    } else if (citation === 'names') kept.push(text(namesIn(node as Element)))
    else if (node.type === 'text') kept.push(node)
    else if (node.type === 'element')
      kept.push({ ...node, children: plain(node.children, citations, words) })
    else if (isJsx(node)) kept.push(...withoutComponent(node, citations, words))
  }
  return kept
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

function isNoteReference(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    (node.properties['dataFootnoteRef'] !== undefined ||
      (node.tagName === 'sup' && node.children.some(isNoteReference)))
  )
}

/** Returns the names of a narrative citation, without its number, which refers to the bibliography. */
function namesIn(citation: Element): string {
  return toString(citation).replace(/\s*[([]\d{1,3}[)\]]$/, '')
}

/** Returns the content of a component in a line; nothing of a component that is a block. */
function withoutComponent(
  node: Jsx,
  citations: WeakMap<Element, 'names' | 'aside'>,
  words: Words,
): ElementContent[] {
  const children = plain(node.children, citations, words)
  if (node.name === 'Dated') return [...children, text(dayOf(node, words))]
  if (node.name !== null && /^[a-z]/.test(node.name))
    return [{ type: 'element', tagName: node.name, properties: {}, children }]
  return node.type === 'mdxJsxTextElement' ? children : []
}

/** Returns the day of a dated fact, unless its sentence states it. */
function dayOf({ attributes }: Jsx, words: Words): string {
  const valueOf = (name: string) =>
    attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)?.value
  const day = valueOf('as')
  return valueOf('stated') === undefined && typeof day === 'string' && isCalendarDate(day)
    ? ` ${words.say('texts.asOf', { date: words.date(day) })}`
    : ''
}
