/** The characters of a file that nobody sees: which of them do harm, and the text without those. */

import { Lexer } from 'yaml'

import type { ReadingProblem } from './problem.ts'

import {
  codeOf,
  describeCharacter,
  kindOfCharacter,
  nameOfCharacter,
  type CharacterKind,
} from '../shared/characters.ts'
import { placeOfOffset } from '../shared/place.ts'

/** How a file is written: it decides where a field ends, what is a name, and which escapes there are. */
export type TextFormat = 'yaml' | 'mdx' | 'markdown' | 'json' | 'bibtex' | 'csv' | 'xml'

/** A character that nobody sees, as it is written. */
interface Hidden {
  offset: number
  /** In UTF-16 code units of the source. */
  length: number
  codePoint: number
  kind: CharacterKind
  /** As itself, as an escape of YAML, JSON or JavaScript, or as an entity of HTML, which an editor sees. */
  written: 'plain' | 'escape' | 'entity'
}

/** What is done to a character so that the text can be read as its author means it. */
interface Edit {
  at: Hidden
  /** Leave white space in its place, or close the gap and make up for it at the end of the line. */
  by: 'blank' | 'removal'
}

/**
 * Finds what nobody sees in the text of a file: controls, lone surrogates, directions that nothing ends, and invisible
 * characters in names and in the structure of YAML are errors; other invisible characters are worth a warning.
 *
 * Directional marks are right where they come in pairs within a paragraph or field, as in Arabic and Hebrew texts.
 * Overrides are not: they show letters in an order in which nobody wrote them (Unicode TR 36, 3.2; CVE-2021-42574).
 *
 * @returns the text that can be read without falling over what is reported, of the same length and lines
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
        ? 'Delete it, or write it as an entity if it is needed, as in `&shy;`.'
        : 'Delete it.',
      length: first.length,
    })
  }
  return { text: applyEdits(source, edits), problems }
}

/** Tells whether a place in a file is Markdown below its front matter, where entities are read. */
function isInMarkdown({ offset }: Hidden, format: TextFormat, { yaml }: Parts): boolean {
  return (format === 'mdx' || format === 'markdown') && offset >= yaml.end
}

/**
 * Reports what nobody sees in the name of a file.
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
      hint: 'Rename the file, typing its name anew; most programs do not show the difference.',
    },
  ]
}

/** A name without what nobody sees in it. */
export function withoutHidden(name: string): string {
  if (/^[ -~]*$/.test(name)) return name
  return hiddenIn(name, 'csv')
    .filter((each) => !isNeeded(each, name))
    .reverse()
    .reduce((text, { offset, length }) => text.slice(0, offset) + text.slice(offset + length), name)
}

// Finding them ---------------------------------------------------------------------------------

const plain =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\v\f\u000E-\u001F\u007F-\u00A0\u00AD\u034F\u115F\u1160\u180E\u2000-\u200D\u2028-\u202E\u202F\u2060-\u206F\u3000\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0001}-\u{E007F}]|\p{Cs}|\p{Noncharacter_Code_Point}/gu

/** Escapes that may stand for such a character; whether they do is seen in their places. */
const mayEscape = /\\(?:[0abefvNLP_]|[xuU]\{?[\da-fA-F])|&#/

function hiddenIn(source: string, format: TextFormat): Hidden[] {
  const found: Hidden[] = []
  const add = (offset: number, length: number, codePoint: number, written: Hidden['written']) => {
    const kind = kindOfCharacter(codePoint)
    if (kind) found.push({ offset, length, codePoint, kind, written })
  }
  for (const { 0: character, index } of source.matchAll(plain)) {
    // A byte order mark at the start says how the file is encoded.
    if (index === 0 && character === '\uFEFF') continue
    add(index, character.length, character.codePointAt(0) ?? 0, 'plain')
  }
  if (!mayEscape.test(source)) return found
  for (const { start, text, escapes } of escaped(source, format)) {
    for (const match of text.matchAll(escapes)) {
      const codePoint = codePointOf(match[0])
      if (codePoint === undefined || kindOfCharacter(codePoint) === undefined) continue
      add(start + match.index, match[0].length, codePoint, match[0].startsWith('&') ? 'entity' : 'escape') // prettier-ignore
    }
  }
  return found.sort((one, other) => one.offset - other.offset)
}

const jsonString = /"(?:[^"\\]|\\[^])*"/g

/** Each pair of halves is one match, as is a backslash with what it escapes. */
const ofJson = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:u[\da-fA-F]{4}|[^])/g
const ofYaml =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])|&#(?:[xX][\da-fA-F]{1,6}|\d{1,7});/g
const ofScript =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|[^])/g
const ofHtml = /&#(?:[xX][\da-fA-F]{1,6}|\d{1,7});/g

/** The parts of a file in which escapes count. */
function escaped(
  source: string,
  format: TextFormat,
): { start: number; text: string; escapes: RegExp }[] {
  const { start, text } = yamlPart(source, format)
  const inYaml = lexemesOf(text).flatMap((lexeme) => [
    {
      start: start + lexeme.start,
      text: lexeme.text,
      escapes: lexeme.text.startsWith('"') ? ofYaml : ofHtml,
    },
  ])
  switch (format) {
    case 'yaml':
      return inYaml
    case 'json':
      return Array.from(source.matchAll(jsonString), ({ 0: each, index }) => ({
        start: index,
        text: each,
        escapes: ofJson,
      }))
    case 'mdx':
    case 'markdown': {
      const below = start + text.length
      const body = withoutCode(source.slice(below))
      const literals = Array.from(
        format === 'mdx' ? body.matchAll(/\{\s*(["'`])(?:(?!\1)[^\\]|\\[^])*\1\s*\}/g) : [],
        ({ 0: each, index }) => ({ start: below + index, text: each, escapes: ofScript }),
      )
      return [...inYaml, { start: below, text: body, escapes: ofHtml }, ...literals]
    }
    case 'xml':
      return [{ start: 0, text: source, escapes: ofHtml }]
    default:
      return []
  }
}

/** Code shows entities as they are typed. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[^]*?(?:^\1|(?![^]))|(`+)(?!`)[^]*?(?<!`)\2(?!`)/gm, (code) =>
    ' '.repeat(code.length),
  )
}

const letters: Readonly<Record<string, number>> = {
  '0': 0,
  a: 7,
  b: 8,
  e: 0x1b,
  f: 0xc,
  v: 0xb,
  N: 0x85,
  L: 0x2028,
  P: 0x2029,
  _: 0xa0,
}

function codePointOf(written: string): number | undefined {
  const [, hex, decimal] = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/.exec(written) ?? []
  if (hex !== undefined) return Number.parseInt(hex, 16)
  if (decimal !== undefined) return Number(decimal)
  // A whole pair of halves is one character that readers see.
  if (written.length === 12 && written.indexOf('\\', 1) === 6) return undefined
  const digits = /^\\[xuU]\{?([\da-fA-F]+)\}?$/.exec(written)?.[1]
  if (digits !== undefined) return Number.parseInt(digits, 16)
  return letters[written.slice(1)]
}

/** The YAML in a file: all of it, or its front matter, with its offset. */
function yamlPart(source: string, format: TextFormat): { start: number; text: string } {
  if (format === 'yaml') return { start: 0, text: source }
  if (format !== 'mdx' && format !== 'markdown') return { start: 0, text: '' }
  const match = /^\uFEFF?---[^\S\n]*\n([^]*?\n)?---[^\S\n]*(?:\n|$)/.exec(source)
  const start = match ? match[0].indexOf('\n') + 1 : 0
  return { start, text: match?.[1] ?? '' }
}

interface Lexeme {
  start: number
  text: string
}

/** The words of YAML that hold text or structure, with their offsets. */
function lexemesOf(yaml: string): Lexeme[] {
  const found: Lexeme[] = []
  let at = 0
  for (const text of new Lexer().lex(yaml)) {
    const start = yaml.indexOf(text, at)
    // Some lexemes only say what follows.
    if (start < 0 || (text.length === 1 && text < ' ' && text !== '\n')) continue
    found.push({ start, text })
    at = start + text.length
  }
  return found
}

// Directions -----------------------------------------------------------------------------------

interface Astray {
  overrides: ReadonlySet<Hidden>
  unclosed: ReadonlySet<Hidden>
  unopened: ReadonlySet<Hidden>
  /** What closes an override: nothing to report, and nothing without it. */
  closers: ReadonlySet<Hidden>
}

/** Pairs what turns the direction with what ends that, field by field (UAX 9, BD8–BD11). */
function directionsAstray(hidden: readonly Hidden[], source: string, format: TextFormat): Astray {
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

// What they are part of ------------------------------------------------------------------------

interface Line {
  /** Offset of the line in the source. */
  start: number
  /** The line up to the character, and from behind it, without other such characters. */
  before: string
  after: string
}

interface Context extends Line {
  source: string
  format: TextFormat
  parts: Parts
}

/** The parts of a file that have a grammar: its YAML with the words of it, or the strings of JSON. */
interface Parts {
  yaml: { start: number; end: number }
  words: readonly Lexeme[]
}

function partsOf(source: string, format: TextFormat): Parts {
  const { start, text } = yamlPart(source, format)
  const words =
    format === 'json'
      ? Array.from(source.matchAll(jsonString), ({ 0: each, index }) => ({ start: index, text: each })) // prettier-ignore
      : lexemesOf(text).map((lexeme) => ({ ...lexeme, start: start + lexeme.start }))
  return { yaml: { start, end: start + text.length }, words }
}

/** The last word that starts before an offset, or at it. */
function wordAt({ words }: Parts, offset: number): Lexeme | undefined {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return words[low - 1]
}

/**
 * What a character is part of: a name that is compared, a value without prose, the name of a field, or the structure of
 * the file: white space (`structure`), or nothing (`gap`).
 */
type Role = 'name' | 'name of a field' | 'name without spaces' | 'structure' | 'gap'

/** Fields whose text is compared, looked up or followed; of each format, in lower case. */
const naming = new Set(
  'aliases author authors citation-key claims crossref csl doi eid email eprint from id isbn issn langid language nocite notice orcid pmcid pmid reference replyto repository reviewers rating rule sameas src to topics url xdata xref'.split(
    ' ',
  ),
)

/** Fields that hold a date, a number or a word of a closed list. */
const plainValues = new Set(
  'abstracts accessed archived background blinding-kind certainty checked date draft evidenceasof finding issued kind order participants published results reviewby styleguide tone type urldate value way year'.split(
    ' ',
  ),
)

function roleOf(each: Hidden, context: Context): Role | undefined {
  const role = context.format === 'json' ? roleInJson(each, context) : roleInText(each, context)
  if (each.kind === 'space' && role === 'name without spaces') return undefined
  return role
}

function roleInText(each: Hidden, context: Context): Role | undefined {
  const { format, parts, before, after } = context
  const isText = format === 'mdx' || format === 'markdown'
  // The line that opens or closes front matter.
  if (isText && each.written === 'plain' && (before + after).trim() === '---') return 'gap'
  const inYaml = each.offset >= parts.yaml.start && each.offset < parts.yaml.end
  if (inYaml) return roleInYaml(each, context)
  switch (format) {
    case 'mdx':
      return roleInMdx(each, context)
    case 'bibtex': {
      if (/^\s*@\w*\s*[{(]?[^,{(=]*$/.test(before)) return 'name'
      if (/^\s*[\w-]*$/.test(before) && /^[\w-]*\s*=/.test(after)) {
        return before.trim() === '' ? 'structure' : 'name of a field'
      }
      return roleOfField(/(?:^|[,\s])([\w-]+)\s*=\s*[{"]?[^={}"]*$/.exec(before)?.[1])
    }
    case 'csv': {
      if (context.start === 0) return 'name'
      const cell = (/[^,"]*$/.exec(before)?.[0] ?? '') + (/^[^,"]*/.exec(after)?.[0] ?? '')
      return /\d/.test(cell) && /^[-+\d.\s]*$/.test(cell) ? 'name' : undefined
    }
    default:
      return undefined
  }
}

function roleOfField(field: string | undefined): Role | undefined {
  const name = field?.toLowerCase() ?? ''
  if (naming.has(name)) return 'name'
  return plainValues.has(name) ? 'name without spaces' : undefined
}

const yamlKey = /^[ ]*(?:-[ ]+)*["']?[A-Za-z][\w-]*["']?[ ]*:/

function roleInYaml(each: Hidden, context: Context): Role | undefined {
  const { before, after, start, source, parts } = context
  const lexeme = wordAt(parts, each.offset)
  // A text that began on a line before has no structure inside.
  const isContinued = lexeme !== undefined && lexeme.start < start
  if (each.written === 'plain' && !isContinued && each.kind !== 'control') {
    if (/^[ \t]*$/.test(before)) return fitsAsSpace(each, context) ? 'structure' : 'gap'
    if (/^[ ]*(?:-[ ]+)*-$/.test(before) && !after.startsWith('-')) return 'structure'
    if (new RegExp(`${yamlKey.source}$`).test(before)) return 'structure'
    const isBeforeColon = /^[ ]*(?:-[ ]+)*["']?[A-Za-z][\w-]*["']?[ ]*$/.test(before)
    if (isBeforeColon && /^[\w-]*["']?[ ]*:(?:\s|$)/.test(after)) return 'name of a field'
    if (isBeforeColon && /^[ ]*(?:-[ ]+)*["']?[A-Za-z]/.test(before) && /^[\w-]*["']?[ ]*:[^\S]/.test(after)) return 'name of a field' // prettier-ignore
  }
  const inLine = [...before.matchAll(/([A-Za-z][\w-]*)["']?[ ]*:(?=[ ])/g)].at(-1)?.[1]
  const field = inLine ?? fieldAbove(source.slice(parts.yaml.start, start))
  if (lexeme && /[ ]/.test(lexeme.text.trim()) && isProse(lexeme.text)) return undefined
  return roleOfField(field)
}

/** Several words of which one is no address. */
function isProse(text: string): boolean {
  return text.trim().split(/\s+/).length > 2
}

/** The name of the field whose value goes on below it. */
function fieldAbove(text: string): string | undefined {
  for (const line of text.trimEnd().split('\n').reverse()) {
    const field = /^[ ]*(?:-[ ]+)*["']?([A-Za-z][\w-]*)["']?[ ]*:/.exec(line)?.[1]
    if (field !== undefined) return field
    if (!/^[ ]*(?:-[ ]|#|$)|[,[]\s*$/.test(line)) return undefined
  }
  return undefined
}

/** Tells whether the line has the indentation of its neighbours if the character counts as a space. */
function fitsAsSpace(each: Hidden, { source, start }: Context): boolean {
  if (each.kind !== 'space') return false
  const spaced = (line: string) =>
    /^[ \u00A0\u2000-\u200A\u202F\u3000]*/.exec(line)?.[0].length ?? 0
  const own = spaced(source.slice(start))
  const earlier = source.slice(0, Math.max(0, start - 1))
  const above = earlier.slice(earlier.lastIndexOf('\n') + 1)
  const end = source.indexOf('\n', start)
  const below = end < 0 ? '' : source.slice(end + 1)
  return /:\s*$/.test(above) || [spaced(above), spaced(below)].includes(own)
}

function roleInMdx(each: Hidden, { before, after }: Context): Role | undefined {
  if (each.written === 'plain' && /^#{1,6}$/.test(before)) return 'structure'
  const isSpace = each.kind === 'space'
  const inKey = isSpace
    ? (/@\{?$/.test(before) && /^[\p{L}\d]/u.test(after)) || (/(?:^|[^\p{L}\d])@\{?[\p{L}_-]+$/u.test(before) && /^(?:19|20)\d\d[a-z]?(?![\p{L}\d])/u.test(after)) // prettier-ignore
    : /(?:^|[^\p{L}\d])@\{?[^\s@[\](){};,]*$/u.test(before) ||
      (/(?:^|[\s[;-])$/.test(before) && /^-?@[\p{L}\d{]/u.test(after))
  if (inKey) return 'name'
  if (/\]\(<?[^)\s>"]*$/.test(before) || /^\[[^\]]+\]:\s*<?\S*$/.test(before)) return 'name'
  return /\s(?:id|ids|src|href|cite|claim|reference|rating)=["'][^"']*$/.test(before)
    ? 'name'
    : undefined
}

function roleInJson({ offset }: Hidden, { source, parts }: Context): Role | undefined {
  const word = wordAt(parts, offset)
  if (!word || offset >= word.start + word.text.length) return 'structure'
  const end = word.start + word.text.length
  if (/^\s*:/.test(source.slice(end, end + 80))) return 'name of a field'
  const earlier = source.slice(Math.max(0, word.start - 200), word.start)
  return roleOfField(/"([^"\\]+)"\s*:\s*(?:\[[^\]{}]*)?$/.exec(earlier)?.[1])
}

/**
 * Tells whether a writing system asks for an invisible character here: joiners between letters of Arabic and Indic
 * scripts, in emoji; spaces of no width between words of scripts that write none (Unicode 16.0, 23.2; UTS 51).
 */
function isNeeded({ codePoint, offset, length }: Hidden, source: string): boolean {
  const before = source.slice(Math.max(0, offset - 12), offset)
  const after = source.slice(offset + length, offset + length + 12)
  if (codePoint === 0x200c || codePoint === 0x200d) {
    if (
      codePoint === 0x200d &&
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]$/u.test(before)
    ) {
      return /^\p{Extended_Pictographic}/u.test(after)
    }
    return /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\p{L}\p{M}]$/u.test(before)
  }
  if (codePoint === 0x200b) {
    const spaceless =
      /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
    return spaceless.test(before.slice(-1)) || spaceless.test(after.slice(0, 1))
  }
  return codePoint >= 0xe0001 && codePoint <= 0xe007f
    ? /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u.test(source.slice(Math.max(0, offset - 16), offset))
    : false
}

// What is said of them -------------------------------------------------------------------------

function faultOf(
  each: Hidden,
  { overrides, unclosed, unopened }: Astray,
  role: Role | undefined,
  context: Context,
): Pick<ReadingProblem, 'message' | 'hint'> | undefined {
  const { kind, codePoint } = each
  const name = nameOfCharacter(codePoint)
  if (kind === 'control') {
    const meant = codePoint >= 0x80 ? fromWindows(codePoint) : undefined
    return {
      message: `${name} is a control character, which cannot be printed.`,
      hint:
        meant === undefined
          ? 'Delete it; most editors do not show it.'
          : `Type \`${meant}\`, which it is in Windows-1252, or delete it.`,
    }
  }
  if (kind === 'surrogate') {
    return {
      message: `${codeOf(codePoint)} is one half of a character (a lone surrogate).`,
      hint: 'Type the character itself.',
    }
  }
  if (kind === 'noncharacter') {
    return {
      message: `${codeOf(codePoint)} is a noncharacter: Unicode has no character of this number.`,
      hint: 'Delete it, or type the character that is meant.',
    }
  }
  if (overrides.has(each)) {
    return {
      message: `${name} shows the text after it in another order than the one it is written in.`,
      hint: 'Delete it; Arabic and Hebrew letters find their order without it.',
    }
  }
  if (unclosed.has(each)) {
    const closing = nameOfCharacter(codePoint >= 0x2066 ? 0x2069 : 0x202c)
    return {
      message: `${name} is not closed in this field or paragraph.`,
      hint: `Close it with ${closing}, or delete it.`,
    }
  }
  if (unopened.has(each)) {
    return {
      message: `${name} closes nothing in this field or paragraph.`,
      hint: 'Delete it, or open what it closes.',
    }
  }
  if (!role || kind === 'direction') return undefined
  const character = describeCharacter(codePoint)
  if (role === 'structure' || role === 'gap') {
    return {
      message: `There is ${character}${/^\s*$/.test(context.before) ? ' in the indentation' : nextTo(context)}.`,
      hint: `${kind === 'space' ? 'Type plain spaces instead' : 'Delete it'}; most editors do not show the difference.`,
    }
  }
  return {
    message: `There is ${character}${nextTo(context)}.`,
    hint: 'Delete it, or type the name anew; most editors do not show it.',
  }
}

/** What Windows-1252 has where Unicode has a control character: texts of old programs end up so. */
function fromWindows(codePoint: number): string | undefined {
  const character = new TextDecoder('windows-1252').decode(Uint8Array.of(codePoint))
  return kindOfCharacter(character.codePointAt(0) ?? 0) === undefined ? character : undefined
}

/** @example ' after `kim`' */
function nextTo({ before, after }: Line): string {
  const word = /[^\s"'[\]{}(),;@`]+$/.exec(before)?.[0].slice(-30)
  if (word !== undefined) return ` after \`${word}\``
  const next = /^[\s"'[\]{}(),;@`]*([^\s"'[\]{}(),;@`]+)/.exec(after)?.[1]?.slice(0, 30)
  return next === undefined ? ' at the end of this line' : ` before \`${next}\``
}

// The text without them ------------------------------------------------------------------------

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
