import type { Nodes, Root } from 'mdast'
import type { Point } from 'unist'
import type { VFileMessage } from 'vfile-message'

import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { type Place, offsetOfPlace, placeOfOffset } from '../shared/place.ts'
import type { ReadingProblem } from './problem.ts'

import { deepest, excessIn } from '../shared/markdown-limits.ts'
import { remarkGfmAsWritten } from './gfm.ts'
import { describeFormulaOff, formulasIn, remarkFormulas } from './mathematics.ts'
import { parsePlainMdx } from './plain-mdx.ts'

const plainParser = unified().use(remarkParse).use(remarkMdx).use(remarkGfmAsWritten).freeze()
const formulaParser = plainParser().use(remarkFormulas).freeze()

/**
 * Parses the body of an article or page. No code in it runs.
 *
 * @param body the text, its front matter blanked out
 * @param file absolute path of the file, for places
 * @param mathematics whether dollars start formulas
 * @returns the syntax tree, or the first problem, at which MDX stops, and others in later paragraphs
 */
export function parseMdx(
  body: string,
  file: string,
  mathematics = false,
): { tree: Root } | { problem: ReadingProblem; others?: ReadingProblem[] } {
  const excess = excessIn(body)
  if (excess) {
    const { offset, says, hint } = excess
    const place = placeOfOffset(file, body, offset)
    return { problem: { rule: 'file-parses', place, message: `This text ${says}.`, hint } }
  }
  try {
    const tree = parsePlainMdx(body, mathematics) ?? parserFor(mathematics).parse(body)
    const deep = offsetTooDeep(tree)
    return deep === undefined ? { tree } : { problem: tooDeep(file, body, deep) }
  } catch (error) {
    if (!isMessage(error)) return { problem: tooDeep(file, body) }
    const problem = toProblem(error, body, file, mathematics)
    return { problem, others: problemsAfter(problem, body, mathematics) }
  }
}

/** The most problems of one text that are reported, because the text is parsed again for each. */
const mostProblems = 10

/** Finds further problems: those that remain when the paragraphs with the others are taken away. */
function problemsAfter(
  first: ReadingProblem,
  body: string,
  mathematics: boolean,
): ReadingProblem[] {
  const { file } = first.place
  const found: ReadingProblem[] = []
  let last = first
  let rest: string | undefined = body
  while (found.length < mostProblems - 1) {
    rest = withoutParagraph(rest, offsetOfPlace(rest, last.place))
    if (rest === undefined) break
    try {
      parserFor(mathematics).parse(rest)
      break
    } catch (error) {
      if (!isMessage(error)) break
      last = toProblem(error, rest, file, mathematics)
      found.push(last)
    }
  }
  return found
}

/**
 * Blanks out the paragraph at an offset; `undefined` if other paragraphs may need it, because it opens or closes an element
 * or a block of code, or if it is blank already.
 */
function withoutParagraph(body: string, offset: number): string | undefined {
  const breaks = [...body.matchAll(/\n[ \t]*(?=\r?\n)/g)].map(({ index }) => index)
  const start = (breaks.findLast((index) => index < offset) ?? -1) + 1
  const end = breaks.find((index) => index >= offset) ?? body.length
  const paragraph = body.slice(start, end)
  const tags = [...paragraph.matchAll(/<(\/?)[A-Za-z][^<>]*?(\/?)>/g)]
  const depth = tags.reduce(
    (sum, [, closes, isEmpty]) => (isEmpty ? sum : closes ? sum - 1 : sum + 1),
    0,
  )
  if (depth !== 0 || /^\s*(?:`{3}|~{3})/m.test(paragraph) || paragraph.trim() === '')
    return undefined
  return body.slice(0, start) + paragraph.replace(/[^\r\n]/g, ' ') + body.slice(end)
}

/**
 * Finds what would be formulas in a text if formulas were turned on.
 *
 * @returns their offsets, in order; nothing if the text cannot be parsed with formulas either
 */
export function formulasIfOn(body: string): { start: number; end: number }[] {
  try {
    return formulasIn(formulaParser.parse(body)).map(({ position }) => ({
      start: position?.start.offset ?? 0,
      end: position?.end.offset ?? 0,
    }))
  } catch {
    return []
  }
}

/**
 * Describes a mistake in a formula of a text without formulas. Only the paragraph around it is parsed, because the rest may
 * have other mistakes.
 *
 * @param offset where the parser noticed the mistake: for an element, that is after its `<`
 */
function problemOfFormula(body: string, file: string, offset: number): ReadingProblem | undefined {
  const breaks = [...body.matchAll(/\n[ \t]*(?=\r?\n)/g)].map(({ index }) => index)
  const start = (breaks.findLast((index) => index < offset) ?? -1) + 1
  const paragraph = body.slice(start, breaks.find((index) => index >= offset) ?? body.length)
  if (!paragraph.includes('$')) return undefined
  const at = offset - start
  const places = [at, paragraph.lastIndexOf('<', at - 1)]
  // What follows may have mistakes as well.
  const found = [paragraph, paragraph.slice(0, at)]
    .flatMap(formulasIfOn)
    .find((each) => places.some((place) => each.start <= place && place < each.end))
  if (!found) return undefined
  const formula = paragraph.slice(found.start, found.end)
  return {
    rule: 'file-parses',
    place: placeOfOffset(file, body, start + found.start),
    ...describeFormulaOff(formula),
    length: formula.split('\n')[0]?.length ?? 1,
  }
}

function parserFor(mathematics: boolean) {
  return mathematics ? formulaParser : plainParser
}

function isMessage(error: unknown): error is VFileMessage {
  return error instanceof Error && 'reason' in error
}

/** The parser calls itself for each level: a thousand nested quotations exhaust the stack. */
function tooDeep(file: string, body: string, offset = 0): ReadingProblem {
  return {
    rule: 'file-parses',
    place: placeOfOffset(file, body, offset),
    message: 'This text is nested too deeply to be read.',
    hint: 'Look for a long run of `>`, `-`, `*` or `<`.',
  }
}

/** Returns where the first part of a tree starts that is nested too deeply to be visited. */
function offsetTooDeep(tree: Root): number | undefined {
  const waiting: { node: Nodes; top: Nodes; depth: number }[] = tree.children
    .map((node) => ({ node, top: node, depth: 1 }))
    .reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, top, depth } = next
    if (depth > deepest) return top.position?.start.offset ?? 0
    if ('children' in node)
      for (const child of node.children) waiting.push({ node: child, top, depth: depth + 1 })
  }
  return undefined
}

function toProblem(
  error: VFileMessage,
  body: string,
  file: string,
  mathematics: boolean,
): ReadingProblem {
  const place = placeOf(error, body, file, mathematics)
  const inFormula = mathematics
    ? undefined
    : problemOfFormula(body, file, offsetOfPlace(body, place))
  if (inFormula) return inFormula
  const around = (body.split('\n')[place.line - 1] ?? '').slice(
    Math.max(0, place.column - 12),
    place.column + 30,
  )
  const reason = error.reason
    .replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '')
    .replace(/ \(note: .*\)$| with acorn$/, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .replace(/ corresponding/, '')
    .replace(/^Unexpected character (`.+?` \(U\+\w+\)) .*?, expected/, 'found $1, but expected')
    .replace(/^Unexpected end of file .*?, expected/, 'found the end of the text, but expected')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
  return {
    rule: 'file-parses',
    place,
    message: `This is not valid MDX: ${reason}.`,
    hint: adviceFor(error.reason, around),
  }
}

/** Returns the place of a mistake. The parser sometimes reports the place where it noticed the mistake. */
function placeOf(error: VFileMessage, body: string, file: string, mathematics: boolean): Place {
  const opened = /^Expected a closing tag for .*? \((\d+):(\d+)/.exec(error.reason)
  if (opened) return placeOfPoint(Number(opened[1]), Number(opened[2]), body, file)
  const point = pointOf(error)
  if (/^Unexpected end of file in expression/.test(error.reason)) {
    const brace = unclosedBrace(body, point?.offset ?? body.length, parserFor(mathematics))
    if (brace !== undefined) return placeOfOffset(file, body, brace)
  }
  return placeOfPoint(point?.line ?? 1, point?.column ?? 1, body, file)
}

/** The place of a point as the parser counts, for which a carriage return alone ends a line too (CommonMark 0.31, 2.1). */
function placeOfPoint(line: number, column: number, body: string, file: string): Place {
  const ends = [...body.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)
  return placeOfOffset(file, body, ([0, ...ends][line - 1] ?? 0) + column - 1)
}

/** The largest number of braces to try, because the whole text is parsed again for each. */
const mostBraces = 30

/** Finds the brace that is never closed: the one without which the parser gets further than `end`. */
function unclosedBrace(
  body: string,
  end: number,
  parser: ReturnType<typeof parserFor>,
): number | undefined {
  const braces = [...body.slice(0, end).matchAll(/\{/g)].map(({ index }) => index)
  return braces.slice(-mostBraces).findLast((brace) => {
    try {
      parser.parse(`${body.slice(0, brace)} ${body.slice(brace + 1)}`)
      return true
    } catch (error) {
      return (
        !isMessage(error) ||
        !/^Unexpected end of file in expression/.test(error.reason) ||
        (pointOf(error)?.offset ?? 0) > end
      )
    }
  })
}

function pointOf({ place }: VFileMessage): Point | undefined {
  return place && 'start' in place ? place.start : place
}

/** Returns what to type instead, for plain prose that is not valid MDX. */
function adviceFor(reason: string, around: string): string {
  if (/import\/exports/.test(reason)) {
    return 'Articles cannot import or export anything. Reword a line that starts with “import” or “export”.'
  }
  if (/create a comment/.test(reason)) return 'Write a comment as `{/* … */}`.'
  if (/<(?:https?|mailto):/i.test(around) || /local name|in name.*create a link/.test(reason)) {
    return 'Write an address in angle brackets as `[its title](https://…)`.'
  }
  if (/acorn|expression/i.test(reason)) {
    return 'For a literal brace, type `\\{` or `\\}`. Articles cannot contain code.'
  }
  if (/before name|in name/.test(reason)) {
    return 'For “less than”, type `&lt;` or put a space after it, as in `P < 0.05`.'
  }
  if (/attribute value/.test(reason)) {
    return 'Put the value of an attribute in quotation marks, as in `name="text"`.'
  }
  const empty = /closing tag for `<(br|hr|wbr)>`/.exec(reason)?.[1]
  if (empty !== undefined) return `Write it as \`<${empty} />\`.`
  if (/closing tag|closing slash/i.test(reason)) {
    return 'Close every element that is opened, with its name spelt the same way: `<Note>…</Note>`.'
  }
  return 'Type `&lt;` for “less than” and `\\{` for a brace, and close every element that is opened.'
}
