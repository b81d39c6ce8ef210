/** Finds characters that were intended as markup, but that Markdown prints as typed. */

import type { Root } from 'mdast'

import { type Passage, passagesOf } from '../passages.ts'
import type { Problem } from '../rule.ts'
import type { Fault, MarkupFault } from './fault.ts'

import { isCode } from '../../markdown/articles-as-data.ts'
import { cached } from '../../shared/cached.ts'
import { type MarkdownText, quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'
import {
  accidents,
  headingsWithoutSpace,
  markersWithNoBreakSpace,
  unrecognizedLists,
} from './blocks.ts'
import { backtickMarks, unclosedCode, unclosedFence } from './code.ts'
import { brokenReferences, formulaHint, formulaInFieldHint, otherDialects } from './dialects.ts'
import { brokenLinks } from './links.ts'
import { loneAsterisks, unclosedMarks } from './marks.ts'

/** Reports the faults of a text: those that are certain, or those that may be intended. */
export function markupProblems(
  { kind, tree, source, pointAt }: MarkdownText,
  areCertain: boolean,
): Problem[] {
  return markupFaults(tree, source)
    .filter(({ certain }) => certain === areCertain)
    .map((fault) => ({
      ...pointAt(fault.start, fault.end),
      message: describeFault(source, fault),
      hint: kind !== 'text' && fault.hint === formulaHint ? formulaInFieldHint : fault.hint,
    }))
}

/** Returns the message of a fault. Text between backticks cannot contain a backtick, so the message names it in words. */
function describeFault(source: string, { start, end, problem }: MarkupFault): string {
  const words = quote(source, start, end)
  if (!source.slice(start, end).includes('`')) return `\`${words}\` ${problem}.`
  return words === ''
    ? `This line of backticks ${problem}.`
    : `The backtick in \`${words}\` ${problem}.`
}

/**
 * Finds incomplete markup in a text, and syntax of other Markdown dialects. The result is cached for two rules.
 *
 * @param tree the tree of the text, with citation nodes
 * @param source the text from which the tree was parsed
 */
export const markupFaults = cached((tree: Root, source: string): readonly MarkupFault[] => {
  const inPassages = passagesOf(tree, source).flatMap((passage) =>
    mayBeFault.test(passage.text) ? faultsOf(passage) : [],
  )
  const inCode = nodesOf(tree).flatMap((node) =>
    node.type === 'code' ? unclosedFence(node, source) : [],
  )
  return [
    ...inPassages.filter((fault) => !isFormulaWithCode(fault, tree, source)),
    ...inCode,
    ...accidents(tree, source),
  ]
})

/** Returns whether a fault is a formula whose braces are read as code, which `article-is-data` reports. */
function isFormulaWithCode({ start, end }: Fault, tree: Root, source: string): boolean {
  if (source[start] !== '$') return false
  return nodesOf(tree).some((node) => {
    const offset = node.position?.start.offset ?? -1
    return offset > start && offset < end && isCode(node)
  })
}

/** Only passages that match this are searched, which saves time. */
const mayBeFault =
  /[`*~#$^=&{＠]|__|\]\s*\(|\)\[|:::|\[\[|\[!|\[[ xX]\]|[-+]\u00A0|:[a-z_]+:|\[[^\]\n]*\(|^[ \t]*(?:[•◦▪‣●○■–—]|[-+]\p{L}|\d{1,2}[.)]|\(?[a-z][.)])/mu

function faultsOf(passage: Passage): MarkupFault[] {
  const certain = [
    ...headingsWithoutSpace(passage),
    ...brokenLinks(passage),
    ...unclosedMarks(passage),
    ...unclosedCode(passage),
  ]
  const doubtful = [
    ...markersWithNoBreakSpace(passage),
    ...loneAsterisks(passage),
    ...backtickMarks(passage),
    ...otherDialects(passage),
    ...unrecognizedLists(passage),
    ...brokenReferences(passage),
  ]
  const inSource = (is: boolean) => (fault: Fault) => ({
    ...fault,
    start: passage.start + fault.start,
    end: passage.start + fault.end,
    certain: is,
  })
  const all = [...certain.map(inSource(true)), ...doubtful.map(inSource(false))]
  // If two patterns match the same words, the message of the first is more helpful.
  return all.filter(
    (fault, index) =>
      !all.slice(0, index).some((other) => fault.start < other.end && other.start < fault.end),
  )
}
