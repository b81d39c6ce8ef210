/** Names in full, and the mark at the end of a list that says that the list goes on: "et al." */

import type { CslName } from './csl.ts'

/** The mark, as a record holds it: CSL has none of its own. */
export const othersMark: CslName = { literal: 'et al.' }

/** Tells whether a name is the mark that a list goes on: `et al.`, or `others`, as pandoc writes it in CSL-JSON. */
export function isOthersMark(name: CslName | undefined): boolean {
  const { literal } = name ?? {}
  return literal !== undefined && /^(?:et al\.?|others)$/i.test(literal.trim())
}

/**
 * Takes the mark off a list of names.
 *
 * @returns the people and organisations that are named, and whether there are others
 */
export function namesAndOthers(list: readonly CslName[] | undefined): {
  names: CslName[]
  hasOthers: boolean
} {
  const all = list ?? []
  const names = all.filter((name) => !isOthersMark(name))
  return { names, hasOthers: names.length < all.length }
}

/** Scripts whose names have the family name first, and no space after it. */
const familyFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A name in the order it is spoken. */
export function wholeName(name: CslName): string {
  const { literal, family, given = '', suffix } = name
  if (family !== undefined && familyFirst.test(family) && familyFirst.test(given))
    return family + given
  return literal ?? [given, familyName(name), suffix].filter(Boolean).join(' ')
}

/** A family name with its particles. */
export function familyName(name: CslName): string | undefined {
  const parts = [name['dropping-particle'], name['non-dropping-particle'], name.family]
  return parts.filter(Boolean).join(' ') || undefined
}
