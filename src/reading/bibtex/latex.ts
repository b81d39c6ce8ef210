/** From LaTeX to text with the markup that CSL allows in a value (CSL 1.0.2, "Rich-text"). */

import { parse } from '@retorquere/bibtex-parser'

import { expandCommands } from './commands.ts'
import type { Commands } from './known-commands.ts'
import { literals, restoreMarks } from './marks.ts'

/** The text of a value, and its unknown LaTeX commands. */
export interface LatexText {
  text: string
  /** Each command once, as it is written: `\footnote`, `\begin{itemize}`. */
  unknown: string[]
}

/**
 * Reads LaTeX as text.
 *
 * Commands, accents and formulas are read by `@retorquere/bibtex-parser`, after `commands.ts` has replaced those it does
 * not know. Sub- and superscripts, italics, bold type and small capitals become CSL markup. An argument of an unknown
 * command stays in the text. A `$` that encloses no formula, `%` and `#` are taken for themselves, since they are not
 * escaped in many files.
 *
 * @param defined the commands that the file defines
 */
export function readLatex(latex: string, defined?: Commands): LatexText {
  if (!/[\\$]/.test(latex)) return { text: readPlain(quoted(latex)), unknown: [] }
  const known = defined === undefined ? cache.get(latex) : undefined
  if (known) return known
  const read = readCommands(quoted(latex), defined)
  if (defined === undefined) remember(latex, read)
  return read
}

/** Names of journals, publishers and people occur many times. */
const cache = new Map<string, LatexText>()

function remember(latex: string, read: LatexText): void {
  if (cache.size > 20_000) cache.clear()
  cache.set(latex, read)
}

/** Reads text without commands and formulas: braces, ties, dashes and quotation marks. `-{}-` is no dash. */
function readPlain(latex: string): string {
  return finish(restoreMarks(ligatures(latex).replace(/[{}]/g, '').replaceAll('~', '\u00a0')))
}

/** Pairs single quotation marks, which are typed as in ``a `word' here``, and reads the Spanish marks. */
function quoted(latex: string): string {
  if (!latex.includes('`')) return latex
  return latex
    .replace(/(?<!\\)([?!])`(?!`)/g, (_, mark: string) => spanishMarks[mark] ?? mark)
    .replace(
      /(?<![\p{L}\p{N}`}\\?!])`(?![`{])([^`']*(?:'(?=\p{L})[^`']*)*)'(?![\p{L}'{])/gu,
      '‘$1’',
    )
}

/** What TeX prints for a question or exclamation mark with a grave accent after it. */
const spanishMarks: Readonly<Record<string, string>> = { '?': '\u00BF', '!': '\u00A1' }

function ligatures(text: string): string {
  return text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
}

function readCommands(latex: string, defined: Commands | undefined): LatexText {
  const unknown = new Set<string>()
  const report = (name: string) => unknown.add(name)
  const prepared = expandCommands(latex, { ...(defined ? { defined } : {}), report }).replace(
    /(?<!\\)[<>%#]/g,
    (character) => literals[character] ?? character,
  )
  const { entries, errors } = parse(`@misc{k,x={${prepared}}}`, {
    english: false,
    sentenceCase: false,
    applyCrossRef: false,
    removeOuterBraces: [],
    unsupported: (node) => {
      const kept = keptOf(node)
      if (kept.command !== undefined) report(kept.command)
      return kept.text
    },
  })
  const [entry] = entries
  const value = entry?.fields['x']
  if (errors.length > 0 && typeof value !== 'string') {
    const commands = latex.match(/\\(?:[A-Za-z]+|.)/g) ?? []
    return {
      text: finish(latex.replace(/[{}]/g, '')),
      unknown: unknown.size > 0 ? [...unknown] : [...new Set(commands)],
    }
  }
  return {
    text: finish(withoutEmptyMarkup(restoreMarks(typeof value === 'string' ? value : ''))),
    unknown: [...unknown],
  }
}

/** Commands that only change how type looks, in ways that CSL cannot say; the parser reports them after it has read them. */
const silent = new Set(['bf', 'sf', 'rm', 'tt', 'sc', 'it', 'sl', 'em'])

interface Node {
  type: string
  content?: unknown
  env?: unknown
  args?: { content: Node[] }[]
}

/** What of an unsupported piece of LaTeX stays in the text, and the command to report. */
function keptOf(node: unknown): { text: string; command?: string } {
  const { type, content, env, args = [] } = node as Node
  if (type === 'macro' && typeof content === 'string') {
    const text = args.map(({ content: parts }) => textOf(parts)).join('')
    return silent.has(content) ? { text } : { text, command: `\\${content}` }
  }
  if (type === 'environment') {
    return { text: textOf(content), command: `\\begin{${typeof env === 'string' ? env : '…'}}` }
  }
  return { text: textOf(content) }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((node: Node) => (node.type === 'whitespace' ? ' ' : textOf(node.content)))
    .join('')
}

function withoutEmptyMarkup(text: string): string {
  return text
    .replace(/<\/?code>/g, '')
    .replace(/<(sub|sup|i|b)><\/\1>/g, '')
    .replace(/<\/(sub|sup)><\1>/g, '')
}

/** Composes letters with their accents, and reduces white space to one space. */
function finish(text: string): string {
  return (
    text
      // A letter of the mathematical alphabets is the letter.
      .replace(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
      .replace(/ı\u0307/g, 'i')
      .replace(/ı(?=\p{M})/gu, 'i')
      .replace(/ȷ(?=\p{M})/gu, 'j')
      .replace(/[^\S\u00a0\u2000-\u200a\u202f]+/g, ' ')
      // Invisible: where a line may break.
      .replace(/[\u200b\u2060\u00ad]/g, '')
      .replace(/^ | $/g, '')
      .normalize('NFC')
  )
}
