/** Writes the tree of a converted text as MDX that the check accepts, or finds where that is impossible. */

import type { Nodes, Parents, Root } from 'mdast'

import remarkMdx from 'remark-mdx'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { findRefusals } from '../../markdown/articles-as-data.ts'
import { remarkGfmAsWritten } from '../../reading/gfm.ts'
import { parseMdx } from '../../reading/mdx.ts'
import type { Note } from '../old-post.ts'

/** Why a text cannot be written. */
export interface WritingFault {
  problem: string
  /** The offset in what the tree was parsed from, if it is known. */
  offset?: number
}

/**
 * Writes a text. If its elements make it invalid, they are removed with a note and their text stays, so that one text does
 * not stop an import.
 *
 * @param tree the tree of the text; it is changed if elements are removed
 */
export function writeText(tree: Root, notes: Note[]): { text: string } | WritingFault {
  const written = tryToWrite(tree)
  if ('text' in written) return written
  const removed = removeElements(tree)
  const plain = removed.length > 0 ? tryToWrite(tree) : written
  if ('problem' in plain) {
    const offset = faultyNode(tree)?.position?.start.offset
    return { ...plain, ...(offset !== undefined && { offset }) }
  }
  const names = removed.map((name) => `\`<${name}>\``).join(', ')
  notes.push({ message: `${names}: only the text of these elements stays. ${written.problem}` })
  return plain
}

function tryToWrite(tree: Root): { text: string } | { problem: string } {
  const writer = hasEmphasisInWord(tree) ? writers.asterisks : writers.underscores
  const text = writer.stringify(tree).trim()
  const parsed = parseMdx(text, '')
  if ('problem' in parsed) return { problem: `${parsed.problem.message} ${parsed.problem.hint}` }
  const [refusal] = findRefusals(parsed.tree, text)
  return refusal ? { problem: refusal.message } : { text }
}

/** Replaces elements by what they contain, and returns their names, each once. */
function removeElements(tree: Root): string[] {
  const names = new Set<string>()
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return undefined
    // The text of a picture is not all there is of it.
    if (node.name === 'Figure') return undefined
    names.add(node.name ?? '')
    // At the end of a paragraph, the backslash of a line break would be text.
    const isBreak = node.children.at(-1)?.type === 'break'
    parent.children.splice(
      index,
      1,
      ...(node.children.slice(0, isBreak ? -1 : undefined) as never[]),
    )
    return [SKIP, index]
  })
  return [...names]
}

/** Returns the innermost node that cannot be written even alone. */
function faultyNode(parent: Parents): Nodes | undefined {
  for (const child of parent.children as Nodes[]) {
    if (canBeWritten(child)) continue
    return ('children' in child ? faultyNode(child) : undefined) ?? child
  }
  return undefined
}

function canBeWritten(node: Nodes): boolean {
  return 'text' in tryToWrite({ type: 'root', children: [node as never] })
}

const plainWriter = unified().use(remarkMdx).use(remarkGfmAsWritten).freeze()

function createWriter(emphasis: '_' | '*') {
  return plainWriter()
    .use(remarkStringify, {
      bullet: '-',
      emphasis,
      rule: '-',
      listItemIndent: 'one',
      unsafe: [
        // MDX reads these words at the start of a block as code.
        { atBreak: true, character: 'i', after: 'mport ' },
        { atBreak: true, character: 'e', after: 'xport ' },
        {
          // A word after an at sign could be read as a citation.
          before: String.raw`[\s("'“‘[–—-]`,
          character: '@',
          after: String.raw`\w`,
          inConstruct: 'phrasing',
        },
      ],
      // A node of ours, which the types of the library do not have.
      handlers: { verbatim: ({ value }: { value: string }) => value } as never,
    })
    .freeze()
}

const writers = { underscores: createWriter('_'), asterisks: createWriter('*') }

/**
 * Returns whether emphasis starts or ends in a word. Underscores cannot do that (CommonMark 0.31, 6.2), so the letters next
 * to them would be written as entities.
 */
function hasEmphasisInWord(tree: Root): boolean {
  let found = false
  visit(tree, 'emphasis', (_, index, parent) => {
    if (!parent || index === undefined) return
    const [before, after] = [parent.children[index - 1], parent.children[index + 1]]
    found ||=
      (before?.type === 'text' && /[\p{L}\p{M}\p{N}]$/u.test(before.value)) ||
      (after?.type === 'text' && /^[\p{L}\p{M}\p{N}]/u.test(after.value))
  })
  return found
}
