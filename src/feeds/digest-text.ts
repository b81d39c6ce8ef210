/** Writes a digest as plain text for emails. */

import type { DigestDocument, DigestEntry } from './digest.ts'

/** The longest line in characters, so that a reply with `> ` fits too (RFC 5322, section 2.1.1: at most 78). */
const longestLine = 72

/** Writes a digest as plain text, with addresses on lines of their own. Lines end with a line feed. */
export function digestText({ title, sections, links }: DigestDocument): string {
  const blocks = [
    underlined(title, '='),
    ...sections.flatMap((section) => [
      underlined(section.title, '-'),
      ...section.entries.map(entryText),
    ]),
    ...links.map(({ title: name, address }) => `${wrapped(name)}\n${address}`),
  ]
  return `${blocks.join('\n\n')}\n`
}

function entryText({ title, address, paragraphs }: DigestEntry): string {
  return [wrapped(title), address, ...paragraphs.map(wrapped)].join('\n')
}

function underlined(title: string, mark: string): string {
  const lines = wrapped(title).split('\n')
  const longest = Math.max(...lines.map((line) => Array.from(line).length))
  return [...lines, mark.repeat(Math.min(longest, longestLine))].join('\n')
}

/** Breaks a text into lines between words. A longer word has a line of its own. Control characters become spaces. */
function wrapped(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[\s\p{Cc}]+/u).filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && Array.from(longer).length > longestLine) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].join('\n')
}
