/** Reads the fields of an entry into an item. */

import type { Commands } from './known-commands.ts'
import type { Fields } from './inheritance.ts'
import type { ScannedEntry, ScannedField, ScanProblem } from './scanned.ts'

import { readLatex } from './latex.ts'
import { edition, localized } from './localization.ts'
import { unknownWord } from './scan-problems.ts'

/** A problem of a field. */
export interface FieldProblem extends ScanProblem {
  rule: 'file-parses' | 'record-has-its-shape' | 'latex-is-known' | 'entry-is-understood'
}

/** The conversions of the texts of some fields. */
const changes: Record<string, (text: string) => string> = {
  edition,
  pubstate: localized,
  venue: localized,
}

/** Reads the fields of an entry, with those it inherits, into a CSL-JSON item, and collects the problems. */
export class EntryReader {
  readonly type: string
  readonly key: string
  readonly data: Record<string, unknown> = {}
  /** The field of the entry that each field of the item was read from. */
  readonly origins = new Map<string, ScannedField>()
  readonly problems: FieldProblem[] = []
  readonly #fields: Fields
  readonly #defined: Commands | undefined

  constructor({ type, key }: ScannedEntry, fields: Fields, defined: Commands | undefined) {
    this.type = type
    this.key = key
    this.#fields = fields
    this.#defined = defined
  }

  field(name: string): ScannedField | undefined {
    return this.#fields.get(name)
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  /** Returns the first of several fields that the entry has. */
  first(...names: string[]): string | undefined {
    return names.find((name) => this.#fields.has(name))
  }

  /** Sets a field of the item, unless its value is empty, and records the field it was read from. */
  set(csl: string, value: unknown, name: string): void {
    if (value === undefined || value === '') return
    this.data[csl] = value
    const origin = this.#fields.get(name)
    if (origin) this.origins.set(csl, origin)
  }

  /**
   * Returns the text of a field, and reports its unknown commands and words.
   *
   * @param prepare changes its LaTeX before it is read
   */
  text(name: string, prepare = (latex: string): string => latex): string | undefined {
    const field = this.field(name)
    if (!field) return undefined
    const text = this.latex(field, prepare(field.value))
    for (const word of field.unknownWords)
      this.report('file-parses', unknownWord(field.written, word))
    const change = changes[name]
    return change && text !== '' ? change(text) : text
  }

  /** Reads LaTeX without reporting unknown commands. */
  plain(latex: string): string {
    return readLatex(latex, this.#defined).text
  }

  /** Reads LaTeX and reports its unknown commands at their place in a field. */
  latex(field: ScannedField, latex: string): string {
    const { text, unknown } = readLatex(latex, this.#defined)
    for (const command of unknown) {
      this.report('latex-is-known', {
        ...this.#at(field, command),
        message: `\`${field.written}\` of \`${this.key}\` contains an unknown LaTeX command: \`${command}\`.`,
        hint: `Write its meaning as text, or define it in the file: \`@preamble{"\\newcommand{${command.replace(/\{.*/, '')}}[1]{#1}"}\`.`,
      })
    }
    return text
  }

  /** Returns where words are in the value of a field; if they do not occur, the start of the value. */
  #at(field: ScannedField, words: string): { offset: number; length: number } {
    const isCommand = /\\[A-Za-z]+$/.test(words)
    let at = field.value.indexOf(words)
    while (isCommand && at !== -1 && /[A-Za-z]/.test(field.value[at + words.length] ?? '')) {
      at = field.value.indexOf(words, at + 1)
    }
    return { offset: field.valueOffset + Math.max(0, at), length: at === -1 ? 1 : words.length }
  }

  report(rule: FieldProblem['rule'], problem: ScanProblem): void {
    this.problems.push({ rule, ...problem })
  }
}

/** Shortens a quoted value to 80 characters on one line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}
