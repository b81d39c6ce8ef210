/** Headings, lists and quotations that Markdown reads as text, and text that it reads as one of these. */

import type { Nodes, Root } from 'mdast'

import type { Passage } from '../passages.ts'
import { type Fault, type MarkupFault, matches } from './fault.ts'

import { nodesOf } from '../nodes.ts'

/** Finds `##Heading`, and headings of more than six levels. A single `#` may start a hashtag. */
export function headingsWithoutSpace(passage: Passage): Fault[] {
  if (passage.kind !== 'paragraph') return []
  return matches(
    passage,
    /^[ \t]*(?:#{2,6}[^\s#].*|#{7,}[ \t]?.*|#{1,6}[\u00A0\u2000-\u200A\u202F\u3000].*)$/gm,
    ([line]) => {
      const signs = /^\s*(#+)/.exec(line)?.[1] ?? '##'
      return signs.length > 6
        ? {
            problem: 'is not a heading, because headings have at most six levels',
            hint: 'Start the heading with two to six `#`.',
          }
        : {
            problem: `is not a heading, because no plain space follows \`${signs}\``,
            hint: `Type a plain space after \`${signs}\`, as in \`${signs} Heading\`.`,
          }
    },
  )
}

/** Finds list markers before a no-break space. */
export function markersWithNoBreakSpace(passage: Passage): Fault[] {
  return matches(passage, /^[ \t]*(?:[-+*]|\d{1,3}[.)])\u00A0.*$/gm, () => ({
    problem: 'is not a list item, because a no-break space follows its marker',
    hint: 'Type a plain space instead.',
  }))
}

/** Lines intended as a list, but without a Markdown marker or the space after it. They are printed as one paragraph. */
const listLines: readonly { pattern: RegExp; least: number; hint: string }[] = [
  {
    pattern: /^[ \t]*[•◦▪‣●○■][ \t\u00A0]?\S/u,
    least: 1,
    hint: 'Start each item with `- ` instead.',
  },
  { pattern: /^[ \t]*[–—][ \t\u00A0]+\S/u, least: 2, hint: 'Start each item with `- ` instead.' },
  { pattern: /^[ \t]*[-+]\p{L}/u, least: 2, hint: 'Put a space after each `-`.' },
  {
    pattern: /^[ \t]*\d{1,2}[.)]\p{L}/u,
    least: 2,
    hint: 'Put a space after each number, as in `1. `.',
  },
  {
    pattern: /^[ \t]*\(?[a-z][.)][ \t]+\S/u,
    least: 2,
    hint: 'Start each item with `1. ` and so on, or with `- `: lists cannot have letters.',
  },
  {
    pattern: /^[ \t]*\d{1,2}[.)][ \t]+\S/u,
    least: 2,
    hint: 'Put an empty line before the first item: a list directly below a line of text has to start with 1.',
  },
]

/** Finds lines that look like list items but are not. Lines with a hard break are separate lines anyway. */
export function unrecognizedLists({ kind, text }: Passage): Fault[] {
  if (kind !== 'paragraph') return []
  let at = 0
  const lines = text.split('\n').map((line) => {
    const start = at + (/^\s*/.exec(line)?.[0].length ?? 0)
    at += line.length + 1
    return { line, start, end: start + line.trim().length }
  })
  const isBroken = lines.some(({ line }) => /(?: {2}|\\|\uFFFC)$/.test(line))
  for (const { pattern, least, hint } of listLines) {
    const items = lines.filter(({ line }) => pattern.test(line))
    const [first] = items
    if (!first || items.length < least || (least > 1 && isBroken)) continue
    return [
      {
        start: first.start,
        end: first.end,
        problem: 'looks like a list item, but is not one',
        hint,
      },
    ]
  }
  return []
}

/** Finds text that Markdown reads as a list, quotation or heading because of the start of a line. */
export function accidents(tree: Root, source: string): MarkupFault[] {
  return nodesOf(tree).flatMap((parent) => {
    if (!('children' in parent)) return []
    const children: readonly Nodes[] = parent.children
    return children.flatMap((node, index) => {
      const before = children[index - 1]
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? start
      const problem = accidentOf(node, before, source.slice(start, end))
      if (!problem) return []
      const line = (source.slice(start, end).split('\n')[0] ?? '').trimEnd()
      return [{ start, end: start + line.length, certain: false, ...problem }]
    })
  })
}

function accidentOf(
  node: Nodes,
  before: Nodes | undefined,
  raw: string,
): Pick<MarkupFault, 'problem' | 'hint'> | undefined {
  const isBelow =
    before?.type === 'paragraph' &&
    before.position?.end.line === (node.position?.start.line ?? 0) - 1
  if (node.type === 'list' && node.children.length === 1) {
    const mark = /^\S+/.exec(raw)?.[0] ?? ''
    const follows = before?.type === 'list' && before.ordered === true
    if (node.ordered && (node.start ?? 1) > 99 && !follows)
      return {
        problem: `is read as a list item, because it starts with \`${mark}\``,
        hint: `Type a backslash before the ${mark.endsWith(')') ? 'bracket' : 'full stop'}, as in \`${mark.slice(0, -1)}\\${mark.slice(-1)}\`.`,
      }
    if (isBelow && !node.ordered && /^[-+*] \d/.test(raw))
      return {
        problem: `is read as a list, because its line starts with \`${mark}\``,
        hint: `Move \`${mark}\` to the end of the line above, or type a backslash before it.`,
      }
  }
  if (node.type === 'blockquote' && isBelow && /^>\s?[=\d]/.test(raw))
    return {
      problem: 'is read as a quotation, because its line starts with `>`',
      hint: 'Move `>` to the end of the line above, or type `&gt;`.',
    }
  if (node.type === 'heading' && !raw.startsWith('#')) {
    const lines = raw.split('\n')
    const text = lines.slice(0, -1).join('\n').trim()
    const isText =
      lines.length > 2 || text.length > 25 || /[.!?:;,…]["”’)]?$/.test(text) || /^\w+: /.test(text)
    if (isText && /^\s*-{1,3}\s*$/.test(lines.at(-1) ?? ''))
      return {
        problem: 'is printed as a heading, because the line below it has only dashes',
        hint: 'Put an empty line above the dashes, or remove them. For a heading, use `## `.',
      }
  }
  return undefined
}
