/** Backticks that do not start code, and code that never ends. */

import type { Code } from 'mdast'

import type { Passage } from '../passages.ts'
import { type Fault, type MarkupFault, matches } from './fault.ts'

/** Finds backticks that start code but are never closed. */
export function unclosedCode(passage: Passage): Fault[] {
  return matches(passage, /(?<![\p{L}\p{N}`])`+(?=[^\s`])(?![^\n]*'')[^\s`]*/gu, () => ({
    problem: 'starts code that is never closed',
    hint: 'Close the code with a backtick, or type a backslash before the first backtick to print it.',
  }))
}

/** Finds a code block that is never closed, so that everything after it is code. */
export function unclosedFence(node: Code, source: string): MarkupFault[] {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const lines = source.slice(start, end).split('\n')
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1]
  if (fence === undefined) return []
  const last = (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd()
  const isClosed =
    lines.length > 1 && last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length)
  if (isClosed) return []
  return [
    {
      start,
      end: start + (lines[0] ?? '').trimEnd().length,
      problem: 'starts a code block that is never closed, so all text after it is printed as code',
      hint: `Close it with a line of at least ${fence.length} of the same characters.`,
      certain: true,
    },
  ]
}

/** Finds backticks used as apostrophes or quotation marks. */
export function backtickMarks(passage: Passage): Fault[] {
  return matches(passage, /[\p{L}\p{N}]+`+[\p{L}\p{N}]*|`+[^`\n]{1,80}?''?/gu, () => ({
    problem: 'is visible to readers',
    hint: 'Type an apostrophe `\'` or quotation marks `"` instead.',
  }))
}
