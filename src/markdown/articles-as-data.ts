/** Finds everything in a text that would run, load or style something: articles and records are data. */

import type { Nodes, Parents, Root } from 'mdast'
import type { VFile } from 'vfile'

import { visit } from 'unist-util-visit'

import { walkTree } from '../shared/tree.ts'
import { checkAddress, isRelative, type Reason } from './allowed-addresses.ts'
import { checkElement } from './allowed-elements.ts'
import { isLiteral } from './literals.ts'

/** Something that a text may not contain. */
export interface Refusal extends Reason {
  /** Offset in the text. */
  offset: number
  /** The first line of the rejected text. */
  raw: string
}

/**
 * Finds what is rejected in an article or page.
 *
 * @param tree the tree of the text, as parsed
 * @param source the text itself
 */
export function findRefusals(tree: Root, source: string): Refusal[] {
  const refusals: Refusal[] = []
  const imageNames = source.includes('![') ? namesInImages(tree) : new Set<string>()
  walkTree<Nodes>(tree, (node) => {
    for (const reason of refusedInArticle(node, imageNames)) {
      refusals.push({ ...rangeOf(node, source), ...reason })
    }
  })
  return refusals
}

function refusedInArticle(node: Nodes, imageNames: ReadonlySet<string>): Reason[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [
        {
          message: 'Articles cannot import or export anything.',
          hint: 'Remove this line. Components need no import. Put data into a file in the folder of the article.',
        },
      ]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (!isCode(node)) return []
      return [
        {
          message: `Articles cannot contain code: \`{${node.value}}\`.`,
          hint: 'Write the text itself. For a literal brace, type `\\{` or `\\}`.',
        },
      ]
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return checkElement(node)
    case 'definition':
      return imageNames.has(node.identifier) ? checkImage(node.url) : checkLink(node.url)
    case 'link':
      return checkLink(node.url)
    case 'image':
      return checkImage(node.url)
    case 'html':
      return [
        {
          message: 'Articles cannot contain HTML comments or declarations.',
          hint: 'Write a comment as `{/* … */}`.',
        },
      ]
    default:
      return []
  }
}

/** Returns whether a part of a text is an expression that is more than a literal or a comment. */
export function isCode(node: Nodes): boolean {
  return (
    (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') &&
    !isLiteral(node.data?.estree)
  )
}

/**
 * Finds what is rejected in a Markdown field of a record: the addresses that are rejected in articles, pictures, because
 * several pages show the field, and HTML.
 *
 * @param tree the tree of the field, as parsed without MDX
 * @param source the value of the field
 * @param linksOnly whether everything else in the field is shown as typed
 */
export function findFieldRefusals(
  tree: Root,
  source: string,
  { linksOnly = false }: { linksOnly?: boolean } = {},
): Refusal[] {
  const refusals: Refusal[] = []
  let hasHtml = false
  walkTree<Nodes>(tree, (node) => {
    const range = rangeOf(node, source)
    if (node.type === 'link' || node.type === 'definition') {
      refusals.push(...checkLink(node.url).map((reason) => ({ ...range, ...reason })))
    } else if (linksOnly) return
    else if (node.type === 'image' || node.type === 'imageReference') {
      refusals.push({
        ...range,
        message: `This field cannot contain a picture: \`${range.raw}\`.`,
        hint: 'Show it in an article, or describe it.',
      })
    } else if (node.type === 'html' && !(hasHtml && node.value.startsWith('</'))) {
      hasHtml = true
      refusals.push({
        ...range,
        message: `HTML is not allowed in this field: \`${range.raw}\`.`,
        hint: 'Write it in Markdown. For a plain “<”, type `\\<`.',
      })
    }
  })
  return refusals
}

/**
 * Removes from a Markdown field what `findFieldRefusals` rejects, so that no page shows it even if the record was not
 * checked. The text of a link stays. So does a picture in the folder of an article, because figures contain theirs in
 * the same way.
 */
export function dropRefused(tree: Root): void {
  dropIn(tree)
}

function dropIn(parent: Parents): void {
  const children = parent.children as Nodes[]
  for (let index = 0; index < children.length; index += 1) {
    const node = children[index]
    if (!node) continue
    const isRefused =
      (node.type === 'link' || node.type === 'definition') && checkAddress(node.url) !== undefined
    const isForeign = node.type === 'image' && !isRelative(node.url)
    if (node.type === 'link' && isRefused) children.splice(index, 1, ...node.children)
    else if (isRefused || isForeign || node.type === 'html') children.splice(index, 1)
    else {
      if ('children' in node) dropIn(node)
      continue
    }
    index -= 1
  }
}

/** Remark plugin that fails at the first refusal. The integrity check runs before it and reports all of them. */
export function remarkArticlesAsData() {
  return (tree: Root, file: VFile): void => {
    const [first] = findRefusals(tree, String(file))
    if (first) file.fail(`${first.message} ${first.hint}`, tree)
  }
}

/** Returns the names of definitions that an image refers to, as `![alt][name]` does. */
function namesInImages(tree: Root): Set<string> {
  const names = new Set<string>()
  visit(tree, 'imageReference', ({ identifier }) => {
    names.add(identifier)
  })
  return names
}

function checkLink(url: string): Reason[] {
  const reason = checkAddress(url)
  return reason ? [reason] : []
}

function checkImage(url: string): Reason[] {
  if (isRelative(url)) return []
  return [
    {
      message: `The image \`${url}\` is not in the publication.`,
      hint: 'Put the file in the folder of the article and refer to it as `./picture.png`.',
    },
  ]
}

function rangeOf(node: Nodes, source: string): { offset: number; raw: string } {
  const offset = node.position?.start.offset ?? 0
  const raw = source.slice(offset, node.position?.end.offset ?? offset).split('\n')[0] ?? ''
  return { offset, raw }
}
