/** The parts of Markdown documents, and how they are written. */

import type {
  Blockquote,
  Heading,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
  Text,
} from 'mdast'

import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'

import type { Formula } from '../../reading/mathematics.ts'
import type { Words } from '../../messages/words.ts'

/** What a line of text consists of: words, or nodes. */
export type Line = readonly (PhrasingContent | string)[]

type Handle = NonNullable<NonNullable<Options['handlers']>['text']>

/** Escapes a text as by default, but looks only for signs that are in it: there are many signs, and most texts have few. */
const escaped: Handle = ({ value }: Text, _, state, info) => {
  const { unsafe } = state
  const whole = info.before + value + info.after
  state.unsafe = unsafe.filter(({ character }) => whole.includes(character))
  try {
    return state.safe(value, info)
  } finally {
    state.unsafe = unsafe
  }
}

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    listItemIndent: 'one',
    tightDefinitions: true,
    // Nothing in a formula is Markdown: it is written as it is, with its dollars.
    handlers: { inlineMath: ({ value }: Formula) => value, text: escaped },
  })
  .freeze()

/**
 * Writes a document as CommonMark 0.31, with the tables, footnotes and deleted text of GFM 0.29. Every text is escaped, so
 * that it is read as text. Footnotes and the addresses of links are at the end, each once.
 */
export function writeMarkdown(content: readonly RootContent[]): string {
  const isLast = ({ type }: RootContent) => type === 'definition' || type === 'footnoteDefinition'
  const defined = new Set<string>()
  const last = content.filter(isLast).filter((node) => {
    const name = 'identifier' in node ? `${node.type} ${node.identifier}` : ''
    const isNew = !defined.has(name)
    defined.add(name)
    return isNew
  })
  const children = [...content.filter((node) => !isLast(node)), ...last]
  return writer.stringify({ type: 'root', children } satisfies Root)
}

export function heading(depth: Heading['depth'], text: string): Heading {
  return { type: 'heading', depth, children: phrasing([oneLine(text)]) }
}

export function paragraph(...line: Line): Paragraph {
  return { type: 'paragraph', children: phrasing(line) }
}

export function quotation(text: string): Blockquote {
  return { type: 'blockquote', children: [paragraph(text)] }
}

export function strong(text: string): Strong {
  return { type: 'strong', children: phrasing([text]) }
}

export function link(text: string, url: string): Link {
  return { type: 'link', url, children: phrasing([text]) }
}

/** A list of lines. */
export function list(lines: readonly Line[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: lines.map((line) => ({ type: 'listItem', children: [paragraph(...line)] })),
  }
}

/** Writes a label and what it names, in the language of the words. */
export function labelled(
  label: string,
  named: PhrasingContent | string | Line,
  words: Words,
): Line {
  const line: Line = typeof named === 'string' || 'type' in named ? [named] : named
  return words
    .parts('figures.labelled', { label })
    .flatMap((part) => (typeof part === 'string' ? [part] : line))
}

function phrasing(line: Line): PhrasingContent[] {
  return line.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : part))
}

/** A heading is one line. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
