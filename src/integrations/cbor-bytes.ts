/**
 * Reads and writes CBOR (RFC 8949) byte by byte, without making values of all of it. An index has millions of places of words,
 * which only move from one file to another.
 */

/** The first three bits of an item. */
export const kind = { unsigned: 0, negative: 1, text: 3, list: 4 } as const

type Kind = (typeof kind)[keyof typeof kind]

/** Most lists of places in metadata are empty. */
const none: number[] = []

/** Reads items one after the other. All methods throw if the next item is not of their kind. */
export class CborReader {
  readonly #bytes: Buffer
  /** The position of the next item. */
  at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  /** Reads the length of a list, whose items follow. */
  list(): number {
    return this.#argument(kind.list)
  }

  /** Reads the start of a list that has always the same length. */
  listOf(length: number): void {
    if (this.list() !== length) throw new Error('The search index has a list of another length.')
  }

  unsigned(): number {
    return this.#argument(kind.unsigned)
  }

  text(): string {
    const length = this.#argument(kind.text)
    return this.#bytes.toString('utf8', this.at, (this.at += length))
  }

  /** Reads a list of integers. */
  integers(): number[] {
    const length = this.list()
    return length === 0 ? none : Array.from({ length }, () => this.#integer())
  }

  /** Skips a list of integers; returns how many it has. */
  skipIntegers(): number {
    const length = this.list()
    for (let rest = length; rest > 0; rest -= 1) {
      const first = this.#bytes[this.at]
      // Nearly all places are one byte long.
      if (first !== undefined && first < 24) this.at += 1
      else this.#integer()
    }
    return length
  }

  #integer(): number {
    const first = this.#bytes[this.at] ?? 0xff
    return first >> 5 === kind.negative
      ? -1 - this.#argument(kind.negative)
      : this.#argument(kind.unsigned)
  }

  #argument(expected: Kind): number {
    const first = this.#bytes[this.at] ?? 0xff
    if (first >> 5 !== expected) throw new Error('The search index has a value of another kind.')
    this.at += 1
    const short = first & 31
    if (short < 24) return short
    if (short > 26) throw new Error('The search index has a number that is too long.')
    const size = 1 << (short - 24)
    return this.#bytes.readUIntBE((this.at += size) - size, size)
  }
}

/** Writes items one after the other. */
export class CborWriter {
  #bytes: Buffer
  #length = 0

  /** @param size how many bytes to reserve at first */
  constructor(size = 1 << 16) {
    this.#bytes = Buffer.allocUnsafeSlow(size)
  }

  /** Writes the first bytes of an item: an integer from 0, or the length of a list or a text. */
  head(of: Kind, argument: number): void {
    this.#reserve(5)
    const first = of << 5
    if (argument < 24) this.#bytes[this.#length++] = first | argument
    else {
      const size = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : 4
      this.#bytes[this.#length++] = first | (size === 4 ? 26 : 23 + size)
      this.#length = this.#bytes.writeUIntBE(argument, this.#length, size)
    }
  }

  integers(list: readonly number[]): void {
    this.head(kind.list, list.length)
    for (const value of list)
      if (value < 0) this.head(kind.negative, -1 - value)
      else this.head(kind.unsigned, value)
  }

  text(text: string): void {
    const length = Buffer.byteLength(text)
    this.head(kind.text, length)
    this.#reserve(length)
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** Copies items that are encoded already. */
  copy(from: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start)
    // Most are a few bytes long, for which a call of `Buffer.copy` takes longer.
    for (let at = start; at < end; at += 1) this.#bytes[this.#length++] = from[at] ?? 0
  }

  /** Returns what was written; the writer is empty afterwards. */
  take(): Buffer {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return bytes
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (this.#length + more))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
