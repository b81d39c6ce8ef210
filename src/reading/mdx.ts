import type { Root } from 'mdast'
import type { VFileMessage } from 'vfile-message'

import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import type { ReadingProblem } from './problem.ts'

import { placeOfOffset } from '../shared/place.ts'

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).freeze()

/**
 * Parses the body of an article or page. Nothing in it is run.
 *
 * @param body the text, its front matter blanked out
 * @param file absolute path of the file, for places
 * @returns the syntax tree, or the problem that kept it from being made (MDX stops at the first)
 */
export function parseMdx(body: string, file: string): { tree: Root } | { problem: ReadingProblem } {
  try {
    return { tree: parser.parse(body) }
  } catch (error) {
    return { problem: toProblem(error as VFileMessage, body, file) }
  }
}

function toProblem(error: VFileMessage, body: string, file: string): ReadingProblem {
  const point = error.place && ('start' in error.place ? error.place.start : error.place)
  const place = point
    ? { file, line: point.line, column: point.column }
    : placeOfOffset(file, body, 0)
  const rest = (body.split('\n')[place.line - 1] ?? '').slice(
    Math.max(0, place.column - 12),
    place.column + 30,
  )
  return {
    rule: 'file-parses',
    place,
    message: `This is not valid MDX: ${error.reason.replace(/\s+/g, ' ').replace(/\.$/, '')}.`,
    hint: adviceFor(error, rest),
  }
}

/** What to type instead, for the ways in which plain prose trips over MDX. */
function adviceFor(error: VFileMessage, around: string): string {
  const { reason } = error
  if (/<(?:https?|mailto):/i.test(around) || /local name/.test(reason)) {
    return 'Write an address in angle brackets as `[its title](https://…)`.'
  }
  if (/acorn|expression/i.test(reason)) {
    return 'If a brace is meant, type `\\{` or `\\}`; articles run no code.'
  }
  if (/before name|in name/.test(reason)) {
    return 'If “less than” is meant, type `&lt;` or put a space behind it, as in `P < 0.05`.'
  }
  if (/closing tag|end-tag|to close/i.test(reason)) {
    return 'Close every element that is opened, with its name spelt the same way: `<Note>…</Note>`.'
  }
  return 'Type `&lt;` for “less than” and `\\{` for a brace, and close every element that is opened.'
}
