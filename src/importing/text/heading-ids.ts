/** Identifiers that old texts give to headings. Articles have none of their own, so links in the text get the new ones. */

import type { Heading, Nodes, Root } from 'mdast'

import { toString } from 'mdast-util-to-string'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { nameHeadings } from '../../markdown/headings.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import type { Note } from '../old-post.ts'

/** A mark in a heading, or in a paragraph below it: its identifier between two characters that no text contains. */
const headingMark = /\s*\uE002([^\uE003]*)\uE003/g

/** A mark at any other place that links can lead to. */
const anchorMark = /\uE004([^\uE005]*)\uE005/g

/** Returns the mark for an identifier, which is a part of the text of its heading until {@link takeHeadingIds}. */
export function markOfHeading(id: string): string {
  return `\uE002${id}\uE003`
}

/** Returns the mark for an identifier of another place. */
export function markOfAnchor(id: string): string {
  return `\uE004${id}\uE005`
}

/** An identifier of an old text, and the heading to which links to it lead now. */
export interface OldId {
  id: string
  heading: Heading
  /** Whether its place was in the text below the heading. */
  isBelow: boolean
}

/** Removes the marks from a tree, and returns the identifiers with their headings. */
export function takeHeadingIds(tree: Root): OldId[] {
  const ids: OldId[] = []
  visit(tree, ['heading', 'paragraph'], (node, index, parent) => {
    const found = idsIn(node, headingMark)
    if (found.length === 0 || !parent || index === undefined) return undefined
    const heading = node.type === 'heading' ? node : (parent.children as Nodes[])[index - 1]
    if (heading?.type === 'heading')
      ids.push(...found.map((id) => ({ id, heading, isBelow: false })))
    if (node.type === 'heading' || !isBlank(node)) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return [...ids, ...takeAnchors(tree)]
}

/** A mark that is alone before a heading is of this heading, and any other of the last heading before it. */
function takeAnchors(tree: Root): OldId[] {
  const ids: OldId[] = []
  let last: Heading | undefined
  let waiting: string[] = []
  const addTo = (heading: Heading | undefined, found: readonly string[], isBelow: boolean) => {
    if (heading) ids.push(...found.map((id) => ({ id, heading, isBelow })))
  }
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') {
      addTo(node, [...waiting, ...idsIn(node, anchorMark)], false)
      waiting = []
      last = node
    } else if (node.type === 'paragraph' && parent && index !== undefined) {
      const found = idsIn(node, anchorMark)
      waiting.push(...found)
      if (found.length > 0 && isBlank(node)) {
        parent.children.splice(index, 1)
        return [SKIP, index]
      }
    } else if ('value' in node) waiting.push(...idsIn(node, anchorMark))
    if ('value' in node || !('children' in node)) {
      addTo(last, waiting, true)
      waiting = []
    }
    return undefined
  })
  addTo(last, waiting, true)
  return ids
}

/** Returns the identifiers that a node contains, and removes their marks. */
function idsIn(node: Nodes, mark: RegExp): string[] {
  const ids: string[] = []
  visit(node, (each) => {
    if (!('value' in each)) return
    ids.push(...[...each.value.matchAll(mark)].map(([, id = '']) => id))
    each.value = each.value.replaceAll(mark, '')
  })
  return ids
}

function isBlank(node: Nodes): boolean {
  let shows = toString(node).trim() !== ''
  visit(node, (each) => {
    shows ||= each.type === 'image' || each.type === 'imageReference' || each.type.startsWith('mdx')
  })
  return !shows
}

const toHast = unified()
  .use(remarkRehype, {
    passThrough: [
      'mdxJsxFlowElement',
      'mdxJsxTextElement',
      'mdxFlowExpression',
      'mdxTextExpression',
    ],
  })
  .freeze()

/** The property with the number of a heading. */
const numberProperty = 'dataNumber'

/**
 * Points the links within a text to the identifiers that its headings get on their page.
 *
 * @param ids the old identifiers
 * @param notes gets a note for each link to a place below a heading
 * @returns the new identifiers by the old ones
 */
export function pointToHeadings(
  tree: Root,
  ids: readonly OldId[],
  notes: Note[],
): Map<string, string> {
  const fragments = new Map<string, string>()
  if (ids.length === 0) return fragments
  for (const [number, { heading }] of ids.entries()) {
    heading.data ??= { hProperties: { [numberProperty]: String(number) } }
  }
  const page = toHast.runSync(tree)
  nameHeadings(page)
  const slugs = new Map<Heading | undefined, string>()
  visit(page, 'element', ({ properties }) => {
    const number = properties[numberProperty]
    if (number !== undefined) slugs.set(ids[Number(number)]?.heading, String(properties['id']))
  })
  for (const { id, heading } of ids) {
    const slug = slugs.get(heading)
    if (slug !== undefined && !fragments.has(id)) fragments.set(id, slug)
  }
  const below = new Set(ids.filter(({ isBelow }) => isBelow).map(({ id }) => id))
  visit(tree, 'link', (node) => {
    if (!node.url.startsWith('#')) return
    const old = decodePercent(node.url.slice(1))
    const slug = fragments.get(old)
    if (slug === undefined) return
    node.url = `#${slug}`
    if (below.has(old)) {
      const message = `The link to \`#${old}\` leads to the heading before that place, because only headings have identifiers.`
      notes.push({ message })
    }
  })
  return fragments
}
