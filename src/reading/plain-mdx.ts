/** A faster parser for plain texts. */

import type { Root } from 'mdast'
import type { Processor } from 'unified'

import { mdxToMdast } from 'satteri'

/**
 * Parses a text with satteri, which is thirty times as fast as micromark, if both give the same tree.
 *
 * satteri differs in rare combinations of markup, and it explains mistakes in other words. So only texts of simple lines are
 * parsed with it. `plain-mdx.test.ts` compares the trees of our texts, of the fixtures and of random ones. Attributes of
 * elements have no positions.
 *
 * @param mathematics whether dollars start formulas
 * @returns `undefined` if the text is not plain enough, or wrong
 */
export function parsePlainMdx(body: string, mathematics = false): Root | undefined {
  if (!isPlain(body) || (mathematics && body.includes('$'))) return undefined
  try {
    return mdxToMdast(body, { features: { frontmatter: false } }) as Root
  } catch {
    return undefined
  }
}

/**
 * Remark plugin: parses plain texts in this way, and others with the parser that was set before.
 *
 * @param mathematics whether dollars start formulas
 */
export function remarkPlainMdx(this: Processor, mathematics = false): void {
  const { parser } = this
  this.parser = (document, file) => {
    const tree = parsePlainMdx(document, mathematics)
    if (!tree && !parser) throw new Error('There is no parser for texts that are not plain.')
    return tree ?? (parser?.(document, file) as Root)
  }
}

/** Returns whether a text consists of paragraphs, headings, flat lists, quotations, tables and elements, one in a line. */
function isPlain(body: string): boolean {
  if (unusual.test(body)) return false
  let previous: LineKind = 'blank'
  for (const line of body.split('\n')) {
    const kind = kindOf(line)
    if (kind === undefined || !mayFollow(kind, previous)) return false
    previous = kind
  }
  return true
}

type LineKind =
  | 'blank'
  | 'definition'
  | 'element'
  | 'heading'
  | 'item'
  | 'paragraph'
  | 'quotation'
  | 'row'

/** Code, strikethrough, addresses and emails without markup, other control characters, emoji, odd footnotes, and emphasis in emphasis. */
const unusual =
  // oxlint-disable-next-line no-control-regex -- a text may contain any character
  /[{}~\t\r\u0000-\u0008\u000B-\u001F\u{10000}-\u{10FFFF}]|```|www\.|(?<!(?<!\\)\[[^[\]`\\]*\]\()https?:|[-.\w+]@[-\w]+\.[-\w]|\*_|_\*|\*\*\*|___|\[[ xX]\]|\[\^(?![\w-]+\])|^(?:import|export)\b/imu

const forms: [LineKind, RegExp][] = [
  ['blank', /^ *$/],
  ['element', /^<\/?[A-Za-z]+(?: [a-z]+="[^"<>]*")*(?: \/)?>$/],
  ['definition', /^\[[^\]]*\]:/],
  ['heading', /^#{1,6} [\p{L}\p{N}"'“‘(][^#]*$/u],
  ['item', /^(?:[-*]|\d{1,3}\.) [\p{L}\p{N}"'“‘([*_][^<]*/u],
  ['quotation', /^> [\p{L}\p{N}"'“‘([*_]/u],
  ['row', /^\|.*\|$/],
  ['paragraph', /^[\p{L}"'“‘([*_@]/u],
]

function kindOf(line: string): LineKind | undefined {
  const kind = forms.find(([, form]) => form.test(line))?.[0]
  if (kind === undefined || kind === 'element' || kind === 'blank') return kind
  if (/ $|\|/.test(line) && kind !== 'row') return undefined
  return /[<>]/.test(line.replace(/^> /, '').replace(inlineElement, '')) ? undefined : kind
}

/** An element that starts and ends within a line. */
const inlineElement = /(?<=\S )<(\w+)(?: [a-z]+="[^"<>]*")*(?: \/>|>[^<>]*<\/\1>)/g

/** Returns whether a line ends what is before it in both parsers in the same way. */
function mayFollow(kind: LineKind, previous: LineKind): boolean {
  if (kind === 'blank' || previous === 'blank') return true
  if (kind === previous) return kind !== 'heading'
  return (
    (kind === 'element' && previous === 'paragraph') ||
    (kind === 'paragraph' && (previous === 'element' || previous === 'heading'))
  )
}
