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
