/** Entries of formats in which each line has a tag: RIS, and MEDLINE as PubMed exports it. */

import { decodeString } from 'micromark-util-decode-string'

import type { DataPath, Place } from '../../shared/place.ts'
import type { ReadingProblem } from '../problem.ts'
import type { SourceRecord } from '../record.ts'

/** A value and the tag before it. */
export interface TaggedValue {
  tag: string
  /** Lines that continue the value are separated by `\n`. */
  value: string
  /** Where the value starts, from 1. */
  line: number
  column: number
}

/** Collects the fields of a CSL-JSON item from tagged values. */
export class TaggedEntry {
  readonly data: Record<string, unknown> = {}
  readonly #origins = new Map<string, TaggedValue>()

  #values: readonly TaggedValue[]

  /** @param values in the order of the file; empty ones are ignored */
  constructor(values: readonly TaggedValue[]) {
    this.#values = values.filter(({ value }) => value.trim() !== '')
  }

  /** The values that were not taken, in the order of the file. */
  get values(): readonly TaggedValue[] {
    return this.#values
  }

  /** Removes the values with one of the tags from the entry, and returns them. */
  take(tags: readonly string[]): TaggedValue[] {
    const taken = this.all(...tags)
    this.#values = this.#values.filter(({ tag }) => !tags.includes(tag))
    return taken
  }

  /** Returns the values with one of the tags: those of the first tag that occurs, or of all tags together. */
  all(...tags: string[]): TaggedValue[] {
    return this.values.filter(({ tag }) => tags.includes(tag))
  }

  /** Returns the first value of the first tag that occurs. */
  first(...tags: string[]): TaggedValue | undefined {
    for (const tag of tags) {
      const found = this.values.find((each) => each.tag === tag)
      if (found) return found
    }
    return undefined
  }

  /** Sets a field, unless the value is empty or the field is set. */
  set(field: string, value: unknown, origin: TaggedValue | undefined): void {
    if (value === undefined || value === '' || this.data[field] !== undefined) return
    this.data[field] = value
    if (origin) this.#origins.set(field, origin)
  }

  /** Sets a field to the text of a value. */
  setText(field: string, origin: TaggedValue | undefined): void {
    if (origin) this.set(field, textOf(origin), origin)
  }

  /** Returns the entry as a record of a file. */
  toRecord(
    of: Pick<SourceRecord, 'id' | 'file' | 'format'> & { line: number },
    custom?: SourceRecord['custom'],
  ): SourceRecord {
    const { id, file, format } = of
    const place = { file, line: of.line, column: 1 }
    const originOf = ([field]: DataPath) => this.#origins.get(String(field))
    return {
      id,
      file,
      format,
      data: this.data,
      ...(custom && { custom }),
      place,
      placeOf: (path) => {
        const origin = originOf(path)
        return origin ? { file, line: origin.line, column: origin.column } : place
      },
      nameOf: (path) => originOf(path)?.tag,
    }
  }
}

/** The records of a file, and what is wrong with it. */
export interface ReadEntries {
  records: SourceRecord[]
  problems: ReadingProblem[]
}

/** Returns the text of a value on one line, with its character references decoded. */
export function textOf({ value }: TaggedValue): string {
  return value
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/gi, decodeString)
    .replace(/<(\/?)em>/gi, '<$1i>')
    .replace(/<(\/?)strong>/gi, '<$1b>')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Reports a part of a file that cannot be read. */
export function unread(place: Place, message: string, hint: string): ReadingProblem {
  return { rule: 'file-parses', place, message, hint, lost: true }
}
