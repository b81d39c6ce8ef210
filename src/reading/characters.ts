/** Invisible characters in files: finds the harmful ones, and removes them from the text. */

import { type Hidden, hiddenIn, isNeeded } from './characters/hidden.ts'
import { type Parts, type TextFormat, partsOf } from './characters/parts.ts'
import { type Context, type Line, roleOf } from './characters/roles.ts'
import type { ReadingProblem } from './problem.ts'

import { describeCharacter, nameOfCharacter } from '../shared/characters.ts'
import { placeOfOffset } from '../shared/place.ts'
import { directionsAstray } from './characters/directions.ts'
import { faultOf, nextTo } from './characters/faults.ts'

/** How a character is removed so that the text can be read as its author intended. */
interface Edit {
  at: Hidden
  /** Leave white space in its place, or close the gap and make up for it at the end of the line. */
  by: 'blank' | 'removal'
}

/**
 * Finds invisible characters in the text of a file. Controls, lone surrogates, unclosed directions, and invisible
 * characters in names and in the structure of YAML are errors; other invisible characters are worth a warning.
 *
 * Directional marks are allowed in pairs within a paragraph or field, as in Arabic and Hebrew texts.
 * Overrides are not, because they show letters in a different order from the written one (Unicode TR 36, 3.2; CVE-2021-42574).
 *
 * @returns the text without the reported characters, with the same length and lines
 */
export function inspectCharacters(
  source: string,
  file: string,
  format: TextFormat,
): { text: string; problems: ReadingProblem[] } {
  const hidden = hiddenIn(source, format)
  if (hidden.length === 0) return { text: source, problems: [] }
  const lines = linesOf(source, hidden)
  const astray = directionsAstray(hidden, source, format)
  const parts = partsOf(source, format)
  const problems: ReadingProblem[] = []
  const edits: Edit[] = []
  const warned = new Map<number, { first: Hidden; count: number }>()
  for (const [index, each] of hidden.entries()) {
    const context: Context = { source, format, parts, ...lines(each) }
    const isSound = isNeeded(each, source)
    const role = isSound ? undefined : roleOf(each, context)
    const by = role?.startsWith('name') ? 'removal' : 'blank'
    const fault = faultOf(each, astray, role, context)
    const before = hidden[index - 1]
    const goesOn =
      before?.codePoint === each.codePoint && before.offset + before.length === each.offset
    if (fault) {
      // Several in a row are one mistake.
      if (!goesOn)
        problems.push({
          rule: 'characters-are-printable',
          place: placeOfOffset(file, source, each.offset),
          length: each.length,
          ...fault,
        })
      edits.push({ at: each, by: role === 'gap' ? 'removal' : by })
    } else if (each.kind === 'direction' && astray.closers.has(each)) {
      edits.push({ at: each, by })
    } else if (each.kind === 'invisible' && each.written !== 'entity' && !isSound) {
      const known = warned.get(context.start)
      if (known) known.count += 1
      else warned.set(context.start, { first: each, count: 1 })
    }
  }
  for (const { first, count } of warned.values()) {
    const where = `${describeCharacter(first.codePoint)}${nextTo(lines(first))}`
    problems.push({
      rule: 'characters-are-visible',
      place: placeOfOffset(file, source, first.offset),
      message:
        count === 1
          ? `There is ${where}.`
          : `There are ${count} invisible characters in this line; the first is ${where}.`,
      hint: isInMarkdown(first, format, parts)
        ? 'Delete it. If it is needed, write it as an entity, as in `&shy;`.'
        : 'Delete it.',
      length: first.length,
    })
  }
  return { text: applyEdits(source, edits), problems }
}

/** Returns whether a place in a file is Markdown below its front matter, where entities are read. */
function isInMarkdown({ offset }: Hidden, format: TextFormat, { yaml }: Parts): boolean {
  return (format === 'mdx' || format === 'markdown') && offset >= yaml.end
}

/**
 * Reports invisible characters in the name of a file.
 *
 * @param name its path from the folder that its address starts from
 */
export function inspectFileName(file: string, name: string): ReadingProblem[] {
  if (/^[ -~]*$/.test(name)) return []
  const [first] = hiddenIn(name, 'csv').filter((each) => !isNeeded(each, name))
  if (!first) return []
  const { offset, length, kind, codePoint } = first
  const line = { start: 0, before: name.slice(0, offset), after: name.slice(offset + length) }
  const character =
    kind === 'invisible' || kind === 'space'
      ? describeCharacter(codePoint)
      : nameOfCharacter(codePoint)
  return [
    {
      rule: 'characters-are-printable',
      place: { file, line: 1, column: 1 },
      message: `The name of this file has ${character}${nextTo(line)}.`,
      hint: 'Rename the file by typing its name again. Most programs do not show the difference.',
    },
  ]
}

/** Returns a name without its invisible characters. */
export function withoutHidden(name: string): string {
  if (/^[ -~]*$/.test(name)) return name
  return hiddenIn(name, 'csv')
    .filter((each) => !isNeeded(each, name))
    .reverse()
    .reduce((text, { offset, length }) => text.slice(0, offset) + text.slice(offset + length), name)
}

/** Makes the function that finds the line of a character, without the others of its kind. */
function linesOf(source: string, hidden: readonly Hidden[]): (each: Hidden) => Line {
  const startOf = ({ offset }: Hidden) =>
    offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1
  const inLines = Map.groupBy(hidden, startOf)
  const clean = (from: number, to: number, others: readonly Hidden[]) => {
    let text = ''
    let at = from
    for (const { offset, length } of others) {
      if (offset < from || offset >= to) continue
      text += source.slice(at, offset)
      at = offset + length
    }
    return text + source.slice(at, Math.max(at, to))
  }
  return (each) => {
    const start = startOf(each)
    const others = inLines.get(start) ?? []
    const end = source.indexOf('\n', each.offset)
    const length = end < 0 ? source.length : end
    return {
      start,
      before: clean(start, each.offset, others),
      after: clean(each.offset + each.length, length, others),
    }
  }
}

/** Applies edits line by line; lines keep their length. */
function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = ''
  let at = 0
  let owed = 0
  const copyTo = (end: number) => {
    const piece = source.slice(at, end)
    const lineEnd = owed > 0 ? piece.search(/\r?\n/) : -1
    if (lineEnd < 0) text += piece
    else {
      text += piece.slice(0, lineEnd) + ' '.repeat(owed) + piece.slice(lineEnd)
      owed = 0
    }
    at = end
  }
  for (const { at: each, by } of edits) {
    copyTo(each.offset)
    if (by === 'blank') text += ' '.repeat(each.length)
    else owed += each.length
    at = each.offset + each.length
  }
  copyTo(source.length)
  return text + ' '.repeat(owed)
}
