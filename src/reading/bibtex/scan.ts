/** The structure of a BibTeX file: its entries and their fields as they are written, each with its offset. */

/** A field of an entry, its value still LaTeX. */
export interface ScannedField {
  /** The name of the field in lower case. */
  name: string
  /** The name as the author wrote it. */
  written: string
  /** Where the name starts in the file. */
  offset: number
  /** The value, with abbreviations filled in and parts joined. */
  value: string
  /** Where the text of the value starts, after its opening brace or quotation mark. */
  valueOffset: number
  /** Where the value ends, closing brace included. */
  end: number
  /** Bare words in the value that no `@string` defines. */
  unknownWords: { word: string; offset: number }[]
}

/** An entry as it is written. */
export interface ScannedEntry {
  /** The type in lower case, without `@`. */
  type: string
  /** The type as the author wrote it. */
  writtenType: string
  key: string
  /** Where the `@` is. */
  offset: number
  /** The first field of each name, by name. */
  fields: Map<string, ScannedField>
  /** Fields whose name occurred before. */
  repeated: ScannedField[]
}

/** A fault in the structure of a file. */
export interface ScanProblem {
  offset: number
  /** How many characters of the line are at fault. */
  length?: number
  message: string
  hint: string
  /** The key of the entry that could not be read, where there is one, and where the entry starts. */
  broken?: { key: string; offset: number }
}

/** A BibTeX file taken apart. */
export interface ScannedLibrary {
  entries: ScannedEntry[]
  /** The texts of all `@preamble`s, which may define LaTeX commands. */
  preambles: string[]
  problems: ScanProblem[]
}

/** Abbreviations that every BibTeX style defines. They stand for themselves: a month is read from any of its names. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const longMonths =
  'january february march april june july august september october november december'.split(' ')

/** Journals that the standard styles of BibTeX abbreviate (plain.bst). */
const journals: Record<string, string> = {
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tcs: 'Theoretical Computer Science',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
}

/**
 * Takes a BibTeX file apart (btxdoc, "BibTeX files"; the biber manual, "Data sources").
 *
 * A broken entry is reported where it breaks, and reading goes on with the next line that starts an entry. Anything but
 * white space, commas, equals signs and braces may be part of a key, in any Unicode form. No value is judged here.
 */
export function scanBibtex(source: string): ScannedLibrary {
  return new Scanner(source).scan()
}

/** Ends the reading of one entry. */
class Broken extends Error {
  readonly problem: ScanProblem

  constructor(problem: ScanProblem) {
    super(problem.message)
    this.problem = problem
  }
}

class Scanner {
  readonly #source: string
  #at = 0
  readonly #strings = new Map([
    ...[...months, ...longMonths].map((month) => [month, month] as const),
    ...Object.entries(journals),
  ])
  readonly #library: ScannedLibrary = { entries: [], preambles: [], problems: [] }

  constructor(source: string) {
    this.#source = source
  }

  scan(): ScannedLibrary {
    while (this.#findEntry()) {
      const start = this.#at
      let key = ''
      try {
        this.#readEntry(start, (found) => (key = found))
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        this.#library.problems.push({
          ...error.problem,
          ...(key ? { broken: { key, offset: start } } : {}),
        })
        this.#at = this.#nextLineOfEntry(start + 1)
      }
    }
    return this.#library
  }

  /** Moves to the next `@` that starts something; text between entries is a comment, and so is a line after `%`. */
  #findEntry(): boolean {
    const next = /%[^\n]*|@/g
    next.lastIndex = this.#at
    for (let found = next.exec(this.#source); found; found = next.exec(this.#source)) {
      if (found[0] !== '@') continue
      const opens = this.#matchAt(/@\s*[\p{L}\p{N}_:.+-]+\s*[{(]/uy, found.index)
      const startsLine = /(?:^|\n)[^\S\n]*$/.test(
        this.#source.slice(Math.max(0, found.index - 80), found.index),
      )
      if (opens === undefined && !startsLine) continue
      this.#at = found.index
      return true
    }
    return false
  }

  /** Where the next line that starts an entry is, or the end of the file. */
  #nextLineOfEntry(from: number, until = this.#source.length): number {
    const start = /\n[^\S\n]*(?=@\s*[\p{L}\p{N}_:.+-]+\s*[{(])/gu
    start.lastIndex = Math.max(0, from - 1)
    const found = start.exec(this.#source)
    return found ? Math.min(found.index + found[0].length, until) : until
  }

  #readEntry(start: number, onKey: (key: string) => void): void {
    const opening = this.#matchAt(/@\s*([\p{L}\p{N}_:.+-]*)\s*([{(]?)/uy, start)
    const [all = '@', writtenType = '', brace = ''] = opening ?? []
    const type = writtenType.toLowerCase()
    this.#at = start + all.length
    if (type === 'comment') {
      this.#skipComment(brace)
      return
    }
    if (writtenType === '' || brace === '') {
      throw new Broken({
        offset: start,
        length: all.trimEnd().length,
        message: `\`${all.trim()}\` starts no entry: a brace is missing after it.`,
        hint: 'Write an entry as `@article{key, title = {…}, year = {2020} }`.',
      })
    }
    const close = brace === '{' ? '}' : ')'
    if (type === 'string') {
      this.#readString(close, start)
      return
    }
    if (type === 'preamble') {
      this.#library.preambles.push(this.#readValue('preamble', close).value)
      this.#skipSpace()
      if (this.#source[this.#at] === close) this.#at += 1
      return
    }
    const key = this.#readKey(close, start)
    onKey(key)
    const entry: ScannedEntry = {
      type,
      writtenType,
      key,
      offset: start,
      fields: new Map(),
      repeated: [],
    }
    const problems = this.#library.problems.length
    this.#readFields(entry, close)
    const fresh = this.#library.problems.slice(problems)
    if (key === '') {
      if (fresh.length === 0) {
        this.#library.problems.push({
          offset: start,
          length: writtenType.length + 1,
          message: 'This BibTeX entry has no citation key.',
          hint: `Give it one, as in \`@${writtenType}{smith2020, …}\`.`,
        })
      }
      return
    }
    this.#library.entries.push(entry)
  }

  /** Text in braces, or the rest of the line: JabRef keeps its settings there. */
  #skipComment(brace: string): void {
    if (brace === '{') {
      const end = this.#closingBrace(this.#at)
      if (end !== undefined) {
        this.#at = end + 1
        return
      }
    }
    const end = this.#source.indexOf('\n', this.#at)
    this.#at = end === -1 ? this.#source.length : end
  }

  #readString(close: string, start: number): void {
    this.#skipSpace()
    const name = this.#matchAt(/[^\s,={}()"#%]+/y, this.#at)?.[0]
    this.#at += name?.length ?? 0
    this.#skipSpace()
    if (name === undefined || this.#source[this.#at] !== '=') {
      throw new Broken({
        offset: start,
        message: 'This `@string` gives no abbreviation a text.',
        hint: 'Write it as `@string{jama = {Journal of the AMA}}`.',
      })
    }
    this.#at += 1
    const { value, unknownWords } = this.#readValue(name, close)
    for (const unknown of unknownWords) this.#library.problems.push(unknownWord(name, unknown))
    this.#strings.set(name.toLowerCase(), value)
    this.#skipSpace()
    if (this.#source[this.#at] === ',') this.#at += 1
    this.#skipSpace()
    if (this.#source[this.#at] === close) this.#at += 1
  }

  /** Reads the key and the comma after it. An entry without one starts with a field. */
  #readKey(close: string, start: number): string {
    this.#skipSpace()
    const at = this.#at
    const [written = ''] = this.#matchAt(close === '}' ? /[^,={}\n]*/y : /[^,={}\n)]*/y, at) ?? []
    const key = written.trim()
    const next = this.#source[at + written.length]
    if (next === '=') {
      const named = /^(.*\S)\s+\S+$/.exec(key)?.[1]
      if (named === undefined) return ''
      throw new Broken({
        offset: at,
        length: named.length,
        message: `The citation key \`${shorten(named)}\` is not followed by a comma.`,
        hint: 'Write an entry as `@article{key, title = {…}, year = {2020} }`.',
      })
    }
    const after = at + written.length
    const end = this.#matchAt(/\s*[,})]/y, after)
    if (/\s/.test(key)) {
      throw new Broken({
        offset: at,
        length: key.length,
        message: `The citation key \`${shorten(key)}\` has a space in it.`,
        hint: end
          ? `Write it without, for example \`${shorten(key.replace(/\s+/g, '_'))}\`.`
          : 'Write the key without spaces and put a comma after it.',
      })
    }
    if (!end) {
      const isEnd = this.#matchAt(/\s*$/y, after) !== undefined
      throw new Broken({
        offset: isEnd ? start : at,
        ...(isEnd ? {} : { length: Math.max(1, key.length) }),
        message: isEnd
          ? 'This entry is not closed: the file ends in it.'
          : `The citation key \`${shorten(key)}\` is not followed by a comma.`,
        hint: 'Write an entry as `@article{key, title = {…}, year = {2020} }`.',
      })
    }
    this.#at = after + end[0].length - 1
    if (this.#source[this.#at] === ',') this.#at += 1
    return key
  }

  #readFields(entry: ScannedEntry, close: string): void {
    let last: ScannedField | undefined
    for (;;) {
      this.#skipSpace()
      while (this.#source[this.#at] === ',') {
        this.#at += 1
        this.#skipSpace()
      }
      if (this.#source[this.#at] === close) {
        const offset = this.#at
        this.#at += 1
        // Whatever follows an entry is a comment; a field there has lost its entry.
        if (last && this.#matchAt(/\s*,\s*[\w-]+\s*=\s*["{\d]/y, this.#at)) {
          throw new Broken({
            offset,
            length: 1,
            message: `This \`${close}\` closes the entry \`${entry.key}\` after \`${last.written}\`, and fields follow.`,
            hint: `Remove it, or check the braces of \`${last.written}\`.`,
          })
        }
        return
      }
      const field = this.#readField(entry, close, last)
      if (entry.fields.has(field.name)) entry.repeated.push(field)
      else entry.fields.set(field.name, field)
      last = field
    }
  }

  #readField(entry: ScannedEntry, close: string, last: ScannedField | undefined): ScannedField {
    const offset = this.#at
    const written = this.#matchAt(/[^\s,={}()"#%@]+/y, offset)?.[0] ?? ''
    this.#at += written.length
    this.#skipSpace()
    if (written === '' || this.#source[this.#at] !== '=') {
      throw new Broken(this.#misplaced(entry, offset, written, last))
    }
    this.#at += 1
    this.#skipSpace()
    const name = written.toLowerCase().normalize('NFC')
    const { value, valueOffset, end, unknownWords } = this.#readValue(written, close)
    this.#skipSpace()
    const next = this.#source[this.#at]
    if (next !== ',' && next !== close && this.#matchAt(/[^\s,={}()"#%@]+\s*=/y, this.#at)) {
      this.#library.problems.push({
        offset: end - 1,
        length: 1,
        message: `A comma is missing after \`${written}\` of \`${entry.key}\`.`,
        hint: 'Put a comma between two fields.',
      })
    }
    return { name, written, offset, value, valueOffset, end, unknownWords }
  }

  /** What is wrong where the name of a field and an equals sign should be. */
  #misplaced(
    entry: ScannedEntry,
    offset: number,
    written: string,
    last: ScannedField | undefined,
  ): ScanProblem {
    const after = last ? ` after \`${last.written}\`` : ''
    const isOver = offset >= this.#source.length || (written === '' && this.#source[offset] === '@')
    const name = entry.key === '' ? 'This entry' : `The entry \`${entry.key}\``
    if (isOver) {
      // The value took the fields after it for its own.
      if (last && /\n\s*[\w-]+\s*=\s*["{]/.test(last.value))
        return unclosed(last.written, last.valueOffset - 1)
      return {
        offset: entry.offset,
        length: entry.writtenType.length + 1,
        message: `${name} is not closed${after}.`,
        hint: 'Put a closing brace at its end, and check that every brace in its fields is closed.',
      }
    }
    if (written === '') {
      const found = this.#source[offset] ?? ''
      const isBrace = /["{}()]/.test(found)
      return {
        offset,
        length: 1,
        message: `\`${found}\` is out of place${after} in \`${entry.key}\`.`,
        hint:
          isBrace && last
            ? `Remove it, or check the braces of \`${last.written}\`.`
            : 'Write a field as `title = {…}`, with a comma between two fields.',
      }
    }
    return {
      offset,
      length: written.length,
      message: `\`${shorten(written)}\`${after} in \`${entry.key}\` is not followed by an equals sign.`,
      hint: last
        ? `Write a field as \`title = {…}\`, and check that the value of \`${last.written}\` is in braces as a whole.`
        : 'Write a field as `title = {…}`. A key has no spaces and ends in a comma.',
    }
  }

  /** Reads a value: parts in braces or quotation marks, numbers and abbreviations, joined by `#`. */
  #readValue(
    field: string,
    close: string,
  ): Pick<ScannedField, 'value' | 'valueOffset' | 'end' | 'unknownWords'> {
    const unknownWords: ScannedField['unknownWords'] = []
    const parts: string[] = []
    let valueOffset: number | undefined
    for (;;) {
      this.#skipSpace()
      const start = this.#at
      const opening = this.#source[start]
      if (opening === '{' || opening === '"') {
        const end =
          opening === '{' ? this.#closingBrace(start + 1) : this.#closingQuote(start + 1, close)
        if (end === undefined) {
          throw new Broken(unclosed(field, start, opening))
        }
        parts.push(this.#source.slice(start + 1, end))
        valueOffset ??= start + 1
        this.#at = end + 1
      } else {
        const [word = ''] =
          this.#matchAt(close === '}' ? /[^\s,{}"#]+/y : /[^\s,{}"#)]+/y, start) ?? []
        valueOffset ??= start
        this.#at += word.length
        const text = /^\d+$/.test(word) ? word : this.#strings.get(word.toLowerCase())
        if (text === undefined && word !== '') unknownWords.push({ word, offset: start })
        parts.push(text ?? word)
      }
      const end = this.#at
      this.#skipSpace()
      if (this.#source[this.#at] !== '#') {
        this.#at = end
        return { value: parts.join(''), valueOffset, end, unknownWords }
      }
      this.#at += 1
    }
  }

  /**
   * Where the brace that opened before `from` is closed. A backslash takes the special meaning from the next character,
   * unless the brace would then stay open to the end of the entry: BibTeX itself counts every brace. The same goes for
   * quotation marks.
   */
  #closingBrace(from: number): number | undefined {
    return this.#closing(from, (sign, depth) => sign === '}' && depth === 0)
  }

  #closingQuote(from: number, close: string): number | undefined {
    return this.#closing(
      from,
      (sign, depth, at) => sign === '"' && depth <= 0 && this.#endsValue(at + 1, close),
    )
  }

  #closing(from: number, isEnd: IsEnd): number | undefined {
    return this.#firstEnd(from, isEnd, true) ?? this.#firstEnd(from, isEnd, false)
  }

  #firstEnd(from: number, isEnd: IsEnd, escapes: boolean): number | undefined {
    const mark = /[\\{}"]|\n[^\S\n]*@[\p{L}]+\s*[{(]\s*[^\s,={}]+\s*,/gu
    mark.lastIndex = from
    let depth = 0
    for (let found = mark.exec(this.#source); found; found = mark.exec(this.#source)) {
      const [sign] = found
      if (isEnd(sign, depth, found.index)) return found.index
      switch (sign) {
        case '\\':
          if (escapes) mark.lastIndex += 1
          break
        case '{':
          depth += 1
          break
        case '}':
          depth -= 1
          break
        case '"':
          break
        default:
          // The next entry: what is open was never closed.
          return undefined
      }
    }
    return undefined
  }

  /** Tells whether a value can end here; a quotation mark inside a value is followed by more text. */
  #endsValue(at: number, close: string): boolean {
    return (
      this.#matchAt(
        close === '}' ? /\s*(?:[,}#]|$|%|[\w-]+\s*=)/y : /\s*(?:[,)#]|$|%|[\w-]+\s*=)/y,
        at,
      ) !== undefined
    )
  }

  /** Skips white space and comments, which biber allows between fields. */
  #skipSpace(): void {
    const space = /(?:\s|%[^\n]*)*/y
    space.lastIndex = this.#at
    this.#at += space.exec(this.#source)?.[0].length ?? 0
  }

  #matchAt(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.#source) ?? undefined
  }
}

/** Tells whether a brace or quotation mark, at a depth of braces and an offset, ends a value. */
type IsEnd = (sign: string, depth: number, at: number) => boolean

/** The problem of a bare word that no `@string` defines. */
export function unknownWord(
  field: string,
  { word, offset }: ScannedField['unknownWords'][number],
): ScanProblem {
  return {
    offset,
    length: word.length,
    message: `\`${shorten(word)}\` in \`${field}\` is not in braces, and no \`@string\` defines it.`,
    hint: `Put the text into braces: \`${field} = {${shorten(word)}}\`.`,
  }
}

function unclosed(field: string, offset: number, opening = '{'): ScanProblem {
  const isBrace = opening === '{'
  return {
    offset,
    length: 1,
    message: `\`${field}\` is not closed: ${isBrace ? 'a brace' : 'the quotation mark'} that opens here has no counterpart.`,
    hint: isBrace
      ? `Close every brace in \`${field}\`.`
      : `Put \`${field}\` into braces, or close the quotation mark.`,
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
