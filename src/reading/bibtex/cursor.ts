/** A position in a BibTeX file, and where braces and quotation marks close. */
export class Cursor {
  readonly source: string
  at = 0

  constructor(source: string) {
    this.source = source
  }

  /** The character at the position; undefined at the end of the file. */
  peek(): string | undefined {
    return this.source[this.at]
  }

  /** Matches a sticky pattern at an offset, without moving. */
  match(pattern: RegExp, at = this.at): RegExpExecArray | undefined {
    pattern.lastIndex = at
    return pattern.exec(this.source) ?? undefined
  }

  /** Moves past a character, if it is the next one. */
  skip(sign: string): void {
    if (this.peek() === sign) this.at += 1
  }

  /** Skips white space and comments, which biber allows between fields. */
  skipSpace(): void {
    this.at += this.match(/(?:\s|%[^\n]*)*/y)?.[0].length ?? 0
  }

  /**
   * Returns where the brace that opened before `from` is closed.
   *
   * A backslash escapes the next character, unless the brace would then stay open to the end of the entry: BibTeX itself
   * counts every brace. The same goes for quotation marks.
   */
  closingBrace(from: number): number | undefined {
    return this.#closing(from, (sign, depth) => sign === '}' && depth === 0)
  }

  /** @param close what closes the entry */
  closingQuote(from: number, close: string): number | undefined {
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
    for (let found = mark.exec(this.source); found; found = mark.exec(this.source)) {
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
          // The next entry starts here, so what is open was never closed.
          return undefined
      }
    }
    return undefined
  }

  /** Returns whether a value can end here. A quotation mark inside a value is followed by more text. */
  #endsValue(at: number, close: string): boolean {
    const pattern = close === '}' ? /\s*(?:[,}#]|$|%|[\w-]+\s*=)/y : /\s*(?:[,)#]|$|%|[\w-]+\s*=)/y
    return this.match(pattern, at) !== undefined
  }
}

/** Returns whether a brace or quotation mark, at a depth of braces and an offset, ends a value. */
type IsEnd = (sign: string, depth: number, at: number) => boolean
