/** Matches each character that changes the direction of text with the one that ends it. */

import type { Hidden } from './hidden.ts'
import { type TextFormat, jsonString, lexemesOf, yamlPart } from './parts.ts'

export interface Astray {
  overrides: ReadonlySet<Hidden>
  unclosed: ReadonlySet<Hidden>
  unopened: ReadonlySet<Hidden>
  /** What closes an override: nothing to report, and nothing without it. */
  closers: ReadonlySet<Hidden>
}

/** Pairs what turns the direction with what ends that, field by field (UAX 9, BD8–BD11). */
export function directionsAstray(
  hidden: readonly Hidden[],
  source: string,
  format: TextFormat,
): Astray {
  const overrides = new Set<Hidden>()
  const unclosed = new Set<Hidden>()
  const unopened = new Set<Hidden>()
  const closers = new Set<Hidden>()
  const found = hidden.filter(({ kind }) => kind === 'direction')
  const starts = found.length > 0 ? fieldStarts(source, format) : []
  const fieldOf = ({ offset }: Hidden) => starts.findLastIndex((start) => start <= offset)
  for (const inField of Map.groupBy(found, fieldOf).values()) {
    const open: Hidden[] = []
    for (const each of inField) {
      const isIsolate = each.codePoint >= 0x2066
      if (each.codePoint === 0x202d || each.codePoint === 0x202e) overrides.add(each)
      if (each.codePoint !== 0x202c && each.codePoint !== 0x2069) {
        open.push(each)
        continue
      }
      const opener = open.findLastIndex((other) => other.codePoint >= 0x2066 === isIsolate)
      const isWithin = open.slice(opener + 1).some((other) => other.codePoint >= 0x2066)
      const [closed, ...left] = opener < 0 || (!isIsolate && isWithin) ? [] : open.splice(opener)
      if (!closed) unopened.add(each)
      else if (overrides.has(closed)) closers.add(each)
      for (const other of left) unclosed.add(other)
    }
    for (const each of open) unclosed.add(each)
  }
  return { overrides, unclosed, unopened, closers }
}

const blankLine = /\n[^\S\n]*(?=\r?\n)/g

/** Where the fields, cells and paragraphs of a file start. */
function fieldStarts(source: string, format: TextFormat): number[] {
  const starts = [0]
  const add = (pattern: RegExp, from = 0) => {
    for (const { index } of source.slice(from).matchAll(pattern)) starts.push(from + index)
  }
  const { start, text } = yamlPart(source, format)
  for (const lexeme of lexemesOf(text)) {
    starts.push(start + lexeme.start, start + lexeme.start + lexeme.text.length)
  }
  if (format === 'json') add(jsonString)
  else if (format === 'csv') add(/"(?:[^"]|"")*"|[^,\r\n]+|\n/g)
  else if (format === 'xml') add(/[<>"]/g)
  else if (format !== 'yaml') add(blankLine, start + text.length)
  if (format === 'bibtex') add(/^[^\S\n]*(?:@|[\w-]+[^\S\n]*=)/gm)
  if (format === 'mdx' || format === 'markdown') {
    const below = start + text.length
    starts.push(below)
    // Blocks of Markdown, and the cells of its tables.
    add(/^[^\S\n]*(?:[-*+][^\S\n]|\d+[.)][^\S\n]|#|>|<\/?[\w]|\[\^)|^[^\S\n]*\|.*$/gm, below)
    for (const { 0: row, index } of source.slice(below).matchAll(/^[^\S\n]*\|.*$/gm)) {
      for (const cell of row.matchAll(/\|/g)) starts.push(below + index + cell.index)
    }
  }
  return starts.sort((one, other) => one - other)
}
