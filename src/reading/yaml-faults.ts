/** The messages about invalid YAML, in plain words instead of those of the specification, which the parser uses. */

import type { YAMLError } from 'yaml'

import { quotedYaml } from './yaml-value.ts'

/** Why a text is not YAML, as the end of a sentence, and the fix, as a full sentence. */
export interface YamlFault {
  reason: string
  hint: string
}

const closeIt = 'Close the quotation mark or bracket that was opened.'
const indentAlike = 'Indent the fields of one record by the same number of spaces.'
const quoteColon = 'Put quotation marks around text that contains a colon followed by a space.'
const quoteSigns =
  'Write each field as `name: value`, and put quotation marks around text with special characters.'

/** The faults by the message of the parser. The first match counts. */
const faults: readonly (readonly [
  said: RegExp,
  reason: (found: RegExpExecArray) => string,
  hint: string,
])[] = [
  [
    /^Flow (?:sequence|map) .*end with a ([\]}])/,
    ([, mark]) => `the closing \`${mark}\` is missing`,
    closeIt,
  ],
  [
    /^Missing closing (["'])/,
    ([, mark]) => `the closing quotation mark \`${mark}\` is missing`,
    closeIt,
  ],
  [/^Nested mappings/, () => 'a line contains two colons, as if it were two fields', quoteColon],
  [
    /^A block sequence may not/,
    () => 'an entry of this list is not indented like the others',
    'Indent the entries of one list by the same number of spaces.',
  ],
  [
    /^Sequence item without/,
    () => 'an entry of this list has no dash',
    'Start each entry with a dash and a space, or indent a line that continues one.',
  ],
  [
    /^(?:Implicit map keys|Implicit keys) /,
    () => 'a line is not a field, because its name, colon and value are not on the same line',
    'Write each field as `name: value`, and put quotation marks around text that contains a colon.',
  ],
  [
    /^All mapping items|^Block scalar values|^Block scalars with more-indented/,
    () => 'a line is not indented like the others of its record',
    indentAlike,
  ],
  [
    /^All sequence items/,
    () => 'an entry of this list is not indented like the others',
    'Indent the entries of one list by the same number of spaces.',
  ],
  [
    /^Tabs are not allowed/,
    () => 'a line is indented with a tab',
    'Indent with spaces instead of tabs.',
  ],
  [
    /^Plain value cannot (?:start with (?:.*) character )?(.*)$/,
    ([, mark]) =>
      `text starts with ${mark === '`' ? 'a backtick' : `\`${mark}\``}, which has a special meaning`,
    quoteSigns,
  ],
  [
    /^Invalid escape sequence (.*)$/,
    ([, escape]) => `\`${escape}\` is not a valid escape`,
    'Write a backslash twice, or put the text in single quotation marks.',
  ],
  [
    /^Source contains multiple documents/,
    () => 'a second record starts here',
    'Keep one record in one file, without a line of three dashes or dots.',
  ],
  [
    /^Unresolved tag: (.*)$|^Verbatim tags|^The (.*) tag has no suffix|tag/,
    ([, tag]) =>
      tag === undefined
        ? 'an exclamation mark has a special meaning'
        : `\`${tag.replace('tag:yaml.org,2002:', '!!')}\` has a special meaning, because it starts with an exclamation mark`,
    'Put quotation marks around text that starts with an exclamation mark.',
  ],
  [
    /^Block scalar header includes extra characters: (.*)$/,
    ([, header]) => `text follows in the line of \`${header}\``,
    'Start the text on the line below `|` or `>`, or put quotation marks around it.',
  ],
  [
    /^Unknown directive (.*)$/,
    ([, directive]) => `\`${directive}\` has a special meaning at the start of a line`,
    'Remove the line, or put quotation marks around text that starts with `%`.',
  ],
  [
    /^Unexpected block-seq-ind/,
    () => 'a list starts in the line of its field',
    'Start the list on the line below the name of the field.',
  ],
  [
    /^Unexpected .* in YAML stream: "(.*)"$/s,
    ([, found]) => `\`${found}\` does not belong here`,
    quoteSigns,
  ],
  [/^Unexpected .* at node end/, () => 'text follows where the value has ended', quoteSigns],
  [
    /^Block collections are not allowed/,
    () => 'a list or a field between brackets or braces is not separated by a comma',
    closeIt,
  ],
  [
    /anchor|alias/i,
    () => 'text starts with `&` or `*`, which have a meaning of their own',
    'Put quotation marks around text that starts with an ampersand or an asterisk.',
  ],
]

/**
 * Describes a field that occurs a second time in its group. Between braces, the decimal comma of a number begins a field.
 *
 * @param name the field
 * @param line the line of the first
 */
export function faultOfRepeat(name: string, line: number): YamlFault {
  return {
    reason: `the field \`${name}\` occurs a second time; the first is in line ${line}`,
    hint: /^\d+$/.test(name)
      ? 'Write decimal points instead of commas in numbers, or remove one of the two.'
      : 'Remove one of the two, or correct its name.',
  }
}

/**
 * Describes an error in YAML other than a repeated field, and its place.
 *
 * @param source the YAML
 */
export function faultOf(
  { message, pos }: YAMLError,
  source: string,
): YamlFault & { offset: number } {
  const text = message.replace(/\s+/g, ' ').replace(/\.$/, '')
  const [offset] = pos
  const indented = /^(?:Nested mappings|Implicit )/.test(text)
    ? indentedField(source, offset)
    : undefined
  if (indented !== undefined) {
    return {
      reason: 'this field is indented further than the one before it',
      hint: indentAlike,
      offset: indented,
    }
  }
  if (/^Nested mappings/.test(text) && isBeforeList(source, offset)) {
    return {
      reason: listWithoutField,
      hint: 'Write the name of the field that has this list in a line above it.',
      offset,
    }
  }
  for (const [said, reason, hint] of faults) {
    const found = said.exec(text)
    if (!found) continue
    const fix = hint === quoteColon ? quotedLine(source, offset) : hint
    return { reason: reason(found), hint: fix, offset: openingOf(text, source, offset) }
  }
  return { reason: 'a character does not belong here', hint: quoteSigns, offset }
}

/**
 * Finds a field that became a part of the value before it because it is indented further: the value starts in the line of
 * its own field, and is not a field itself.
 */
function indentedField(source: string, offset: number): number | undefined {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const [line = '', ...rest] = source.slice(start).split('\n')
  // A colon in the value itself is a separate mistake.
  if (source.slice(offset, start + line.length).match(/:(?:\s|$)/)) return undefined
  const own = /^ */.exec(line)?.[0].length ?? 0
  const [next = ''] = rest
  const [, spaces = ''] = /^( +)(?:"[^"]*"|'[^']*'|[\w-]+):(?: |\r?$)/.exec(next) ?? []
  return spaces.length > own ? start + line.length + 1 + spaces.length : undefined
}

/** Shows the line of a text with a colon as it is right: with quotation marks around the text that starts at `offset`. */
function quotedLine(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const before = source.slice(start, offset).trimStart()
  const [value = ''] = source.slice(offset).split(/[ \t]+#|\r?\n/, 1)
  const line = `${before}${quotedYaml(value.trim())}`
  return line.length > 200 ? quoteColon : `${quoteColon.slice(0, -1)}: \`${line}\`.`
}

/** What is wrong with a list of records that follows the value of another field. The lines of the list are wrong too. */
export const listWithoutField = 'a list follows the value of this field'

/** Returns whether a value is the only one in its line, and a list of records follows. */
function isBeforeList(source: string, offset: number): boolean {
  const [rest = '', next = ''] = source.slice(offset).split('\n')
  return !/:(?:\s|$)/.test(rest) && /^ *- +[\w-]+:(?: |\r?$)/.test(next)
}

/** Finds the mark that is not closed. The parser reports the end of the text instead. */
function openingOf(text: string, source: string, offset: number): number {
  const [, quotation] = /^Missing closing (["'])/.exec(text) ?? []
  if (quotation !== undefined) {
    const opened = [
      ...source.slice(0, offset).matchAll(new RegExp(`(?:^|[:\\-,[{])[ \\t]*(${quotation})`, 'gm')),
    ]
      .map((match) => match.index + match[0].length - 1)
      .filter((at) => isOpen(source.slice(at + 1, offset), quotation))
    return opened[0] ?? offset
  }
  const [, kind] = /^Flow (sequence|map) .*end with a/.exec(text) ?? []
  if (kind === undefined) return offset
  const [open, close] = kind === 'map' ? ['{', '}'] : ['[', ']']
  let depth = 0
  for (let at = offset - 1; at >= 0; at -= 1) {
    if (source[at] === close) depth += 1
    else if (source[at] === open) {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return offset
}

/** Returns whether a quotation continues to the end of a text. */
function isOpen(text: string, quotation: string): boolean {
  return quotation === '"' ? /^(?:[^"\\]|\\[\s\S])*$/.test(text) : /^(?:[^']|'')*$/.test(text)
}
