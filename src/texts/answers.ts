/** What a text asked of the records while it was compiled, and whether the answers are still the same. */

import { hash } from 'node:crypto'

import type { TextRecords } from './transforms.ts'

/** What was asked about, by which name, and the digest of the answer. */
export type Answer = [kind: Kind, name: string, digest: string]

type Kind = keyof typeof ask

/** Returns the digest of the answer for a name, by what is asked about. It covers everything that a text can show of it. */
const ask = {
  item: ({ items }: TextRecords, key: string) => digestOf(items.get(key)),
  key: ({ isKey }: TextRecords, word: string) => String(isKey(word)),
  library: ({ library }: TextRecords) => hash('sha256', JSON.stringify(library())),
  style: ({ styles }: TextRecords, name: string) => hash('sha256', styles.get(name) ?? ''),
  claim: ({ claims }: TextRecords, id: string) => {
    const claim = claims.get(id)
    return `${digestOf(claim?.evidence)} ${digestOf(claim?.outcomes)}`
  },
  reference: ({ references }: TextRecords, key: string) => digestOf(references.get(key)),
} as const

/**
 * Returns the same records for one text, and the list of what it asked.
 *
 * Nothing but single records can be asked for, so that the list is complete.
 */
export function recordAnswers(records: TextRecords): {
  records: TextRecords
  answers: () => Answer[]
} {
  const asked = new Map<string, Answer>()
  const record = (kind: Kind, name: string) => {
    const question = `${kind} ${name}`
    if (!asked.has(question)) asked.set(question, [kind, name, ask[kind](records, name)])
  }
  return {
    records: {
      items: new RecordedMap(records.items, (key) => record('item', key)),
      styles: new RecordedMap(records.styles, (name) => record('style', name)),
      claims: {
        get: (id) => {
          record('claim', id)
          return records.claims.get(id)
        },
      },
      references: {
        get: (key) => {
          record('reference', key)
          return records.references.get(key)
        },
      },
      isKey: (word) => {
        record('key', word)
        return records.isKey(word)
      },
      library: () => {
        record('library', '')
        return records.library()
      },
    },
    answers: () => [...asked.values()],
  }
}

/** Returns whether everything that a text asked still has the same answer. */
export function repeatsAnswers(answers: readonly Answer[], records: TextRecords): boolean {
  return answers.every(([kind, name, digest]) => ask[kind](records, name) === digest)
}

/** A map that notes which names are asked for. */
class RecordedMap<Value> extends Map<string, Value> {
  readonly #all: ReadonlyMap<string, Value>
  readonly #record: (name: string) => void

  constructor(all: ReadonlyMap<string, Value>, record: (name: string) => void) {
    super()
    this.#all = all
    this.#record = record
  }

  override get(name: string): Value | undefined {
    this.#record(name)
    return this.#all.get(name)
  }

  override has(name: string): boolean {
    this.#record(name)
    return this.#all.has(name)
  }

  override keys(): never {
    throw new Error('A text may not walk through all records: it would depend on each of them.')
  }

  override values(): never {
    return this.keys()
  }

  override entries(): never {
    return this.keys()
  }

  override forEach(): never {
    return this.keys()
  }

  override [Symbol.iterator](): never {
    return this.keys()
  }

  override get size(): never {
    return this.keys()
  }
}

const digests = new WeakMap<object, string>()

/** Returns the digest of a record, once for each. */
function digestOf(record: object | undefined): string {
  if (!record) return 'missing'
  const known = digests.get(record) ?? hash('sha256', JSON.stringify(record))
  digests.set(record, known)
  return known
}
