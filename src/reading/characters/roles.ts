/** What an invisible character is part of: a name that is compared, a plain value, or the structure of the file. */

import type { Hidden } from './hidden.ts'
import { type Parts, type TextFormat, wordAt } from './parts.ts'

export interface Line {
  /** Offset of the line in the source. */
  start: number
  /** The line before and after the character, without other such characters. */
  before: string
  after: string
}

export interface Context extends Line {
  source: string
  format: TextFormat
  parts: Parts
}

/**
 * What a character is part of: a name that is compared, a value without prose, the name of a field, or the structure of
 * the file: white space (`structure`), or nothing (`gap`).
 */
export type Role = 'name' | 'name of a field' | 'name without spaces' | 'structure' | 'gap'

/** Fields whose text is compared, looked up or followed; of each format, in lower case. */
const naming = new Set(
  'aliases author authors citation-key claims crossref csl doi eid email eprint from id isbn issn langid language nocite notice orcid pmcid pmid reference replyto repository reviewers rating rule sameas src to topics url xdata xref'.split(
    ' ',
  ),
)

/** Fields that contain a date, a number or a value from a closed list. */
const plainValues = new Set(
  'abstracts accessed archived background blinding-kind certainty checked date draft evidenceasof finding issued kind lastchecked mathematics order participants published results reviewby styleguide tone type urldate value way year'.split(
    ' ',
  ),
)

export function roleOf(each: Hidden, context: Context): Role | undefined {
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
  // A text that started on an earlier line contains no structure.
  const isContinued = lexeme !== undefined && lexeme.start < start
  if (each.written === 'plain' && !isContinued && each.kind !== 'control') {
    if (/^[ \t]*$/.test(before)) return fitsAsSpace(each, context) ? 'structure' : 'gap'
    if (/^[ ]*(?:-[ ]+)*-$/.test(before) && !after.startsWith('-')) return 'structure'
    if (new RegExp(`${yamlKey.source}$`).test(before)) return 'structure'
    const isBeforeColon = /^[ ]*(?:-[ ]+)*["']?[A-Za-z][\w-]*["']?[ ]*$/.test(before)
    if (isBeforeColon && /^[\w-]*["']?[ ]*:(?:\s|$)/.test(after)) return 'name of a field'
    if (isBeforeColon && /^[ ]*(?:-[ ]+)*["']?[A-Za-z]/.test(before) && /^[\w-]*["']?[ ]*:[^\S]/.test(after)) return 'name of a field' // oxfmt-ignore
  }
  const inLine = [...before.matchAll(/([A-Za-z][\w-]*)["']?[ ]*:(?=[ ])/g)].at(-1)?.[1]
  const field = inLine ?? fieldAbove(source.slice(parts.yaml.start, start))
  if (lexeme && /[ ]/.test(lexeme.text.trim()) && isProse(lexeme.text)) return undefined
  return roleOfField(field)
}

/** Several words, at least one of which is not an address. */
function isProse(text: string): boolean {
  return text.trim().split(/\s+/).length > 2
}

/** The name of the field whose value continues below it. */
function fieldAbove(text: string): string | undefined {
  for (const line of text.trimEnd().split('\n').reverse()) {
    const field = /^[ ]*(?:-[ ]+)*["']?([A-Za-z][\w-]*)["']?[ ]*:/.exec(line)?.[1]
    if (field !== undefined) return field
    if (!/^[ ]*(?:-[ ]|#|$)|[,[]\s*$/.test(line)) return undefined
  }
  return undefined
}

/** Returns whether the line has the indentation of its neighbours if the character counts as a space. */
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
    ? (/@\{?$/.test(before) && /^[\p{L}\d]/u.test(after)) || (/(?:^|[^\p{L}\d])@\{?[\p{L}_-]+$/u.test(before) && /^(?:19|20)\d\d[a-z]?(?![\p{L}\d])/u.test(after)) // oxfmt-ignore
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
