/** Headings, lists and quotations that are read as text, and text that is read as one of them. */

import type { Nodes, Root } from 'mdast'

import type { Passage } from '../passages.ts'
import type { Fault, MarkupFault } from './fault.ts'

import { nodesOf } from '../nodes.ts'
import { matches } from './fault.ts'

/** `##Heading`, and a heading of more than six levels. A single `#` starts the tags of social media. */
export function gluedHeadings(passage: Passage): Fault[] {
  if (passage.kind !== 'paragraph') return []
  return matches(
    passage,
    /^[ \t]*(?:#{2,6}[^\s#].*|#{7,}[ \t]?.*|#{1,6}[\u00A0\u2000-\u200A\u202F\u3000].*)$/gm,
    ([line]) => {
      const signs = /^\s*(#+)/.exec(line)?.[1] ?? '##'
      return signs.length > 6
        ? {
            says: 'is no heading, since headings have six levels',
            hint: 'Start a heading with two to six `#`.',
          }
        : {
            says: `is no heading, since no plain space follows \`${signs}\``,
            hint: `Put a space after the signs, as in \`${signs} Heading\`.`,
          }
    },
  )
}

/** A list marker before a no-break space. */
export function spacedMarkers(passage: Passage): Fault[] {
  return matches(passage, /^[ \t]*(?:[-+*]|\d{1,3}[.)])\u00A0.*$/gm, () => ({
    says: 'is no list item, since a no-break space follows its marker',
    hint: 'Type a plain space instead.',
  }))
}

/** Lines that were to be a list: without a marker of Markdown, or without the space after it. They are printed in one run. */
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
    hint: 'Start each item with `1. ` and so on, or with `- `: lists have no letters.',
  },
  {
    pattern: /^[ \t]*\d{1,2}[.)][ \t]+\S/u,
    least: 2,
    hint: 'Put an empty line before the first item; a list that starts right below a line starts with 1.',
  },
]

/** Lines that look like the items of a list and are none. Where lines are broken by hand, they are what they look like. */
export function unreadLists({ kind, text }: Passage): Fault[] {
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
        says: 'looks like an item of a list, and is none',
        hint,
      },
    ]
  }
  return []
}

/** Text that Markdown takes for a list, a quotation or a heading because of how one of its lines starts. */
export function accidents(tree: Root, source: string): MarkupFault[] {
  return nodesOf(tree).flatMap((parent) => {
    if (!('children' in parent)) return []
    const children: readonly Nodes[] = parent.children
    return children.flatMap((node, index) => {
      const before = children[index - 1]
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? start
      const says = accidentOf(node, before, source.slice(start, end))
      if (!says) return []
      const line = (source.slice(start, end).split('\n')[0] ?? '').trimEnd()
      return [{ start, end: start + line.length, certain: false, ...says }]
    })
  })
}

function accidentOf(
  node: Nodes,
  before: Nodes | undefined,
  raw: string,
): Pick<MarkupFault, 'says' | 'hint'> | undefined {
  const isBelow =
    before?.type === 'paragraph' &&
    before.position?.end.line === (node.position?.start.line ?? 0) - 1
  if (node.type === 'list' && node.children.length === 1) {
    const mark = /^\S+/.exec(raw)?.[0] ?? ''
    const follows = before?.type === 'list' && before.ordered === true
    if (node.ordered && (node.start ?? 1) > 99 && !follows)
      return {
        says: `is taken for an item of a list, since it starts with \`${mark}\``,
        hint: `Type a backslash before the ${mark.endsWith(')') ? 'bracket' : 'full stop'}, as in \`${mark.slice(0, -1)}\\${mark.slice(-1)}\`.`,
      }
    if (isBelow && !node.ordered && /^[-+*] \d/.test(raw))
      return {
        says: `is taken for a list, since its line starts with \`${mark}\``,
        hint: `Move the sign to the end of the line above, or type a backslash before it.`,
      }
  }
  if (node.type === 'blockquote' && isBelow && /^>\s?[=\d]/.test(raw))
    return {
      says: 'is taken for a quotation, since its line starts with `>`',
      hint: 'Move the sign to the end of the line above, or type `&gt;`.',
    }
  if (node.type === 'heading' && !raw.startsWith('#')) {
    const lines = raw.split('\n')
    const text = lines.slice(0, -1).join('\n').trim()
    const isText =
      lines.length > 2 || text.length > 25 || /[.!?:;,…]["”’)]?$/.test(text) || /^\w+: /.test(text)
    if (isText && /^\s*-{1,3}\s*$/.test(lines.at(-1) ?? ''))
      return {
        says: 'is printed as a heading, since dashes follow in the line below it',
        hint: 'Put an empty line above the dashes, or remove them; start a heading with `## `.',
      }
  }
  return undefined
}
