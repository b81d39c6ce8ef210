/** Placeholders for quotation marks, and how they become the marks of a language. */

import type { Nodes, Text } from 'mdast'

import type { QuotationMarks } from './quotation-marks.ts'

/** Noncharacters, which no text contains (Unicode, section 23.7). */
const openDouble = '\ufdd0'
const closeDouble = '\ufdd1'
const openSingle = '\ufdd2'
const closeSingle = '\ufdd3'
const anyPlaceholder = /[\ufdd0-\ufdd3]/g
const anyDouble = /[\ufdd0\ufdd1]/g

const apostrophe = '\u2019'

/** The options of `remark-smartypants` that set the placeholders. */
export const placeholders = {
  openingQuotes: { double: openDouble, single: openSingle },
  closingQuotes: { double: closeDouble, single: closeSingle },
}

/**
 * Replaces the placeholders in a block of text with quotation marks and apostrophes.
 *
 * A single mark without a counterpart is an apostrophe, and so is one within a word.
 *
 * @param nodes the nodes with the words of the block, in order
 */
export function resolveMarks(nodes: readonly Nodes[], quotes: QuotationMarks): void {
  const texts = nodes.filter((node): node is Text => node.type === 'text')
  if (!texts.some(({ value }) => value.search(anyPlaceholder) >= 0)) return
  const pairs = pairsIn(nodes.map((node) => ('value' in node ? node.value : '')).join(''))
  const [open, close] = quotes.single
  const doubles = texts.flatMap(({ value }) => value.match(anyDouble) ?? []).length
  const alternate = quotes.alternate === true && doubles % 2 === 0
  let single = 0
  let double = 0
  const mark = (placeholder: string): string => {
    if (alternate && (placeholder === openDouble || placeholder === closeDouble))
      return quotes.double[double++ % 2 === 0 ? 0 : 1]
    if (placeholder === openDouble) return quotes.double[0]
    if (placeholder === closeDouble) return quotes.double[1]
    const isPaired = pairs.has(single++)
    if (!isPaired) return apostrophe
    return placeholder === openSingle ? open : close
  }
  for (const text of texts) text.value = text.value.replace(anyPlaceholder, mark)
}

/**
 * Returns which of the single placeholders in a text, counted from 0, open or close a quotation. Both are inside the same
 * double marks, if there are any.
 */
function pairsIn(text: string): Set<number> {
  const pairs = new Set<number>()
  /** The open single marks, in a list for each open double mark. */
  const levels: number[][] = [[]]
  let number = 0
  for (const { index, 0: placeholder } of text.matchAll(anyPlaceholder)) {
    if (placeholder === openDouble) levels.push([])
    else if (placeholder === closeDouble) {
      if (levels.length > 1) levels.pop()
    } else {
      const waiting = levels.at(-1) ?? []
      if (placeholder === openSingle && !isLetter(text.charAt(index - 1))) waiting.push(number)
      else if (placeholder === closeSingle && !isWithinWord(text, index)) {
        const opened = waiting.pop()
        if (opened !== undefined) pairs.add(opened).add(number)
      }
      number += 1
    }
  }
  return pairs
}

function isWithinWord(text: string, index: number): boolean {
  return isLetter(text.charAt(index - 1)) && isLetter(text.charAt(index + 1))
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(character)
}
