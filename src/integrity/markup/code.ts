/** Backticks that open no code, or code that never ends. */

import type { Code } from 'mdast'

import type { Passage } from '../passages.ts'
import type { Fault, MarkupFault } from './fault.ts'

import { matches } from './fault.ts'

/** A backtick that opens code and is never closed. */
export function unclosedCode(passage: Passage): Fault[] {
  return matches(passage, /(?<![\p{L}\p{N}`])`+(?=[^\s`])(?![^\n]*'')[^\s`]*/gu, () => ({
    says: 'opens code that is never closed',
    hint: 'Close the code with a backtick, or type a backslash before the first for the character itself.',
  }))
}

/** A fence of code that is never closed: all that follows is code. */
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
      says: 'opens a block of code that is never closed: all text after it is printed as code',
      hint: `Close it with a line of the same characters, ${fence.length} at least.`,
      certain: true,
    },
  ]
}

/** Backticks in the place of apostrophes and quotation marks. */
export function backtickMarks(passage: Passage): Fault[] {
  return matches(passage, /[\p{L}\p{N}]+`+[\p{L}\p{N}]*|`+[^`\n]{1,80}?''?/gu, () => ({
    says: 'is visible to readers',
    hint: 'Type an apostrophe `\'` or quotation marks `"` instead.',
  }))
}
