/** The identifiers of citations and entries on a page, which are made from citation keys. */

/**
 * Replaces the characters of a key that are awkward in addresses and identifiers by their code points. Case is kept, and
 * different keys stay different.
 */
export function plainKey(key: string): string {
  return key.replace(
    /[^A-Za-z\d-]/g,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  )
}

/** The identifier of a source's entry, unique on a page for any key. */
export function entryId(key: string, prefix = ''): string {
  return `${prefix}ref-${plainKey(key)}`
}

/** Assigns identifiers that are stable from build to build: by source and by its count in the text. */
export class CitationIds {
  #citations = 0
  readonly #counts = new Map<string, number>()
  readonly #prefix: string

  /** @param prefix goes before every identifier */
  constructor(prefix = '') {
    this.#prefix = prefix
  }

  /** The identifier of the next citation. */
  ofCitation(): string {
    this.#citations += 1
    return `${this.#prefix}citation-${this.#citations}`
  }

  /** The identifier of the next link to a source. */
  ofSource(key: string): string {
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return `${this.#prefix}cite-${plainKey(key)}-${count}`
  }
}
