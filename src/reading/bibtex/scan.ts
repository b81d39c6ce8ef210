/** Splits a BibTeX file into its entries and fields. */

import type { ScannedEntry, ScannedField, ScannedLibrary, ScannedValue } from './scanned.ts'

import { predefinedAbbreviations } from './abbreviations.ts'
import { Cursor } from './cursor.ts'
import {
  BrokenEntry,
  closedTooEarly,
  emptyString,
  misplaced,
  noCommaAfterField,
  noCommaAfterKey,
  noEntry,
  noKey,
  spaceInKey,
  unclosedKey,
  unclosedValue,
  unknownWord,
} from './scan-problems.ts'

/**
 * Splits a BibTeX file into its entries and fields (btxdoc, "BibTeX files"; the biber manual, "Data sources").
 *
 * A broken entry is reported where it breaks, and reading continues with the next line that starts an entry. A key can
 * contain anything except white space, commas, equals signs and braces, in any Unicode form. Values are not interpreted.
 *
 * @param keysAreOptional whether entries are read that have no key, or one with spaces. Otherwise they are problems
 */
export function scanBibtex(source: string, keysAreOptional = false): ScannedLibrary {
  return new Scanner(source, keysAreOptional).scan()
}

class Scanner {
  readonly #cursor: Cursor
  readonly #abbreviations = predefinedAbbreviations()
  readonly #library: ScannedLibrary = { entries: [], preambles: [], problems: [] }

  readonly #keysAreOptional: boolean

  constructor(source: string, keysAreOptional: boolean) {
    this.#cursor = new Cursor(source)
    this.#keysAreOptional = keysAreOptional
  }

  scan(): ScannedLibrary {
    const cursor = this.#cursor
    while (this.#findEntry()) {
      const start = cursor.at
      let key = ''
      try {
        this.#readEntry(start, (found) => (key = found))
      } catch (error) {
        if (!(error instanceof BrokenEntry)) throw error
        this.#library.problems.push({
          ...error.problem,
          lost: true,
          ...(key ? { broken: { key, offset: start } } : {}),
        })
        cursor.at = this.#nextLineOfEntry(start + 1)
      }
    }
    return this.#library
  }

  /** Moves to the next `@` that starts an entry. Text between entries is a comment, and so is a line after `%`. */
  #findEntry(): boolean {
    const { source } = this.#cursor
    const next = /%[^\n]*|@/g
    next.lastIndex = this.#cursor.at
    for (let found = next.exec(source); found; found = next.exec(source)) {
      if (found[0] !== '@') continue
      const opens = this.#cursor.match(/@\s*[\p{L}\p{N}_:.+-]+\s*[{(]/uy, found.index)
      const startsLine = /(?:^|\n)[^\S\n]*$/.test(
        source.slice(Math.max(0, found.index - 80), found.index),
      )
      if (opens === undefined && !startsLine) continue
      this.#cursor.at = found.index
      return true
    }
    return false
  }

  /** Returns where the next line that starts an entry is, or the end of the file. */
  #nextLineOfEntry(from: number): number {
    const { source } = this.#cursor
    const start = /\n[^\S\n]*(?=@\s*[\p{L}\p{N}_:.+-]+\s*[{(])/gu
    start.lastIndex = Math.max(0, from - 1)
    const found = start.exec(source)
    return found ? found.index + found[0].length : source.length
  }

  #readEntry(start: number, onKey: (key: string) => void): void {
    const opening = this.#cursor.match(/@\s*([\p{L}\p{N}_:.+-]*)\s*([{(]?)/uy, start)
    const [all = '@', writtenType = '', brace = ''] = opening ?? []
    const type = writtenType.toLowerCase()
    this.#cursor.at = start + all.length
    if (type === 'comment') {
      this.#skipComment(brace)
      return
    }
    if (writtenType === '' || brace === '') throw new BrokenEntry(noEntry(start, all))
    const close = brace === '{' ? '}' : ')'
    if (type === 'string') {
      this.#readString(close, start)
      return
    }
    if (type === 'preamble') {
      this.#library.preambles.push(this.#readValue('preamble', close).value)
      this.#cursor.skipSpace()
      this.#cursor.skip(close)
      return
    }
    this.#cursor.skipSpace()
    const keyOffset = this.#cursor.at
    const key = this.#readKey(close, start)
    onKey(key)
    const entry = {
      type,
      writtenType,
      key,
      keyOffset,
      offset: start,
      fields: new Map(),
      repeated: [],
    }
    const earlier = this.#library.problems.length
    this.#readFields(entry, close)
    if (key !== '' || this.#keysAreOptional) this.#library.entries.push(entry)
    else if (this.#library.problems.length === earlier)
      this.#library.problems.push({ ...noKey(entry), lost: true })
  }

  /** Skips text in braces, or the rest of the line. JabRef keeps its settings in comments. */
  #skipComment(brace: string): void {
    const cursor = this.#cursor
    if (brace === '{') {
      const end = cursor.closingBrace(cursor.at)
      if (end !== undefined) {
        cursor.at = end + 1
        return
      }
    }
    const end = cursor.source.indexOf('\n', cursor.at)
    cursor.at = end === -1 ? cursor.source.length : end
  }

  /** Reads an abbreviation, or several with commas between them, which BibTeX's successors allow (btparse). */
  #readString(close: string, start: number): void {
    const cursor = this.#cursor
    do this.#readAbbreviation(close, start)
    while (cursor.match(/[^\s,={}()"#%]+\s*=/y))
    cursor.skip(close)
  }

  #readAbbreviation(close: string, start: number): void {
    const cursor = this.#cursor
    cursor.skipSpace()
    const name = cursor.match(/[^\s,={}()"#%]+/y)?.[0]
    cursor.at += name?.length ?? 0
    cursor.skipSpace()
    if (name === undefined || cursor.peek() !== '=') throw new BrokenEntry(emptyString(start))
    cursor.at += 1
    const { value, unknownWords } = this.#readValue(name, close)
    for (const unknown of unknownWords) this.#library.problems.push(unknownWord(name, unknown))
    this.#abbreviations.set(name.toLowerCase(), value)
    cursor.skipSpace()
    cursor.skip(',')
    cursor.skipSpace()
  }

  /** Reads the key and the comma after it. An entry without a key starts with a field. */
  #readKey(close: string, start: number): string {
    const cursor = this.#cursor
    const { at } = cursor
    const [written = ''] = cursor.match(close === '}' ? /[^,={}\n]*/y : /[^,={}\n)]*/y) ?? []
    const key = written.trim()
    const after = at + written.length
    if (cursor.source[after] === '=') {
      const named = /^(.*\S)\s+\S+$/.exec(key)?.[1]
      if (named === undefined) return ''
      throw new BrokenEntry(noCommaAfterKey(at, named))
    }
    const end = cursor.match(/\s*[,})]/y, after)
    if (/\s/.test(key) && !(this.#keysAreOptional && end))
      throw new BrokenEntry(spaceInKey(at, key, end !== undefined))
    if (!end) {
      const isEnd = cursor.match(/\s*$/y, after) !== undefined
      throw new BrokenEntry(isEnd ? unclosedKey(start) : noCommaAfterKey(at, key))
    }
    cursor.at = after + end[0].length - 1
    cursor.skip(',')
    return key
  }

  #readFields(entry: ScannedEntry, close: string): void {
    const cursor = this.#cursor
    let last: ScannedField | undefined
    for (;;) {
      cursor.skipSpace()
      while (cursor.peek() === ',') {
        cursor.at += 1
        cursor.skipSpace()
      }
      if (cursor.peek() === close) break
      const field = this.#readField(entry, close, last)
      if (entry.fields.has(field.name)) entry.repeated.push(field)
      else entry.fields.set(field.name, field)
      last = field
    }
    const offset = cursor.at
    cursor.at += 1
    // The text after an entry is a comment, unless it is a field.
    if (last && cursor.match(/\s*,\s*[\w-]+\s*=\s*["{\d]/y)) {
      throw new BrokenEntry(closedTooEarly(offset, entry, close, last))
    }
  }

  #readField(entry: ScannedEntry, close: string, last: ScannedField | undefined): ScannedField {
    const cursor = this.#cursor
    const offset = cursor.at
    const written = cursor.match(/[^\s,={}()"#%@]+/y)?.[0] ?? ''
    cursor.at += written.length
    cursor.skipSpace()
    if (written === '' || cursor.peek() !== '=') {
      const found = cursor.source[offset]
      throw new BrokenEntry(misplaced(entry, offset, { written, found, ...(last && { last }) }))
    }
    cursor.at += 1
    cursor.skipSpace()
    const value = this.#readValue(written, close)
    cursor.skipSpace()
    const isSeparated = cursor.peek() === ',' || cursor.peek() === close
    if (!isSeparated && cursor.match(/[^\s,={}()"#%@]+\s*=/y)) {
      this.#library.problems.push(noCommaAfterField(value.end, entry, written))
    }
    return { name: written.toLowerCase().normalize('NFC'), written, offset, ...value }
  }

  /** Reads a value: parts in braces or quotation marks, numbers and abbreviations, joined by `#`. */
  #readValue(field: string, close: string): ScannedValue {
    const cursor = this.#cursor
    const unknownWords: ScannedValue['unknownWords'] = []
    const parts: string[] = []
    let valueOffset: number | undefined
    for (;;) {
      cursor.skipSpace()
      const start = cursor.at
      if (cursor.peek() === '{' || cursor.peek() === '"') {
        parts.push(this.#readQuoted(field, close))
        valueOffset ??= start + 1
      } else {
        const [word = ''] = cursor.match(close === '}' ? /[^\s,{}"#]+/y : /[^\s,{}"#)]+/y) ?? []
        valueOffset ??= start
        cursor.at += word.length
        const text = /^\d+$/.test(word) ? word : this.#abbreviations.get(word.toLowerCase())
        if (text === undefined && word !== '') unknownWords.push({ word, offset: start })
        parts.push(text ?? word)
      }
      const end = cursor.at
      cursor.skipSpace()
      if (cursor.peek() !== '#') {
        cursor.at = end
        return { value: parts.join(''), valueOffset, end, unknownWords }
      }
      cursor.at += 1
    }
  }

  /** Reads a part in braces or quotation marks, and returns the text between them. */
  #readQuoted(field: string, close: string): string {
    const cursor = this.#cursor
    const start = cursor.at
    const opening = cursor.peek()
    const end =
      opening === '{' ? cursor.closingBrace(start + 1) : cursor.closingQuote(start + 1, close)
    if (end === undefined) throw new BrokenEntry(unclosedValue(field, start, opening))
    cursor.at = end + 1
    return cursor.source.slice(start + 1, end)
  }
}
