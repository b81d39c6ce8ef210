/** Writes names in full, and recognises the mark at the end of an incomplete list: "et al." */

import type { CslName } from './csl.ts'

/** The mark in records. CSL itself has none. */
export const othersMark: CslName = { literal: 'et al.' }

/** Whether a name is the mark of an incomplete list: `et al.`, or `others`, which pandoc writes in CSL-JSON. */
export function isOthersMark(name: CslName | undefined): boolean {
  const { literal } = name ?? {}
  return literal !== undefined && /^(?:et al\.?|others)$/i.test(literal.trim())
}

/**
 * Separates the mark from a list of names.
 *
 * @returns the people and organisations in the list, and whether there are others
 */
export function namesAndOthers(list: readonly CslName[] | undefined): {
  names: CslName[]
  hasOthers: boolean
} {
  const all = list ?? []
  const names = all.filter((name) => !isOthersMark(name))
  return { names, hasOthers: names.length < all.length }
}

/** Scripts in which the family name comes first, without a space after it. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Returns a name in its natural order. */
export function wholeName(name: CslName): string {
  const { literal, family, given = '', suffix } = name
  if (family !== undefined && familyFirst.test(family) && familyFirst.test(given))
    return family + given
  return literal ?? [given, familyName(name), suffix].filter(Boolean).join(' ')
}

/** Returns a family name with its particles. */
export function familyName(name: CslName): string | undefined {
  const parts = [name['dropping-particle'], name['non-dropping-particle'], name.family]
  return parts.filter(Boolean).join(' ') || undefined
}

/** Returns the family name of a person, or the whole name of an organisation. */
export function familyOrWholeName(name: CslName): string {
  return familyName(name) ?? wholeName(name)
}

/**
 * Returns a name with the family name first: `van den Berg, Jan`, `King, Martin Luther, Jr.`; an organisation unchanged. A
 * comma would end a part, so parts lose theirs.
 */
export function invertedName(name: CslName): string {
  const { literal, family, given, suffix } = name
  if (family === undefined) return literal ?? given ?? ''
  const last = [name['non-dropping-particle'], family].filter(Boolean).join(' ')
  const first = [given, name['dropping-particle']].filter(Boolean).join(' ')
  return [last, first, suffix].flatMap((part) => (part ? part.replaceAll(',', '') : [])).join(', ')
}
