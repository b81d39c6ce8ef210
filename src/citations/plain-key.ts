/** The identifiers that keys give to places on a page. */

/**
 * Spells out the characters of a key that are awkward in addresses and identifiers; case stays. Different keys stay
 * different.
 */
export function plainKey(key: string): string {
  return key.replace(
    /[^A-Za-z\d-]/g,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  )
}

/** The identifier of a source's entry; unique on a page, whatever characters the key holds. */
export function entryId(key: string, prefix = ''): string {
  return `${prefix}ref-${plainKey(key)}`
}
