/** Characters that were to be markup, and that Markdown leaves in the text. */

import type { Root } from 'mdast'

import type { Passage } from '../passages.ts'
import type { Fault, MarkupFault } from './fault.ts'

import { quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import { passagesOf } from '../passages.ts'
import { accidents, gluedHeadings, spacedMarkers, unreadLists } from './blocks.ts'
import { backtickMarks, unclosedCode, unclosedFence } from './code.ts'
import { brokenReferences, otherDialects } from './dialects.ts'
import { brokenLinks } from './links.ts'
import { loneAsterisks, unclosedMarks } from './marks.ts'

/** Says what is wrong, as a full sentence. A quotation between backticks cannot hold one. */
export function describeFault(source: string, { start, end, says }: MarkupFault): string {
  const words = quote(source, start, end)
  if (!source.slice(start, end).includes('`')) return `\`${words}\` ${says}.`
  return words === '' ? `This line of backticks ${says}.` : `The backtick in \`${words}\` ${says}.`
}

const known = new WeakMap<Root, readonly MarkupFault[]>()

/**
 * Finds the markup of a text that is not complete, or that is of another dialect of Markdown. Two rules ask for it.
 *
 * @param tree the tree of the text, its citations taken out
 * @param source the text it was parsed from
 */
export function markupFaults(tree: Root, source: string): readonly MarkupFault[] {
  const earlier = known.get(tree)
  if (earlier) return earlier
  const inPassages = passagesOf(tree, source).flatMap((passage) =>
    sign.test(passage.text) ? faultsOf(passage) : [],
  )
  const inCode = nodesOf(tree).flatMap((node) =>
    node.type === 'code' ? unclosedFence(node, source) : [],
  )
  const faults = [...inPassages, ...inCode, ...accidents(tree, source)]
  known.set(tree, faults)
  return faults
}

/** What every fault holds one of. */
const sign =
  /[`*~#$^=&{＠]|__|\]\s*\(|\)\[|:::|\[\[|\[!|\[[ xX]\]|[-+]\u00A0|:[a-z_]+:|\[[^\]\n]*\(|^[ \t]*(?:[•◦▪‣●○■–—]|[-+]\p{L}|\d{1,2}[.)]|\(?[a-z][.)])/mu

function faultsOf(passage: Passage): MarkupFault[] {
  const certain = [
    ...gluedHeadings(passage),
    ...brokenLinks(passage),
    ...unclosedMarks(passage),
    ...unclosedCode(passage),
  ]
  const doubtful = [
    ...spacedMarkers(passage),
    ...loneAsterisks(passage),
    ...backtickMarks(passage),
    ...otherDialects(passage),
    ...unreadLists(passage),
    ...brokenReferences(passage),
  ]
  const inSource = (is: boolean) => (fault: Fault) => ({
    ...fault,
    start: passage.start + fault.start,
    end: passage.start + fault.end,
    certain: is,
  })
  const all = [...certain.map(inSource(true)), ...doubtful.map(inSource(false))]
  // Where two patterns fit the same words, the first says more.
  return all.filter(
    (fault, index) =>
      !all.slice(0, index).some((other) => fault.start < other.end && other.start < fault.end),
  )
}
