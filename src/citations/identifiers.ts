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
