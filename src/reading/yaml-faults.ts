/** What is wrong with YAML, in the words of whoever writes it: the parser has those of the specification. */

import type { YAMLError } from 'yaml'

/** Why a text is no YAML, as the end of a sentence, and what to do, as a full sentence. */
export interface YamlFault {
  reason: string
  hint: string
}

const closeIt = 'Close the quotation mark or bracket that was opened.'
const indentAlike = 'Indent the fields of one record by the same number of spaces.'
const quoteColon = 'Put quotes around text that contains a colon followed by a space.'
const quoteSigns =
  'Write each field as `name: value`, and put quotes around text with special characters.'

/** By what the parser says of it; the first that fits. */
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
  [/^Nested mappings/, () => 'a line holds two colons, as if it were two fields', quoteColon],
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
    () => 'a line is no field, since its name, colon and value are not in one line',
    'Write each field as `name: value`, and put quotes around text that contains a colon.',
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
      `text starts with ${mark === '`' ? 'a backtick' : `\`${mark}\``}, which has a meaning of its own`,
    quoteSigns,
  ],
  [
    /^Map keys must be unique/,
    () => 'this field is written twice',
    'Remove one of the two fields.',
  ],
  [
    /^Invalid escape sequence (.*)$/,
    ([, escape]) => `\`${escape}\` is no escape`,
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
        ? 'an exclamation mark has a meaning of its own'
        : `\`${tag.replace('tag:yaml.org,2002:', '!!')}\` has a meaning of its own, since an exclamation mark starts it`,
    'Put quotes around text that starts with an exclamation mark.',
  ],
  [
    /^Block scalar header includes extra characters: (.*)$/,
    ([, header]) => `text follows in the line of \`${header}\``,
    'Start the text in the line below `|` or `>`, or put quotes around it.',
  ],
  [
    /^Unknown directive (.*)$/,
    ([, directive]) => `\`${directive}\` has a meaning of its own at the start of a line`,
    'Remove the line, or put quotes around text that starts with `%`.',
  ],
  [
    /^Unexpected block-seq-ind/,
    () => 'a list starts in the line of its field',
    'Start the list in the line below the name of the field.',
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
    'Put quotes around text that starts with an ampersand or an asterisk.',
  ],
]

/** Says what is wrong with YAML. */
export function faultOf({ message }: YAMLError): YamlFault {
  const text = message.replace(/\s+/g, ' ').replace(/\.$/, '')
  for (const [said, reason, hint] of faults) {
    const found = said.exec(text)
    if (found) return { reason: reason(found), hint }
  }
  return { reason: 'a character does not belong here', hint: quoteSigns }
}
