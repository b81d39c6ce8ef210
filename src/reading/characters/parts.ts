/** The parts of a file with their own grammar: the tokens of its YAML, or the strings of JSON. */

import { Lexer } from 'yaml'

/** How a file is written: it decides where a field ends, what is a name, and which escapes there are. */
export type TextFormat = 'yaml' | 'mdx' | 'markdown' | 'json' | 'bibtex' | 'tagged' | 'csv' | 'xml'

export const jsonString = /"(?:[^"\\]|\\[^])*"/g

/** The YAML in a file: all of it, or its front matter, with its offset. */
export function yamlPart(source: string, format: TextFormat): { start: number; text: string } {
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

/** The tokens of YAML that contain text or structure, with their offsets. */
export function lexemesOf(yaml: string): Lexeme[] {
  const found: Lexeme[] = []
  let at = 0
  for (const text of new Lexer().lex(yaml)) {
    const start = yaml.indexOf(text, at)
    // Some tokens only announce what follows.
    if (start < 0 || (text.length === 1 && text < ' ' && text !== '\n')) continue
    found.push({ start, text })
    at = start + text.length
  }
  return found
}

/** The parts of a file with a grammar: its YAML with its tokens, or the strings of JSON. */
export interface Parts {
  yaml: { start: number; end: number }
  words: readonly Lexeme[]
}

export function partsOf(source: string, format: TextFormat): Parts {
  const { start, text } = yamlPart(source, format)
  const words =
    format === 'json'
      ? Array.from(source.matchAll(jsonString), ({ 0: each, index }) => ({ start: index, text: each })) // oxfmt-ignore
      : lexemesOf(text).map((lexeme) => ({ ...lexeme, start: start + lexeme.start }))
  return { yaml: { start, end: start + text.length }, words }
}

/** Returns the last token that starts before an offset, or at it. */
export function wordAt({ words }: Parts, offset: number): Lexeme | undefined {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return words[low - 1]
}
